//! Articles in, the publications that printed them out, each with the address of its page.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::addresses::unused;
use crate::model::{Article, ArticleIndex};

/// A publication and its articles.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its name as printed; none for the articles whose publication is not known.
    pub(crate) name: Option<String>,
    /// Its page.
    pub(crate) path: String,
    /// Its articles, the oldest first.
    pub(crate) articles: Vec<ArticleIndex>,
    /// The name a reader sees.
    pub(crate) label: String,
}

/// The articles, the oldest first, the undated behind them by title.
pub(super) fn chronological(articles: &[Article]) -> Vec<ArticleIndex> {
    let mut order: Vec<ArticleIndex> = (0..articles.len()).collect();
    order.sort_by_cached_key(|&at| {
        let article = &articles[at];
        let published = article.about.published.as_ref();
        let date = published.map(|dated| (dated.range.earliest, dated.range.latest, dated.time));
        (date.is_none(), date, article.title().to_owned(), at)
    });
    order
}

/// The name of an article's publication, where it is known.
pub(super) fn publisher(article: &Article) -> Option<&str> {
    article.about.publisher.as_ref().map(|known| known.value.as_str())
}

/// The publications, those with most articles first and the unknown one, called `unknown`, last; and the place of each article's
/// among them. `order` is that of the articles in each.
pub(super) fn sources(articles: &[Article], order: &[ArticleIndex], unknown: &str) -> (Vec<Source>, Vec<usize>) {
    let mut by_name: BTreeMap<Option<&str>, Vec<ArticleIndex>> = BTreeMap::new();
    for &at in order {
        by_name.entry(publisher(&articles[at])).or_default().push(at);
    }
    let mut ranked: Vec<_> = by_name.into_iter().collect();
    ranked.sort_by_key(|(name, articles)| (name.is_none(), Reverse(articles.len()), *name));
    let mut taken = HashSet::from(["unknown".to_owned()]);
    let sources: Vec<Source> = ranked
        .into_iter()
        .map(|(name, articles)| {
            let slug = name.map_or_else(|| "unknown".to_owned(), |name| unused(&slug(name), &mut taken));
            let label = name.unwrap_or(unknown).to_owned();
            Source { name: name.map(str::to_owned), path: format!("sources/{slug}/index.html"), articles, label }
        })
        .collect();
    let mut source_of = vec![0; articles.len()];
    for (number, source) in sources.iter().enumerate() {
        for &article in &source.articles {
            source_of[article] = number;
        }
    }
    (sources, source_of)
}

fn slug(name: &str) -> String {
    Some(slug::slugify(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "source".into())
}

//! Articles whose few words do not tell their language in; out they come with that of the others of their file, else of
//! their publication, else of the collection, where nearly all of these are in one language whose letters they have.

use std::collections::BTreeMap;

use crate::describe;
use crate::model::{Article, Basis, Evidence, Known};

/// A text of more bytes tells its own language, or is in none.
const FEW_WORDS: usize = 300;

/// How many others are asked at least.
const LEAST: usize = 3;

/// Of ten others so many have to be in the language.
const NEARLY_ALL: usize = 9;

/// Fills in the languages.
pub(super) fn fill_in(articles: &mut [Article]) {
    let groups = Groups::of(articles);
    for article in articles.iter_mut() {
        let is_open = article.about.language.is_none() && (1..=FEW_WORDS).contains(&article.text.len());
        if is_open {
            article.about.language = groups.language_of(article);
        }
    }
}

/// How many articles are in each language, by primary tag.
type Counts = BTreeMap<String, usize>;

/// The languages that are told, of each group of articles.
struct Groups {
    files: BTreeMap<String, Counts>,
    publications: BTreeMap<String, Counts>,
    all: Counts,
}

impl Groups {
    fn of(articles: &[Article]) -> Self {
        let mut groups = Self { files: BTreeMap::new(), publications: BTreeMap::new(), all: Counts::new() };
        for article in articles {
            let Some(tag) = article.primary_language() else { continue };
            let file = file(article).map(|file| groups.files.entry(file.to_owned()).or_default());
            let publication = publication(article).map(|name| groups.publications.entry(name.to_owned()).or_default());
            let counts = [file, publication, Some(&mut groups.all)];
            counts.into_iter().flatten().for_each(|counts| *counts.entry(tag.clone()).or_default() += 1);
        }
        groups
    }

    fn language_of(&self, article: &Article) -> Option<Known<String>> {
        let file = file(article).and_then(|file| self.files.get(file)).map(|counts| (counts, "its file"));
        let publication = publication(article).and_then(|name| self.publications.get(name));
        let publication = publication.map(|counts| (counts, "its publication"));
        let groups = [file, publication, Some((&self.all, "the collection"))];
        let (counts, group) =
            groups.into_iter().flatten().find(|(counts, _)| counts.values().sum::<usize>() >= LEAST)?;
        let all: usize = counts.values().sum();
        let (tag, count) = counts.iter().max_by_key(|(_, count)| **count)?;
        if 10 * count < NEARLY_ALL * all || !describe::has_letters_of(&article.text, tag) {
            return None;
        }
        let evidence = Evidence {
            basis: Basis::Inferred,
            text: format!("{count} of {all}"),
            rule: format!("its own words are too few to tell; the other articles of {group} are in it"),
            line: None,
        };
        Some(Known { value: tag.clone(), evidence })
    }
}

/// The file that an article is one of many in.
fn file(article: &Article) -> Option<&str> {
    article.source.rsplit_once('#').map(|(file, _)| file)
}

fn publication(article: &Article) -> Option<&str> {
    article.about.publisher.as_ref().map(|known| known.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::Seed;
    use crate::read;

    const GERMAN: &str =
        "Die alte Fähre fährt heute wieder über den Fluss, und der Bürgermeister freut sich darüber sehr.";
    const ENGLISH: &str =
        "The old ferry sails over the river again today, and the mayor of the town is very glad of it.";

    /// The languages of records of a file.
    fn languages(texts: &[&str]) -> Vec<Option<String>> {
        let dump: String = texts.iter().map(|text| format!("{}\n", serde_json::json!({"text": text}))).collect();
        let mut seeds: Vec<Seed> = Vec::new();
        read::content("a.jsonl", dump.as_bytes(), &Config::default(), &mut |seed| seeds.push(seed));
        let settled = seeds.into_iter().map(|seed| crate::settle(crate::analyse(seed), &[]));
        let mut articles: Vec<Article> = settled.collect();
        fill_in(&mut articles);
        articles.into_iter().map(|article| article.about.language.map(|known| known.value)).collect()
    }

    #[test]
    fn few_words_are_in_the_language_of_their_neighbours() {
        let told = languages(&[GERMAN, GERMAN, GERMAN, "Fähre fährt.", "Паром идёт."]);
        assert_eq!(told[3].as_deref(), Some("de"));
        assert_eq!(told[4], None);
    }

    #[test]
    fn neighbours_in_several_languages_tell_nothing() {
        assert_eq!(languages(&[GERMAN, ENGLISH, GERMAN, "Fähre fährt."])[3], None);
        assert_eq!(languages(&[GERMAN, "Fähre fährt."])[1], None);
    }
}

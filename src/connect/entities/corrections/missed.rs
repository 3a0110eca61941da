//! The names that people give and that were not recognised in the articles: every place where one stands as written,
//! between whole words, becomes a mention. A longer name takes the place of mentions inside it.

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use crate::config::Correction;
use crate::connect::entities::mentions;
use crate::model::{Article, EntityKind, Field, Mention, MentionBasis, Span};

/// Marks the names that entries give in all articles.
pub(in crate::connect::entities) fn find(articles: &mut [Article], entries: &[Correction]) {
    // Denying what was not recognised would be in vain.
    let wanted = entries.iter().filter(|entry| !entry.deny);
    let (names, kinds): (Vec<&str>, Vec<EntityKind>) = wanted
        .flat_map(|entry| entry.names().map(|name| (name.trim(), entry.kind.unwrap_or(EntityKind::Other))))
        .unzip();
    if names.is_empty() {
        return;
    }
    // Names too many or too long for an automaton would be no names; then none is marked.
    let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names) else { return };
    articles.par_iter_mut().for_each(|article| mark(article, &automaton, &kinds));
}

fn mark(article: &mut Article, automaton: &AhoCorasick, kinds: &[EntityKind]) {
    let mut new = Vec::new();
    let mut swallowed = Vec::new();
    for field in fields(article) {
        let text = article.field(field);
        for hit in automaton.find_iter(text).filter(|hit| is_whole(text, hit.start(), hit.end())) {
            let span = Span::new(hit.start(), hit.end());
            let near = || article.mentions.iter().enumerate().filter(move |(_, other)| is_near(other, field, span));
            if near().any(|(_, other)| other.span == span || !span.contains(&other.span)) {
                continue;
            }
            swallowed.extend(near().map(|(at, _)| at));
            let kind = kinds.get(hit.pattern().as_usize()).copied().unwrap_or(EntityKind::Other);
            let basis = MentionBasis::Named;
            new.push(Mention { field, span, kind, basis, title: None, entity: String::new() });
        }
    }
    let mut at = 0..;
    mentions::keep(article, |_, _| at.next().is_none_or(|at: usize| !swallowed.contains(&at)));
    mentions::insert(article, new);
}

fn is_near(mention: &Mention, field: Field, span: Span) -> bool {
    mention.field == field && mention.span.overlaps(&span)
}

/// The fields in which names count. A standfirst that is read as part of the text counts there.
fn fields(article: &Article) -> Vec<Field> {
    let standfirst = article.about.standfirst.as_ref().filter(|known| !article.text.contains(&known.value));
    let title = article.about.title.as_ref().map(|_| Field::Title);
    let captions = (0..article.about.captions.len()).map(Field::Caption);
    title.into_iter().chain(standfirst.map(|_| Field::Standfirst)).chain(captions).chain([Field::Text]).collect()
}

/// Whether a stretch of a text neither begins nor ends inside a word.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
}

//! Documents in, some of them again in capitals, in lower case or with the capitals of a headline out, so that the tagger
//! learns to do without what case tells.

use super::corpora::{Document, Passage};
use super::random::Random;
use crate::model::Span;

/// One document of so many is written again in each way.
const EVERY: usize = 8;

/// Some of the documents, written otherwise.
pub(super) fn documents(documents: &[Document]) -> Vec<Document> {
    let mut random = Random::new(3);
    let ways: [fn(&str) -> String; 3] = [str::to_uppercase, headline, str::to_lowercase];
    let mut all = Vec::new();
    for document in documents {
        for passages in document.passages.chunks(EVERY) {
            let (taken, way) = (random.below(EVERY / 2) == 0, ways[random.below(ways.len())]);
            if !taken {
                continue;
            }
            let passages = passages.iter().filter_map(|passage| recased(passage, way)).collect();
            all.push(Document { passages, partial: document.partial });
        }
    }
    all.retain(|document| !document.passages.is_empty());
    all
}

/// A passage written otherwise, unless that changes where its names stand.
fn recased(passage: &Passage, way: fn(&str) -> String) -> Option<Passage> {
    let text = way(&passage.text);
    let same = text.len() == passage.text.len()
        && passage.names.iter().all(|(Span { start, end }, _)| text.get(*start..*end).is_some());
    same.then(|| Passage { text, names: passage.names.clone() })
}

/// The first letter of every word in capitals.
fn headline(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .map(|c| {
            let first = c.is_ascii_lowercase() && !inside;
            inside = c.is_alphanumeric() || c == '\'';
            if first { c.to_ascii_uppercase() } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_have_capitals() {
        assert_eq!(headline("the mayor's ship left Oslo at 10pm"), "The Mayor's Ship Left Oslo At 10pm");
    }
}

//! Corpora with one token a line (CoNLL) in, documents of running text with their names out.

use crate::model::{EntityKind, Span};

/// A passage of a document for training.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its words.
    pub text: String,
    /// The names in it, in order, and what they name.
    pub names: Vec<(Span, EntityKind)>,
}

/// A document for training.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its passages.
    pub passages: Vec<Passage>,
    /// Whether names of people, places and organisations alone are marked.
    pub partial: bool,
}

/// Reads a corpus. Documents end at `-DOCSTART-`; where a corpus has none, every sentence is a document. `partial` says
/// that the corpus marks people, places and organisations alone.
#[must_use]
pub fn read(conll: &str, partial: bool) -> Vec<Document> {
    let whole = conll.contains("-DOCSTART-");
    let mut documents = vec![Document { partial, ..Document::default() }];
    let mut passage = Builder::default();
    for line in conll.lines().chain([""]) {
        let mut columns = line.split_whitespace();
        let (token, label) = (columns.next(), columns.next_back().unwrap_or("O"));
        let starts = token == Some("-DOCSTART-");
        match token {
            Some(token) if !starts => passage.add(token, label),
            _ => {
                let passage = std::mem::take(&mut passage).finish();
                if let Some(document) = documents.last_mut().filter(|_| !passage.text.is_empty()) {
                    document.passages.push(passage);
                }
                if starts || !whole {
                    documents.push(Document { partial, ..Document::default() });
                }
            }
        }
    }
    documents.retain(|document| !document.passages.is_empty());
    documents
}

/// Builds running text of tokens.
#[derive(Default)]
struct Builder {
    passage: Passage,
    label: String,
    quoted: bool,
}

impl Builder {
    fn add(&mut self, token: &str, label: &str) {
        let text = &mut self.passage.text;
        let quote = token == "\"";
        let closes = closes(token) || quote && self.quoted;
        let glued = text.is_empty() || closes || text.ends_with(opens) || self.quoted && text.ends_with('"');
        if !glued || text.ends_with('"') && !self.quoted && !closes {
            text.push(' ');
        }
        let span = Span::new(text.len(), text.len() + token.len());
        text.push_str(token);
        self.quoted ^= quote;
        let goes_on = label.starts_with("I-") && self.label.get(2..) == label.get(2..);
        if let Some(kind) = label.get(2..).and_then(kind) {
            match self.passage.names.last_mut().filter(|_| goes_on) {
                Some((name, _)) => name.end = span.end,
                None => self.passage.names.push((span, kind)),
            }
        }
        label.clone_into(&mut self.label);
    }

    fn finish(self) -> Passage {
        self.passage
    }
}

/// Whether a token stands right behind the one before.
fn closes(token: &str) -> bool {
    token.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '%', '\'', '’']) && token.len() <= 3 || token == "n't"
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '$' | '£' | '#')
}

/// What the labels of the corpora mean.
fn kind(label: &str) -> Option<EntityKind> {
    match label {
        "PER" | "person" => Some(EntityKind::Person),
        "LOC" | "location" => Some(EntityKind::Place),
        "ORG" | "corporation" | "group" => Some(EntityKind::Organisation),
        "MISC" | "creative-work" | "product" => Some(EntityKind::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_running_text() {
        let conll = "Ana I-PER\nBrandt I-PER\n's O\n( O\nOslo B-LOC\n) O\nparty O\nsaid O\n: O\n\" O\nNo O\n\" O\n. O\n\nYes O\n";
        let documents = read(conll, true);
        assert_eq!(documents.len(), 2);
        let passage = &documents[0].passages[0];
        assert_eq!(passage.text, "Ana Brandt's (Oslo) party said: \"No\".");
        let names: Vec<_> = passage.names.iter().map(|(span, kind)| (span.of(&passage.text), *kind)).collect();
        assert_eq!(names, [("Ana Brandt", EntityKind::Person), ("Oslo", EntityKind::Place)]);
    }

    #[test]
    fn documents_end_where_the_corpus_says() {
        let documents = read("Ana B-person\n\nleft O\n-DOCSTART- O\nOslo B-location\n", false);
        assert_eq!(documents.iter().map(|document| document.passages.len()).collect::<Vec<_>>(), [2, 1]);
    }
}

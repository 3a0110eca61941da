//! Templates of news lines and the gazetteers in, invented documents with their names out: datelines, headlines in capitals
//! and tables, of which the corpora have few.

use std::collections::BTreeMap;

use super::super::lexicon::{self, GAZETTEER, LEXICON};
use super::corpora::{Document, Passage};
use super::random::Random;
use crate::data_file::rows;
use crate::model::{EntityKind, Span};

/// How often each template is filled.
const FILLINGS: usize = 14;

/// The share of surnames and cities that no list holds.
const BLENDED: f64 = 0.35;

/// The share of surnames of several parts.
const COMPOUND: f64 = 0.08;

/// How deep a slot may hold slots.
const DEEPEST: usize = 4;

/// What fills the slots.
struct Filler {
    slots: BTreeMap<String, Vec<String>>,
    random: Random,
}

/// Invents documents.
pub(super) fn documents() -> Vec<Document> {
    let mut filler = Filler { slots: slots(), random: Random::new(2) };
    let templates: Vec<&str> = lines().collect();
    let mut documents = Vec::new();
    for template in templates.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()) {
        for _ in 0..FILLINGS {
            let passages = template.iter().flat_map(|line| filler.passages(line)).collect();
            documents.push(Document { passages, partial: false });
        }
    }
    documents
}

fn lines() -> impl Iterator<Item = &'static str> {
    rows(include_str!("data/lines.txt"))
}

fn slots() -> BTreeMap<String, Vec<String>> {
    let mut slots: BTreeMap<String, Vec<String>> = toml::from_str(include_str!("data/slots.toml")).unwrap_or_default();
    let lists = GAZETTEER.lists();
    slots.insert("country".to_owned(), lists.countries);
    slots.insert("adjective".to_owned(), lists.adjectives);
    slots.insert("city".to_owned(), lists.cities);
    slots.insert("first".to_owned(), lists.first_names);
    slots.insert("surname".to_owned(), lists.surnames);
    slots.insert("known".to_owned(), LEXICON.clubs.clone());
    slots.insert("nickname".to_owned(), LEXICON.teams.iter().map(lexicon::capitalised).collect());
    slots.values_mut().for_each(|words| words.sort());
    slots
}

impl Filler {
    /// The lines that a template's line becomes.
    fn passages(&mut self, line: &str) -> Vec<Passage> {
        match line.strip_prefix("* ") {
            Some(line) => (0..self.random.below(6) + 2).map(|_| self.fill(line)).collect(),
            None => vec![self.fill(line)],
        }
    }

    fn fill(&mut self, line: &str) -> Passage {
        let mut passage = Passage::default();
        let mut rest = line;
        while let Some((before, (slot, behind))) = rest.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?)))
        {
            passage.text.push_str(before);
            let word = self.word(slot, 0);
            let span = Span::new(passage.text.len(), passage.text.len() + word.len());
            passage.names.extend(kind(slot).map(|kind| (span, kind)));
            passage.text.push_str(&word);
            rest = behind;
        }
        passage.text.push_str(rest);
        passage
    }

    /// What fills a slot, in capitals where its name is.
    fn word(&mut self, slot: &str, depth: usize) -> String {
        let word = self.lower_word(&slot.to_lowercase(), depth);
        let shouted = slot.len() > 1 && !slot.contains(char::is_lowercase);
        if shouted { word.to_uppercase() } else { word }
    }

    fn lower_word(&mut self, slot: &str, depth: usize) -> String {
        let number = |random: &mut Random, from: usize, to: usize| (from + random.below(to - from)).to_string();
        match slot {
            "d" => number(&mut self.random, 0, 10),
            "n" => number(&mut self.random, 1, 100),
            "nnn" => number(&mut self.random, 100, 700),
            "big" => format!("{},{}", number(&mut self.random, 1, 70), number(&mut self.random, 100, 999)),
            "year" => number(&mut self.random, 1900, 2024),
            "score" => format!("{}-{}", number(&mut self.random, 0, 9), number(&mut self.random, 0, 9)),
            "set" => format!("{}-{}", number(&mut self.random, 6, 8), number(&mut self.random, 0, 7)),
            "date" => format!(
                "{}-{:02}-{:02}",
                number(&mut self.random, 1985, 2024),
                self.random.below(12) + 1,
                self.random.below(28) + 1
            ),
            "acronym" => {
                (0..self.random.below(3) + 2).map(|_| char::from(b'A' + self.random.below(26) as u8)).collect()
            }
            "initialed" => {
                format!("{}. {}", char::from(b'A' + self.random.below(26) as u8), self.word("surname", depth))
            }
            "surname" => self.surname(),
            "city" if self.random.chance(BLENDED) => self.blend("city"),
            "person" => {
                let first = self.word("first", depth);
                format!("{first} {}", self.word("surname", depth))
            }
            "team" => {
                let town = self.word("town", depth);
                format!("{town} {}", self.word("nickname", depth))
            }
            _ => {
                let word = self.pick(slot);
                if depth < DEEPEST && word.contains('{') { self.nested(&word, depth + 1) } else { word }
            }
        }
    }

    /// A surname: one of the list, one that no list holds, or one with a particle.
    fn surname(&mut self) -> String {
        let mut surname = if self.random.chance(BLENDED) { self.blend("surname") } else { self.pick("surname") };
        if self.random.chance(COMPOUND) {
            let particle = self.pick("particle");
            surname = if particle == "-" { format!("{surname}-{}", self.pick("surname")) } else { particle + &surname };
        }
        surname
    }

    /// A word that no list holds: the beginning of one and the end of another.
    fn blend(&mut self, slot: &str) -> String {
        let (head, tail) = (self.pick(slot), self.pick(slot));
        let head: String = head.chars().take(3 + self.random.below(2)).collect();
        let length = tail.chars().count();
        head.trim_end().to_owned() + &tail.chars().skip(length / 2).collect::<String>().to_lowercase()
    }

    fn pick(&mut self, slot: &str) -> String {
        self.slots.get(slot).and_then(|words| self.random.one(words)).cloned().unwrap_or_default()
    }

    fn nested(&mut self, line: &str, depth: usize) -> String {
        let mut text = String::new();
        let mut rest = line;
        while let Some((before, (slot, behind))) = rest.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?)))
        {
            text.push_str(before);
            text.push_str(&self.word(slot, depth));
            rest = behind;
        }
        text + rest
    }
}

/// What a slot names.
fn kind(slot: &str) -> Option<EntityKind> {
    match slot.to_lowercase().as_str() {
        "person" | "surname" | "initialed" => Some(EntityKind::Person),
        "country" | "city" => Some(EntityKind::Place),
        "club" | "team" | "town" | "nickname" | "company" | "org" | "agency" | "county" | "acronym" => {
            Some(EntityKind::Organisation)
        }
        "adjective" => Some(EntityKind::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_is_filled_and_marked() {
        let documents = documents();
        let passages = || documents.iter().flat_map(|document| &document.passages);
        assert!(passages().all(|passage| !passage.text.contains(['{', '}']) && !passage.text.is_empty()));
        let named = |passage: &Passage| passage.names.iter().all(|(span, _)| !span.of(&passage.text).trim().is_empty());
        assert!(passages().all(named), "a slot is empty");
        assert_eq!(documents, self::documents());
    }
}

//! The second sieve: from the words that say who speaks to the name they mean.
//!
//! A pronoun means the person last heard or the nearest sentence's first person that agrees in gender; a description
//! means the person whose title, office or apposition in the article fits it.

use std::collections::HashMap;

use crate::annotate::names::gender_of_first_name;
use crate::model::{Article, EntityKind, Field, Mention, MentionBasis, Span, Speaker, SpeakerBasis};

use super::clause::{self, Item, Phrase, PhraseKind};
use super::description::{Description, Descriptors};
use super::languages::Language;
use super::lexicon::{self, Gender};

/// How many sentences back a pronoun looks.
const SENTENCES_BACK: usize = 8;
/// A longer stretch, in bytes, is no sentence, and no pronoun is looked up in it.
const LONGEST_SENTENCE: usize = 3_000;
/// How many mentions of people before a description, and how many behind it, it is compared with.
const PEOPLE_AROUND: usize = 200;

/// A mention of a person in the text.
struct Person {
    mention: usize,
    start: usize,
    descriptors: Descriptors,
}

/// What is known about the people of an article while its quotations are read in order.
pub(super) struct Antecedents<'a> {
    article: &'a Article,
    /// Mentions of people in the text, in order.
    people: Vec<Person>,
    /// The surname of each mention, in lower case.
    surnames: Vec<String>,
    /// The first of the people with a surname.
    first_named: HashMap<String, usize>,
    /// Gender by the last word of a person's name.
    genders: HashMap<String, Gender>,
    /// The last quotation and the mention of its speaker.
    heard: Option<(Span, usize)>,
}

impl<'a> Antecedents<'a> {
    /// Collects the people of an article.
    pub(super) fn of(article: &'a Article) -> Self {
        let surnames: Vec<String> = article.mentions.iter().map(|mention| surname(article, mention)).collect();
        let known = article.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == EntityKind::Person);
        let genders = genders(article, &surnames);
        let people: Vec<Person> = known
            .filter(|(_, mention)| mention.field == Field::Text)
            .map(|(at, mention)| Person {
                mention: at,
                start: mention.span.start,
                descriptors: Descriptors::of(article, mention),
            })
            .collect();
        let mut first_named = HashMap::new();
        for person in &people {
            first_named.entry(surnames[person.mention].clone()).or_insert(person.mention);
        }
        Self { article, people, surnames, first_named, genders, heard: None }
    }

    /// Notes who spoke last.
    pub(super) fn heard(&mut self, quote: Span, speaker: &Speaker) {
        if let Some(mention) = speaker.mention {
            self.heard = Some((quote, mention));
        }
    }

    /// The speaker that a phrase names.
    pub(super) fn speaker(&mut self, phrase: &Phrase) -> Speaker {
        let (mention, basis) = match phrase.kind {
            PhraseKind::Name => self.named(phrase),
            PhraseKind::Pronoun => (self.meant(phrase.span), SpeakerBasis::Pronoun),
            PhraseKind::Description => {
                let apposed = || self.apposed(phrase.span).or_else(|| self.described(phrase.span));
                (phrase.mention.or_else(apposed), SpeakerBasis::Description)
            }
        };
        Speaker { span: Some(phrase.span), mention, basis }
    }

    fn named(&self, phrase: &Phrase) -> (Option<usize>, SpeakerBasis) {
        let mention = phrase.mention.or_else(|| {
            let words = phrase.span.of(&self.article.text);
            let last = words.split_whitespace().next_back()?.to_lowercase();
            self.first_named.get(&last).copied()
        });
        let titled = mention.map(|at| &self.article.mentions[at]).is_some_and(|mention| {
            let before = mention.span.start > phrase.span.start && mention.field == Field::Text;
            mention.basis == MentionBasis::Title || before
        });
        (mention, if titled { SpeakerBasis::Title } else { SpeakerBasis::Named })
    }

    /// The person that a pronoun means.
    fn meant(&mut self, pronoun: Span) -> Option<usize> {
        let language = Language::of(self.article);
        let gender = language.gender(&pronoun.of(&self.article.text).to_lowercase())?;
        let found = self.nearest(pronoun, gender)?;
        self.genders.entry(self.surnames[found].clone()).or_insert(gender);
        Some(found)
    }

    fn nearest(&self, pronoun: Span, gender: Gender) -> Option<usize> {
        let last = self.article.sentences.partition_point(|sentence| sentence.start < pronoun.start);
        for (back, sentence) in self.article.sentences[..last].iter().rev().take(SENTENCES_BACK).enumerate() {
            let reach = Span::new(sentence.start, sentence.end.min(pronoun.start));
            if reach.len() > LONGEST_SENTENCE {
                continue;
            }
            if let Some(heard) = self.heard_in(reach, gender) {
                return Some(heard);
            }
            if let Some(person) = self.first_person(reach, gender) {
                return Some(person);
            }
            if back == 0
                && let Some(person) = self.description_in(reach, gender)
            {
                return Some(person);
            }
        }
        None
    }

    /// The last speaker, where the quotation stands in `reach`.
    fn heard_in(&self, reach: Span, gender: Gender) -> Option<usize> {
        let (quote, mention) = self.heard?;
        (quote.overlaps(&reach) && self.agrees(mention, gender)).then_some(mention)
    }

    /// The first person named in `reach` outside quotations: one known to be of the gender before others, then one that
    /// hangs on no preposition.
    fn first_person(&self, reach: Span, gender: Gender) -> Option<usize> {
        let from = self.people.partition_point(|person| person.start < reach.start);
        self.people[from..]
            .iter()
            .take_while(|person| person.start < reach.end)
            .map(|person| person.mention)
            .filter(|&at| self.agrees(at, gender) && !self.is_quoted(self.article.mentions[at].span))
            .min_by_key(|&at| (!self.is_known(at, gender), self.hangs(self.article.mentions[at].span), at))
    }

    /// The person described in `reach`.
    fn description_in(&self, reach: Span, gender: Gender) -> Option<usize> {
        clause::read(self.article, reach)
            .iter()
            .filter_map(|element| match &element.item {
                Item::Phrase(phrase) if phrase.kind == PhraseKind::Description => self.described(phrase.span),
                _ => None,
            })
            .find(|&mention| self.agrees(mention, gender))
    }

    fn is_known(&self, mention: usize, gender: Gender) -> bool {
        self.genders.get(&self.surnames[mention]) == Some(&gender)
    }

    /// Whether a mention may be meant by "he" or "she".
    fn agrees(&self, mention: usize, gender: Gender) -> bool {
        let is_person = self.article.mentions[mention].kind == EntityKind::Person;
        is_person && self.genders.get(&self.surnames[mention]).is_none_or(|&known| known == gender)
    }

    fn is_quoted(&self, span: Span) -> bool {
        let after = self.article.quotes.partition_point(|quote| quote.span.start <= span.start);
        after.checked_sub(1).is_some_and(|at| self.article.quotes[at].span.contains(&span))
    }

    /// Whether a name hangs on a preposition, or owns what follows it.
    fn hangs(&self, span: Span) -> bool {
        let text = &self.article.text;
        let before = text[..span.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let owns = text[span.end..].starts_with(['\'', '’']);
        owns || lexicon::get().is_preposition(&before.to_lowercase())
    }

    /// The person named in apposition right behind a description: "its chair, Paul Example".
    fn apposed(&self, description: Span) -> Option<usize> {
        let from = self.people.partition_point(|person| person.start < description.end);
        let next = self.people.get(from)?;
        (self.article.text.get(description.end..next.start)? == ", ").then_some(next.mention)
    }

    /// The person whose title, office or apposition fits a description best; among equals the nearest before it.
    fn described(&self, span: Span) -> Option<usize> {
        let description = Description::of(span.of(&self.article.text));
        if let Some(noun) = description.body() {
            return self.body(noun, &description, span);
        }
        let at = self.people.partition_point(|person| person.start <= span.start);
        let around = at.saturating_sub(PEOPLE_AROUND)..(at + PEOPLE_AROUND).min(self.people.len());
        let fit = |person: &Person| {
            let score = description.fit(&person.descriptors);
            let before = person.start <= span.start;
            let nearness = if before { person.start } else { self.article.text.len() - person.start };
            (score > 0).then_some((score, before, nearness, person.mention))
        };
        self.people[around].iter().filter_map(fit).max().map(|(.., mention)| mention)
    }

    /// The only body named so far whose name ends in a noun: "the court" is the `Harbour Court`.
    fn body(&self, noun: &str, description: &Description, span: Span) -> Option<usize> {
        let mentions = self.article.mentions.iter().enumerate();
        let before = mentions.filter(|(_, mention)| mention.field == Field::Text && mention.span.end <= span.start);
        let bodies = before.filter(|(at, mention)| {
            let words = mention.span.of(&self.article.text);
            let has_more = words.contains(' ') && description.is_part_of(words);
            mention.kind == EntityKind::Organisation && self.surnames[*at] == noun && has_more
        });
        let mut bodies = bodies.map(|(at, mention)| (at, mention.span.of(&self.article.text)));
        let (first, called) = bodies.next()?;
        let is_one = |last: usize, (at, other): (usize, &str)| (other == called).then_some(at.max(last));
        bodies.try_fold(first, is_one)
    }
}

/// The last word of a name, in lower case.
fn surname(article: &Article, mention: &Mention) -> String {
    let name = mention.span.of(article.field(mention.field));
    name.split_whitespace().next_back().unwrap_or_default().to_lowercase()
}

/// The gender of people by their surnames: as the words in front of a name tell, else as the first names of all who have it do.
fn genders(article: &Article, surnames: &[String]) -> HashMap<String, Gender> {
    let people = || article.mentions.iter().zip(surnames).filter(|(mention, _)| mention.kind == EntityKind::Person);
    let mut named: HashMap<&String, Option<Gender>> = HashMap::new();
    for (mention, surname) in people() {
        if let Some(gender) = of_first_name(article, mention) {
            let known = named.entry(surname).or_insert(Some(gender));
            *known = known.filter(|known| *known == gender);
        }
    }
    let named = named.into_iter().filter_map(|(surname, gender)| Some((surname.clone(), gender?)));
    let told = people().filter_map(|(mention, surname)| Some((surname.clone(), gender_of(article, mention)?)));
    named.chain(told).collect()
}

/// The gender that the first word of a name of several tells.
fn of_first_name(article: &Article, mention: &Mention) -> Option<Gender> {
    let (first, _) = mention.span.of(article.field(mention.field)).split_once(' ')?;
    gender_of_first_name(&first.to_lowercase())
}

/// The gender that the words in front of a name tell.
fn gender_of(article: &Article, mention: &Mention) -> Option<Gender> {
    let text = article.field(mention.field);
    let before = text.get(..mention.span.start).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let titles = mention.title.as_deref().unwrap_or_default().split_whitespace();
    titles.chain([last]).find_map(|word| {
        let word = word.to_lowercase();
        let possessive = ["his", "her", "hers", "him", "he", "she"].contains(&word.as_str());
        lexicon::get().gender(&word).filter(|_| !possessive)
    })
}

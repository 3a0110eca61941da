//! The second sieve: from the words that say who speaks to the name they mean.
//!
//! A pronoun means the person last heard or the nearest sentence's first person that agrees in gender; a description
//! means the person whose title, office or apposition in the article fits it.

use std::collections::HashMap;

use crate::model::{Article, EntityKind, Field, Mention, MentionBasis, Span, Speaker, SpeakerBasis};

use super::clause::{self, Item, Phrase, PhraseKind};
use super::lexicon::{self, Gender};

/// How many sentences back a pronoun looks.
const SENTENCES_BACK: usize = 8;

/// What is known about the people of an article while its quotations are read in order.
pub(super) struct Antecedents<'a> {
    article: &'a Article,
    /// Mentions of people in the text, in order.
    people: Vec<usize>,
    /// Gender by the last word of a person's name.
    genders: HashMap<String, Gender>,
    /// The last quotation and the mention of its speaker.
    heard: Option<(Span, usize)>,
}

impl<'a> Antecedents<'a> {
    /// Collects the people of an article.
    pub(super) fn of(article: &'a Article) -> Self {
        let named = |at: &usize| article.mentions[*at].kind == EntityKind::Person;
        let people: Vec<usize> =
            (0..article.mentions.len()).filter(named).filter(|&at| article.mentions[at].field == Field::Text).collect();
        let genders = article
            .mentions
            .iter()
            .filter(|mention| mention.kind == EntityKind::Person)
            .filter_map(|mention| Some((surname(article, mention), gender_of(article, mention)?)))
            .collect();
        Self { article, people, genders, heard: None }
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
                (self.apposed(phrase.span).or_else(|| self.described(phrase.span)), SpeakerBasis::Description)
            }
        };
        Speaker { span: Some(phrase.span), mention, basis }
    }

    fn named(&self, phrase: &Phrase) -> (Option<usize>, SpeakerBasis) {
        let mention = phrase.mention.or_else(|| {
            let words = phrase.span.of(&self.article.text);
            let last = words.split_whitespace().next_back()?.to_lowercase();
            self.people.iter().copied().find(|&at| surname(self.article, &self.article.mentions[at]) == last)
        });
        let titled = mention.map(|at| &self.article.mentions[at]).is_some_and(|mention| {
            let before = mention.span.start > phrase.span.start && mention.field == Field::Text;
            mention.basis == MentionBasis::Title || before
        });
        (mention, if titled { SpeakerBasis::Title } else { SpeakerBasis::Named })
    }

    /// The person that a pronoun means.
    fn meant(&mut self, pronoun: Span) -> Option<usize> {
        let gender = lexicon::get().gender(&pronoun.of(&self.article.text).to_lowercase())?;
        let found = self.nearest(pronoun, gender)?;
        self.genders.entry(surname(self.article, &self.article.mentions[found])).or_insert(gender);
        Some(found)
    }

    fn nearest(&self, pronoun: Span, gender: Gender) -> Option<usize> {
        let last = self.article.sentences.partition_point(|sentence| sentence.start < pronoun.start);
        for (back, sentence) in self.article.sentences[..last].iter().rev().take(SENTENCES_BACK).enumerate() {
            let reach = Span::new(sentence.start, sentence.end.min(pronoun.start));
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
        let from = self.people.partition_point(|&at| self.article.mentions[at].span.start < reach.start);
        self.people[from..]
            .iter()
            .copied()
            .take_while(|&at| self.article.mentions[at].span.start < reach.end)
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
        self.genders.get(&surname(self.article, &self.article.mentions[mention])) == Some(&gender)
    }

    fn agrees(&self, mention: usize, gender: Gender) -> bool {
        let name = surname(self.article, &self.article.mentions[mention]);
        self.genders.get(&name).is_none_or(|&known| known == gender)
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
        let from = self.people.partition_point(|&at| self.article.mentions[at].span.start < description.end);
        let next = *self.people.get(from)?;
        let between = self.article.text.get(description.end..self.article.mentions[next].span.start)?;
        (between == ", ").then_some(next)
    }

    /// The person whose title, office or apposition fits a description best; among equals the nearest before it.
    fn described(&self, description: Span) -> Option<usize> {
        let words = words(description.of(&self.article.text));
        let fit = |at: usize| {
            let score = fit(&words, &descriptors(self.article, &self.article.mentions[at]));
            (score > 0).then(|| {
                let start = self.article.mentions[at].span.start;
                let before = start <= description.start;
                let nearness = if before { start } else { self.article.text.len() - start };
                (score, before, nearness, at)
            })
        };
        self.people.iter().filter_map(|&at| fit(at)).max().map(|(.., at)| at)
    }
}

/// Lower-case words of a phrase without small words, each with whether it was written with a capital.
fn words(text: &str) -> Vec<(String, bool)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| (word.to_lowercase(), word.starts_with(char::is_uppercase)))
        .filter(|(word, _)| !lexicon::get().is_never_name(word))
        .collect()
}

/// How well a description fits what is said about a person; 0 is not at all. A proper adjective must be found; a
/// "counterpart" fits any office.
fn fit(description: &[(String, bool)], person: &[(String, bool)]) -> usize {
    let lexicon = lexicon::get();
    let has = |word: &str| person.iter().any(|(other, _)| other == word);
    let (nouns, others): (Vec<_>, Vec<_>) = description.iter().partition(|(word, _)| lexicon.is_speaker_noun(word));
    if others.iter().any(|(word, capital)| *capital && !has(word)) {
        return 0;
    }
    let office = match nouns.last() {
        Some((noun, _)) if has(noun) => 2,
        _ if has("counterpart") && others.iter().any(|(_, capital)| *capital) => 1,
        _ => return 0,
    };
    office + others.iter().filter(|(word, _)| has(word)).count()
}

/// The words that say what a person is: the title, the words in front of the name, and the apposition behind it.
fn descriptors(article: &Article, mention: &Mention) -> Vec<(String, bool)> {
    let text = article.field(mention.field);
    let sentence = article.sentence_at(mention.span.start).unwrap_or(Span::new(0, text.len()));
    let before = text.get(sentence.start..mention.span.start).unwrap_or_default();
    let after = text.get(mention.span.end..sentence.end).unwrap_or_default();
    let mut descriptors = words(mention.title.as_deref().unwrap_or_default());
    descriptors.extend(words(premodifiers(before)));
    if let Some(apposition) = after.strip_prefix(',').and_then(|rest| rest.split([',', '.', ';', ':']).next())
        && apposition.split_whitespace().count() <= 12
    {
        descriptors.extend(words(apposition));
    }
    descriptors
}

/// The last words of a text back to the first small word, verb or mark: "met the Norwegian foreign minister" gives
/// "Norwegian foreign minister".
fn premodifiers(text: &str) -> &str {
    let mut start = text.len();
    for word in text.split_inclusive(char::is_whitespace).rev().take(6) {
        let bare = word.trim().trim_end_matches('.').to_lowercase();
        let stops = !word.trim().trim_end_matches('.').chars().all(|c| c.is_alphanumeric() || c == '-')
            || lexicon::get().is_never_name(&bare)
            || lexicon::get().cue(&bare).is_some();
        if stops {
            break;
        }
        start -= word.len();
    }
    &text[start..]
}

/// The last word of a name, in lower case.
fn surname(article: &Article, mention: &Mention) -> String {
    let name = mention.span.of(article.field(mention.field));
    name.split_whitespace().next_back().unwrap_or_default().to_lowercase()
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

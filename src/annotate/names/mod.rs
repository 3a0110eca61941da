//! A passage in, the names of people, places, bodies, events and works in it out.
//!
//! 1. [`tokens`] splits the passage and tells what each token's case says.
//! 2. [`casing`] tells running text from headlines, where capitals say nothing.
//! 3. [`runs`] finds the runs of tokens that names may be made of.
//! 4. [`segments`] takes titles ([`titles`]) and sentence openers off and splits what remains into names.
//! 5. [`classify`] tells what kind of thing each names, by gazetteers, head nouns and the words beside it.
//! 6. [`recall`] goes over an article's passages again for surnames that are common words.
//!
//! What is known of the world lies in `data/`, read by [`lexicon`]. The method is the rule-based one of Mikheev, Moens and
//! Grover, "Named Entity Recognition without Gazetteers" (EACL 1999): sure-fire rules first, then the other mentions of
//! what they found.

mod casing;
mod classify;
mod lexicon;
mod recall;
mod runs;
mod segments;
mod titles;
mod tokens;

pub(crate) use recall::Surnames;

use std::collections::HashSet;

use crate::model::{EntityKind, MentionBasis, MentionNote, Span};
use lexicon::LEXICON;
use segments::Name;
use tokens::Token;

/// Finds the names in a passage, in order, not overlapping. `language` is a BCP 47 primary tag: the rules know English
/// words only, so in other languages only names that a gazetteer or a first name vouches for are kept.
#[must_use]
pub fn recognise(text: &str, language: Option<&str>) -> Vec<MentionNote> {
    let tokens = tokens::tokenise(text);
    let casing = casing::of(&tokens);
    let mut names: Vec<Name> = Vec::new();
    for run in runs::find(&tokens, casing) {
        let floor = names.last().map_or(0, |name| name.tokens.end);
        names.extend(segments::find(&tokens, run, floor));
    }
    drop_adjectives_of_titles(&mut names);
    if language.is_some_and(|language| language != "en") {
        names.retain(|name| is_sure(name, &tokens));
    }
    agree(&mut names, &tokens);
    names.iter().filter_map(|name| note(name, &tokens, text)).collect()
}

/// Whether a name is one whatever the language: a gazetteer knows it, or it is a first name with more behind it.
fn is_sure(name: &Name, tokens: &[Token<'_>]) -> bool {
    let tokens = &tokens[name.tokens.clone()];
    let opens_with_first_name =
        || tokens.first().is_some_and(|first| lexicon::GAZETTEER.is_first_name(&first.text.to_lowercase()));
    let is_person = name.kind == EntityKind::Person && tokens.len() > 1 && opens_with_first_name();
    is_person || classify::whole(tokens).is_some()
}

/// Whether a word, in lower case, is the head noun of names of places, bodies, happenings or works.
pub(crate) fn is_head_noun(word: &str) -> bool {
    classify::head(word).is_some()
}

/// Whether a word is a first name, with its capital.
pub(crate) fn is_first_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && lexicon::GAZETTEER.is_first_name(&word.to_lowercase())
}

/// Whether a word, in lower case, is a form of address rather than an office.
pub(crate) fn is_honorific(word: &str) -> bool {
    LEXICON.honorifics.contains(word)
}

/// An adjective that is part of a title, as in `Norwegian minister Ana Brandt`, is no name of its own.
fn drop_adjectives_of_titles(names: &mut Vec<Name>) {
    let titles: HashSet<usize> = names.iter().filter_map(|name| name.title.clone()).flatten().collect();
    names.retain(|name| name.kind != EntityKind::Other || !titles.contains(&name.tokens.start));
}

/// A single word that is part of a person's full name in the same passage names that person.
fn agree(names: &mut [Name], tokens: &[Token<'_>]) {
    let surnames: HashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1)
        .map(|name| tokens[name.tokens.end - 1].text)
        .collect();
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let known = classify::whole(&tokens[name.tokens.clone()]).is_some();
        if !known && surnames.contains(tokens[name.tokens.start].text) {
            name.kind = EntityKind::Person;
        }
    }
}

fn note(name: &Name, tokens: &[Token<'_>], text: &str) -> Option<MentionNote> {
    let span = span_of(&name.tokens, tokens)?;
    let title = name.title.as_ref().and_then(|title| span_of(title, tokens)).map(|title| title.of(text).to_owned());
    let basis = if name.titled { MentionBasis::Title } else { MentionBasis::Named };
    Some(MentionNote { span, kind: name.kind, basis, title })
}

fn span_of(range: &std::ops::Range<usize>, tokens: &[Token<'_>]) -> Option<Span> {
    let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
    (range.start < range.end).then(|| Span::new(first.start, last.end()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(text: &str) -> Vec<(String, EntityKind)> {
        recognise(text, Some("en")).iter().map(|note| (note.span.of(text).to_owned(), note.kind)).collect()
    }

    fn of(text: &str, kind: EntityKind) -> Vec<String> {
        names(text).into_iter().filter(|(_, found)| *found == kind).map(|(name, _)| name).collect()
    }

    #[test]
    fn titles_are_kept_apart_from_the_name() {
        let text = "Norwegian Foreign Minister Ana Brandt met chief trade negotiator Takis Papadellis.";
        let notes = recognise(text, Some("en"));
        let found: Vec<_> = notes.iter().map(|note| (note.span.of(text), note.title.as_deref())).collect();
        assert_eq!(
            found,
            [("Ana Brandt", Some("Norwegian Foreign Minister")), ("Takis Papadellis", Some("chief trade negotiator"))]
        );
        assert!(notes.iter().all(|note| note.basis == MentionBasis::Title));
        let text = "Ana Brandt, Norway’s new finance minister, spoke.";
        assert_eq!(recognise(text, None)[0].title.as_deref(), Some("finance minister"));
    }

    #[test]
    fn kinds_are_told() {
        assert_eq!(
            of("It opened in Bergen, Norway, near the Lofoten islands.", EntityKind::Place),
            ["Bergen", "Norway", "Lofoten islands"]
        );
        assert_eq!(
            of("The Bank of Norway and Nordic Christian University agreed.", EntityKind::Organisation),
            ["Bank of Norway", "Nordic Christian University"]
        );
        assert_eq!(
            of("Since the Winter Harbour Forum, the Treaty of Bergen holds.", EntityKind::Event),
            ["Winter Harbour Forum"]
        );
        assert_eq!(of("The Treaty of Bergen holds.", EntityKind::Work), ["Treaty of Bergen"]);
    }

    #[test]
    fn what_is_no_name() {
        assert!(
            names("He said on Monday that in March the President and the Minister would go. However, it rained.")
                .is_empty()
        );
        assert!(names("Talks went on. Meanwhile, ferries ran.").is_empty());
    }

    #[test]
    fn headlines_and_capitals() {
        assert_eq!(
            of("Norway Still Hasn’t Signed Fishing Treaty With Chile After Brandt Visit", EntityKind::Place),
            ["Norway", "Chile"]
        );
        assert_eq!(of("NORWAY AND CHILE SIGN TREATY AFTER YEARS OF TALKS", EntityKind::Place), ["NORWAY", "CHILE"]);
    }

    #[test]
    fn hyphens_part_or_join() {
        assert_eq!(of("Norway-Chile talks with Jean-Paul Okoro", EntityKind::Place), ["Norway", "Chile"]);
        assert_eq!(of("He met Jean-Paul Okoro.", EntityKind::Person), ["Jean-Paul Okoro"]);
    }

    #[test]
    fn words_that_only_open_a_sentence_are_no_names() {
        assert!(names("Strategically, it mattered. Haven’t they paid? Ferries struck. Gov.").is_empty());
        assert!(names("He wrote it all in CAPITAL LETTERS by SMS.").is_empty());
    }

    #[test]
    fn countries_side_by_side_are_two_names() {
        assert_eq!(
            of("Norway & Chile sign the Norway Chile accord", EntityKind::Place),
            ["Norway", "Chile", "Norway", "Chile"]
        );
    }

    #[test]
    fn adjectives_before_and_in_names() {
        assert_eq!(of("It lies on the Norwegian Lofoten Peninsula.", EntityKind::Place), ["Lofoten Peninsula"]);
        assert_eq!(of("It crossed the Norwegian Sea.", EntityKind::Place), ["Norwegian Sea"]);
        assert_eq!(names("They love Upper Eastern fish."), [("Upper Eastern".to_owned(), EntityKind::Other)]);
    }

    #[test]
    fn words_before_a_full_name_are_no_part_of_it() {
        let people = |text| of(text, EntityKind::Person);
        assert_eq!(people("They asked former Miss Galaxy Paula Brandt."), ["Paula Brandt"]);
        assert_eq!(people("The Shipping Tycoon Paula Brandt paid."), ["Paula Brandt"]);
        assert_eq!(people("It was Ban Ki-moon, not the Oslo-based Lee Jae-myung."), ["Ban Ki-moon", "Lee Jae-myung"]);
        assert_eq!(of("It sank in Prince Robert Sound.", EntityKind::Place), ["Prince Robert Sound"]);
    }

    #[test]
    fn where_a_passage_was_written() {
        assert_eq!(of("VARDØ (PTX) — The ferry sank.", EntityKind::Place), ["VARDØ"]);
        assert_eq!(of("Ana Brandt, D-Utah, left Provo, Nev., early.", EntityKind::Place), ["Utah", "Provo", "Nev"]);
    }

    #[test]
    fn brands_and_storms() {
        assert_eq!(of("NordPost said it. McAllister and DeVries left.", EntityKind::Organisation), ["NordPost"]);
        assert_eq!(of("It was Hurricane Paula that hit.", EntityKind::Event), ["Hurricane Paula"]);
    }

    proptest! {
        #[test]
        fn names_lie_in_order_inside_the_text(text in "([A-Z][a-z]{0,5}|of|the|Mr|Minister|Bank|-|,|\\.|’s|é|[0-9]|al|\\PC| ){0,40}") {
            let mut at = 0;
            for note in recognise(&text, Some("en")) {
                prop_assert!(note.span.start >= at && note.span.end > note.span.start);
                prop_assert!(text.get(note.span.start..note.span.end).is_some());
                at = note.span.end;
            }
        }
    }
}

//! An article's passages in, the names of people, places, bodies, events and works in them out.
//!
//! 1. [`tokens`] splits a passage and tells what each token's case says; [`casing`] tells running text from headlines.
//! 2. [`rules`] find names by gazetteers, head nouns, titles and neighbours: [`runs`] of tokens that names may be made of,
//!    [`segments`] that take [`titles`] and sentence openers off them, [`classify`] that tells what each names.
//! 3. [`consistency`] tells what the rest of the article makes of each word.
//! 4. [`features`] puts all of this before the [`tagger`], a conditional random field with trained weights, which decides;
//!    [`pooling`] brings the mentions of one word nearer to each other.
//! 5. [`spans`] makes names of its labels, with the titles beside people; [`openers`] drops words that only open a sentence.
//! 6. [`recall`] goes over an article's passages again for mentions of what it names elsewhere.
//!
//! What is known of the world lies in `data/`, read by [`lexicon`] and [`words`]; `data/MODEL.md` says what the weights were
//! learnt from, how, and how good they are. [`training`] makes them.

mod casing;
mod classify;
mod consistency;
mod features;
mod labels;
mod lexicon;
mod openers;
mod pooling;
mod reading;
mod recall;
mod rules;
mod runs;
mod segments;
mod spans;
mod tagger;
mod titles;
mod tokens;
pub mod training;
mod words;

pub(crate) use recall::Recall;
pub(crate) use words::Gender;

use crate::model::{EntityKind, MentionBasis, MentionNote, Span};
use features::Features;
use lexicon::{GAZETTEER, Known, LEXICON};
use reading::Reading;
use segments::Name;
use tagger::Weights;
use tokens::{Case, Token};

/// Finds the names in a passage that stands alone, in order, not overlapping.
#[must_use]
pub fn recognise(text: &str, language: Option<&str>) -> Vec<MentionNote> {
    recognise_all(&[text], language).pop().unwrap_or_default()
}

/// Finds the names in each of an article's passages, in order, not overlapping. `language` is a BCP 47 primary tag: the
/// tagger learnt English, so in other languages only names of the rules that a gazetteer or a first name vouches for are kept.
#[must_use]
pub fn recognise_all(texts: &[&str], language: Option<&str>) -> Vec<Vec<MentionNote>> {
    let english = language.is_none_or(|language| language == "en");
    let found = if english { tag(&tagger::WEIGHTS, texts) } else { texts.iter().map(|text| vouched(text)).collect() };
    let notes = found
        .iter()
        .zip(texts)
        .map(|((tokens, names), text)| names.iter().filter_map(|name| note(name, tokens, text)).collect());
    notes.collect()
}

/// The tokens of a passage in any language, and the names among them that a list vouches for.
fn vouched(text: &str) -> (Vec<Token<'_>>, Vec<Name>) {
    let Reading { tokens, ruled, .. } = Reading::of(text);
    let sure = ruled.into_iter().map(|name| without_nouns(name, &tokens)).filter(|name| is_sure(name, &tokens));
    let sure = sure.collect();
    (tokens, sure)
}

/// A person's name without the nouns before it, which some languages write with a capital: `Bürgermeisterin Ana Brandt`.
fn without_nouns(mut name: Name, tokens: &[Token<'_>]) -> Name {
    if classify::whole(&tokens[name.tokens.clone()]).is_some() {
        return name;
    }
    let is_first_name = |at: &usize| {
        let token = &tokens[*at];
        let is_article = LEXICON.foreign_articles.contains(&token.lower);
        token.case == Case::Capital && token.word.is_first_name() && !is_article
    };
    let names_a_body = |token: &Token<'_>| LEXICON.foreign_heads.contains(&token.lower) || is_head_noun(&token.lower);
    let full = name.tokens.start..name.tokens.end.saturating_sub(1);
    if let Some(first) = full.clone().find(is_first_name).filter(|first| *first > full.start)
        && !tokens[full.start..first].iter().any(names_a_body)
    {
        (name.tokens.start, name.kind, name.title) = (first, EntityKind::Person, None);
    }
    name
}

/// The tokens of each passage and the names among them, by given weights.
fn tag<'t, B: AsRef<[u8]>>(weights: &Weights<B>, texts: &[&'t str]) -> Vec<(Vec<Token<'t>>, Vec<Name>)> {
    let readings: Vec<Reading<'_>> = texts.iter().map(|text| Reading::of(text)).collect();
    let article = reading::consistency(&readings);
    let features: Vec<Features> = readings.iter().map(|reading| reading.features(&article)).collect();
    let mut scores: Vec<_> = features.iter().map(|features| weights.scores(features)).collect();
    pooling::pool(&readings, &features, &mut scores);
    let of_passage = |(reading, scores): (&Reading<'_>, &Vec<_>)| {
        let mut names = spans::names(&reading.tokens, &weights.tag(scores), &reading.ruled);
        names.retain(|name| !openers::is_common_word(&reading.tokens, name));
        names
    };
    let names: Vec<Vec<Name>> = readings.iter().zip(&scores).map(of_passage).collect();
    readings.into_iter().map(|reading| reading.tokens).zip(names).collect()
}

/// Whether a name is one whatever the language: a gazetteer knows it, or it is a first name with more behind it.
fn is_sure(name: &Name, tokens: &[Token<'_>]) -> bool {
    let tokens = &tokens[name.tokens.clone()];
    let is_first_name =
        |first: &Token<'_>| first.word.is_first_name() && !LEXICON.foreign_articles.contains(&first.lower);
    let opens_with_first_name = || tokens.first().is_some_and(is_first_name);
    let is_person = name.kind == EntityKind::Person && tokens.len() > 1 && opens_with_first_name();
    is_person || classify::whole(tokens).is_some()
}

/// Whether a word, in lower case, is the head noun of names of places, bodies, happenings or works.
pub(crate) fn is_head_noun(word: &str) -> bool {
    classify::head(word).is_some()
}

/// Whether a word is a first name, with its capital.
pub(crate) fn is_first_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && is_first_name_in_lower_case(&word.to_lowercase())
}

/// Whether a word given in lower case is a first name.
pub(crate) fn is_first_name_in_lower_case(lower: &str) -> bool {
    words::Word::of(lower).is_first_name()
}

/// Whose first name a word, in lower case, is, where it is given to one sex only.
pub(crate) fn gender_of_first_name(lower: &str) -> Option<Gender> {
    words::Word::of(lower).gender()
}

/// Whether a gazetteer has a place of this name, in lower case.
pub(crate) fn is_known_place(lower: &str) -> bool {
    GAZETTEER.get(lower, false).is_some_and(Known::is_place)
}

/// Whether a word, in lower case, is the legal form of a company: `ltd`.
pub(crate) fn is_company_suffix(lower: &str) -> bool {
    LEXICON.company_suffixes.contains(lower)
}

/// Whether a word, in lower case, is a form of address rather than an office.
pub(crate) fn is_honorific(word: &str) -> bool {
    LEXICON.honorifics.contains(word)
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
    fn datelines_and_tables() {
        assert_eq!(of("VARDØ, Norway 2011-03-04", EntityKind::Place), ["VARDØ", "Norway"]);
        assert_eq!(of("Bergen United 2 Vardar 1", EntityKind::Organisation), ["Bergen United", "Vardar"]);
        assert_eq!(of("3. Ana Brandt (Norway) 1:22.14", EntityKind::Person), ["Ana Brandt"]);
    }

    #[test]
    fn other_languages_keep_what_a_list_vouches_for() {
        let text = "Ana Brandt reiste von Oslo nach Qwertheim zu den Zwergen.";
        let found: Vec<_> = recognise(text, Some("de")).iter().map(|note| note.span.of(text)).collect();
        assert_eq!(found, ["Ana Brandt", "Oslo"]);
        let text =
            "Die Bürgermeisterin Ana Brandt kam. Der Fischer Paul Lindqvist kam aus der Schule Maria Renner in Oslo.";
        let found: Vec<_> = recognise(text, Some("de")).iter().map(|note| note.span.of(text)).collect();
        assert_eq!(found, ["Ana Brandt", "Paul Lindqvist", "Oslo"]);
        let text = "Sie reiste nach Prince Edward Island.";
        let found: Vec<_> = recognise(text, Some("de")).iter().map(|note| note.span.of(text)).collect();
        assert_eq!(found, ["Prince Edward Island"]);
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
    fn a_word_that_is_a_place_elsewhere_may_be_a_word() {
        let places = |text| of(text, EntityKind::Place);
        assert_eq!(places("She was born in Nice, France. Nice people came."), ["Nice", "France"]);
        assert_eq!(places("They live in Mobile. Mobile phones rang."), ["Mobile"]);
    }

    #[test]
    fn countries_side_by_side_are_two_names() {
        assert_eq!(of("Norway & Chile sign an accord", EntityKind::Place), ["Norway", "Chile"]);
    }

    #[test]
    fn adjectives_before_and_in_names() {
        assert_eq!(
            of("They sailed to Norway across the Norwegian Sea.", EntityKind::Place),
            ["Norway", "Norwegian Sea"]
        );
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

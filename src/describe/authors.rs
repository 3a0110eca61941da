//! Who wrote it: the names in bylines, people only, and what is said of the author below the article.

use super::byline;
use super::claims::{plain, weighed, winning};
use super::evidence::stated;
use super::names;
use super::person;
use super::site::Site;
use crate::clean::agencies;
use crate::model::{Analysis, Known, Notes, Property, Role, Verdict};

/// The authors: declared, or named in the article's bylines.
pub(super) fn authors(analysis: &Analysis, verdicts: &[Verdict], site: &Site) -> Vec<Known<String>> {
    let declared = &analysis.seed.declared;
    if winning(declared, Property::Author).is_some() {
        return declared.list(Property::Author);
    }
    let claims: Vec<&Known<String>> = weighed(declared, Property::Author).collect();
    let mut notations = claims.chunk_by(|a, b| a.evidence.rule == b.evidence.rule);
    let people = notations.find_map(|claims| Some(people(claims, site)).filter(|people| !people.is_empty()));
    people.unwrap_or_else(|| printed(analysis, verdicts, site))
}

/// The people that one notation declares.
fn people(claims: &[&Known<String>], site: &Site) -> Vec<Known<String>> {
    let mut people: Vec<Known<String>> = Vec::new();
    for claim in claims {
        // What an element's class calls an author may be a label: one word is not enough.
        let is_sure = !claim.evidence.rule.contains("called");
        for name in declared_names(&claim.value, is_sure) {
            if !site.is_name(&name) && !people.iter().any(|known| plain(&known.value) == plain(&name)) {
                people.push(Known { value: name, evidence: claim.evidence.clone() });
            }
        }
    }
    people
}

/// The people that a declared value names: several, a surname first, or a whole byline.
fn declared_names(value: &str, is_sure: bool) -> Vec<String> {
    if value.contains("://") || value.contains("www.") || value.contains('@') {
        return Vec::new();
    }
    if let Some((surname, given)) = value.split_once(", ") {
        let is_one = |part: &str| part.split_whitespace().count() == 1;
        if is_one(surname) && is_one(given) && agencies::named(given).is_none() {
            return person::named(&format!("{given} {surname}"), false).into_iter().collect();
        }
    }
    // "von" opens a byline, and stands in names.
    let is_opened = names::is_opened(value);
    if let Some(name) = person::named(value, false).filter(|_| !is_opened) {
        return vec![name];
    }
    match names::behind_opener(value).filter(|_| is_opened || !is_sure || value.contains(':')) {
        Some((_, people)) => names::opened(people),
        None => {
            let people = names::parts(value).filter_map(|part| person::named(part, is_sure));
            people.filter(|name| !is_abbreviation(name)).collect()
        }
    }
}

/// A single word that is an address ("harbour.example") or in capitals ("HT") stands for a house, not a person.
fn is_abbreviation(name: &str) -> bool {
    let one = !name.contains(char::is_whitespace);
    one && (name.contains('.') || !name.chars().any(char::is_lowercase))
}

/// The people that the likeliest of the article's bylines names.
fn printed(analysis: &Analysis, verdicts: &[Verdict], site: &Site) -> Vec<Known<String>> {
    let Some(byline) = byline::find(analysis, verdicts).into_iter().next() else { return Vec::new() };
    let mut authors: Vec<Known<String>> = Vec::new();
    for name in byline.names {
        if !site.is_name(&name) && !authors.iter().any(|known| plain(&known.value) == plain(&name)) {
            authors.push(stated(name, byline.rule, &verdicts[byline.at]));
        }
    }
    authors
}

/// What is said about the author below the article.
pub(super) fn note(verdicts: &[Verdict]) -> Option<Known<String>> {
    let line = verdicts.iter().find(|line| line.role == Role::AuthorNote)?;
    Some(stated(line.text.clone(), "a line about the author below the text", line))
}

/// Whether a line says who wrote the article, behind an opening word.
pub(super) fn is_signed(line: &str, notes: &Notes) -> bool {
    const LONGEST: usize = 14;
    let short = line.split_whitespace().take(LONGEST + 1).count() <= LONGEST;
    let opens = names::is_opened(line) || !notes.times.is_empty() && names::behind_opener(line).is_some();
    short && opens && names::read(line, notes, None).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::fixture;
    use crate::model::Declared;

    #[test]
    fn declared_people_are_split_and_put_right() {
        assert_eq!(declared_names("Anna Petrossian; PIET JANSEN, dpa", false), ["Anna Petrossian", "Piet Jansen"]);
        assert_eq!(declared_names("Anna von Petrossian", true), ["Anna von Petrossian"]);
        assert_eq!(declared_names("Posted on Monday by Anna Petrossian", false), ["Anna Petrossian"]);
        assert_eq!(declared_names("Petrossian, Anna", false), ["Anna Petrossian"]);
        assert_eq!(declared_names("By Anna Petrossian", false), ["Anna Petrossian"]);
        assert_eq!(declared_names("seagull", true), ["seagull"]);
        for nobody in ["HT", "harbour.example", "in"] {
            assert!(declared_names(nobody, true).is_empty(), "{nobody}");
        }
        assert!(declared_names("Harbour", false).is_empty());
        for nobody in ["admin", "Redaktion", "https://social.example/anna", "anna@hafen.example", "Harbour News Desk"] {
            assert!(declared_names(nobody, true).is_empty(), "{nobody}");
        }
    }

    fn authors_of(page: &str) -> Vec<String> {
        let analysis = fixture::page(page);
        let mut verdicts = crate::clean::label(&analysis, &[]);
        crate::describe::headline(&analysis, &mut verdicts);
        printed(&analysis, &verdicts, &Site::of(&Declared::default())).into_iter().map(|known| known.value).collect()
    }

    const TEXT: &str = "The old ferry between the two harbours leaves for the last time on Sunday, the company said.\n\
        Its captain, who has steered the ferry for thirty years, will go on to work in the office of the harbour.\n\
        A new bridge takes the place of the old boat, and the town hopes for many more visitors in summer.";
    const TITLE: &str = "The town bids farewell to its old ferry";

    #[test]
    fn a_name_alone_is_the_author_between_headline_and_text() {
        let page = format!("Home\nSport\nContact\n{TITLE}\nAnna Petrossian\n12 May 2019\n{TEXT}");
        assert_eq!(authors_of(&page), ["Anna Petrossian"]);
        let page = format!("Home\nPeter Smith\nSport\nContact\nTravel\n{TITLE}\n12 May 2019\n{TEXT}");
        assert!(authors_of(&page).is_empty());
    }

    #[test]
    fn several_names_stand_line_by_line() {
        let page = format!("Home\nSport\n{TITLE}\nWritten by\nAnna Petrossian\nPeter Smith\n12 May 2019\n{TEXT}");
        assert_eq!(authors_of(&page), ["Anna Petrossian", "Peter Smith"]);
    }

    #[test]
    fn the_text_may_be_signed_at_its_end_and_readers_are_no_authors() {
        let page = format!("{TITLE}\n12 May 2019\n{TEXT}\nBy Anna Petrossian\nComments\nPeter Smith\n13 May 2019");
        assert_eq!(authors_of(&page), ["Anna Petrossian"]);
    }
}

//! The tokens of a passage in, the names that rules find in it out.
//!
//! The method is that of Mikheev, Moens and Grover, "Named Entity Recognition without Gazetteers" (EACL 1999): sure-fire
//! rules first, then the other mentions of what they found. The tagger takes these names as evidence, not as its outcome.

use std::collections::HashSet;

use super::casing::Casing;
use super::segments::{self, Name};
use super::tokens::Token;
use super::{classify, runs};
use crate::model::EntityKind;

/// Finds the names in a passage, in order, not overlapping.
pub(super) fn find(tokens: &[Token<'_>], casing: Casing) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for run in runs::find(tokens, casing) {
        let floor = names.last().map_or(0, |name| name.tokens.end);
        names.extend(segments::find(tokens, run, floor));
    }
    drop_adjectives_of_titles(&mut names);
    agree(&mut names, tokens);
    names
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::names::{casing, tokens};

    fn places(text: &str) -> Vec<&str> {
        let tokens = tokens::tokenise(text);
        let names = find(&tokens, casing::of(&tokens));
        let places = names.iter().filter(|name| name.kind == EntityKind::Place);
        places.map(|name| &text[tokens[name.tokens.start].start..tokens[name.tokens.end - 1].end()]).collect()
    }

    #[test]
    fn countries_side_by_side_are_two_names() {
        assert_eq!(places("Norway & Chile sign the Norway Chile accord"), ["Norway", "Chile", "Norway", "Chile"]);
    }

    #[test]
    fn an_adjective_before_a_place_is_no_part_of_it() {
        assert_eq!(places("It lies on the Norwegian Lofoten Peninsula."), ["Lofoten Peninsula"]);
    }
}

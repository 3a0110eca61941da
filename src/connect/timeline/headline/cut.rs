//! A clause in, one that is short enough out: what stands between a verb of saying and its message goes first, then
//! whole phrases from the end.

use super::clause::{Clause, attribution, without_end};
use super::marks::depth_at;
use super::{SHORTEST, asides, without_end_marks, words};

/// How many characters more a clause may have whose date would be cut off else.
const STRETCH: usize = 25;
/// The words in which the message of a verb of saying must begin.
const MESSAGE_WITHIN: usize = 24;

/// The clause in at most so many characters.
pub(super) fn to_length(clause: Clause<'_>, longest: usize) -> String {
    if !clause.is_long(longest) {
        return clause.words.to_owned();
    }
    if let Some(comma) = attribution(clause.words).filter(|&comma| comma > 0) {
        let (said, by) = clause.words.split_at(comma);
        let room = longest.saturating_sub(by.chars().count()).max(SHORTEST);
        let when = clause.when.filter(|when| when.end <= comma);
        return to_length(Clause { words: said, when }, room) + by;
    }
    let direct = without_circumstances(clause.words);
    let clause = direct.as_deref().map_or(clause, anywhere);
    if !clause.is_long(longest) {
        return clause.words.to_owned();
    }
    let bare = asides::shortened(clause.words, clause.when);
    let clause = bare.as_deref().map_or(clause, anywhere);
    if !clause.is_long(longest) {
        return clause.words.to_owned();
    }
    let within = |most: usize| clause.words.char_indices().nth(most).map_or(clause.words.len(), |(at, _)| at);
    let (limit, stretched) = (within(longest), within(longest + STRETCH));
    let kept = clause.when.map_or(SHORTEST, |when| when.end.max(SHORTEST));
    let whole = || (clause.when.is_some() && stretched == clause.words.len()).then_some(stretched);
    let dated = best(clause.words, kept, limit).or_else(whole);
    let at = dated.or_else(|| best(clause.words, SHORTEST, limit));
    match at {
        Some(at) => without_end(Clause { words: without_end_marks(&clause.words[..at]), when: None }).words.to_owned(),
        None => {
            format!("{}…", whole_words(&clause.words[..limit]))
        }
    }
}

/// A clause whose time expression stands who knows where.
const fn anywhere(words: &str) -> Clause<'_> {
    Clause { words, when: None }
}

/// A cut text up to the last whole word that does not lead to another.
fn whole_words(cut: &str) -> &str {
    let ends = cut.rmatch_indices(' ').map(|(at, _)| without_end_marks(&cut[..at]));
    ends.into_iter().find(|kept| kept.len() >= SHORTEST && !hangs(kept)).unwrap_or(cut)
}

/// "The mayor said on Monday at the opening that the bridge is safe" without when and where it was said.
fn without_circumstances(clause: &str) -> Option<String> {
    let (verb_end, that) = message(clause)?;
    let between = clause[verb_end..that].trim_matches([' ', ',']);
    (!between.is_empty()).then(|| format!("{} {}", &clause[..verb_end], &clause[that..]))
}

/// Where the first verb of saying ends, and where the "that" behind it stands.
fn message(clause: &str) -> Option<(usize, usize)> {
    let mut end = 0;
    let mut said = None;
    for (count, word) in clause.split_inclusive(' ').enumerate() {
        let start = end;
        end += word.len();
        match said {
            None if count > 0 && words::says(word) && depth_at(clause, start) == 0 => {
                said = Some((count, start + word.trim_end_matches([' ', ',']).len()));
            }
            Some((_, verb_end)) if word.trim_end() == "that" && depth_at(clause, start) == 0 => {
                return Some((verb_end, start));
            }
            Some((at, _)) if count > at + MESSAGE_WITHIN || words::is_finite(word) => return None,
            _ => {}
        }
    }
    None
}

/// The place of the best boundary from `from` up to `to` that leaves a whole clause.
fn best(clause: &str, from: usize, to: usize) -> Option<usize> {
    let within = clause.get(..to)?;
    words::boundaries().find_map(|boundary| {
        let closes = boundary.starts_with([',', ';']);
        let ends = within.rmatch_indices(boundary).map(|(at, _)| at).filter(|&at| at >= from);
        ends.into_iter().find(|&at| (closes || !ends_with_verb(&clause[..at])) && leaves_a_clause(clause, at))
    })
}

/// Whether a verb comes last, which often wants what follows.
fn ends_with_verb(kept: &str) -> bool {
    kept.split_whitespace().next_back().is_some_and(words::is_finite)
}

/// Whether a clause is whole when it ends at `at`.
fn leaves_a_clause(clause: &str, at: usize) -> bool {
    let (kept, rest) = clause.split_at(at);
    let first = kept.split_whitespace().next().unwrap_or_default();
    let main = if words::subordinates(first) { kept.split_once(", ").map_or("", |(_, main)| main) } else { kept };
    let verb = words::is_clause(main) || !words::is_clause(clause);
    verb && !words::limits(rest) && !awaits_a_pair(kept, rest) && !awaits_its_message(clause, at) && !hangs(kept)
}

/// Whether the second of "between A and B" or "both A and B" is cut off.
fn awaits_a_pair(kept: &str, rest: &str) -> bool {
    let phrase = kept.rsplit(',').next().unwrap_or(kept);
    let mut first = phrase.split_whitespace().rev().take_while(|word| !words::opens_a_pair(word));
    let opened = phrase.split_whitespace().any(words::opens_a_pair);
    opened && !first.any(words::joins_a_pair) && rest.split_whitespace().any(words::joins_a_pair)
}

/// Whether the message of a verb of saying would be cut off, or cut before its verb.
fn awaits_its_message(clause: &str, at: usize) -> bool {
    let Some((verb_end, that)) = message(clause) else { return false };
    let said = clause.get(that + "that".len()..at).unwrap_or_default();
    verb_end <= at && !words::is_clause(said)
}

/// Whether the last word leads to something that is cut off.
fn hangs(kept: &str) -> bool {
    let last = words::bare(kept.split_whitespace().next_back().unwrap_or_default());
    words::leads_on(&last)
}

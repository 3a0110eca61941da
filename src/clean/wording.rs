//! Which phrases of the wording table a line holds.
//!
//! All phrases of all rules are looked for at once (Aho and Corasick, 1975) in the line's words, lower-cased and
//! stripped of marks, so that a table of any length costs one pass.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::rules::{self, Follow, Place, WordingRule};

struct Finder {
    phrases: Option<AhoCorasick>,
    /// For each phrase the rule it belongs to.
    rule_of: Vec<usize>,
    /// The length in words of the longest line that any rule looks at.
    longest: usize,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let (rule_of, phrases): (Vec<usize>, Vec<String>) = rules::wording()
        .iter()
        .enumerate()
        .flat_map(|(at, rule)| rule.phrases.iter().map(move |phrase| (at, format!(" {} ", plain(phrase)))))
        .unzip();
    let longest = rules::wording().iter().map(|rule| rule.max_words).max().unwrap_or(0);
    Finder { longest, phrases: AhoCorasick::builder().match_kind(MatchKind::Standard).build(phrases).ok(), rule_of }
});

/// Most pieces that a word is taken to have: a time of day has five. A "word" of more is no prose, and a line of many
/// pieces would be costly to look at again for each phrase.
const PIECES_OF_WORD: usize = 5;

/// The words of a line and its colons, other marks left out.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '@' | '©');
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(|c| is_word(c) || c == ':')?..];
        let end = if rest.starts_with(':') { 1 } else { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// The pieces of a line in lower case, one space between them.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for piece in pieces(text) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        if piece.is_ascii() {
            plain.push_str(piece);
            let start = plain.len() - piece.len();
            plain[start..].make_ascii_lowercase();
        } else {
            plain.extend(piece.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
        }
    }
    plain
}

/// The rules whose phrases stand in the line, in the order of the table. `plain` is the line's [`plain`] form.
pub(crate) fn cues(text: &str, plain: &str) -> Vec<&'static WordingRule> {
    let words = text.split_whitespace().take(FINDER.longest + 1).count();
    let Some(phrases) = FINDER.phrases.as_ref().filter(|_| words <= FINDER.longest) else { return Vec::new() };
    let line = format!(" {plain} ");
    let hits: Vec<_> = phrases.find_overlapping_iter(&line).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    let most = PIECES_OF_WORD * FINDER.longest;
    let pieces: Vec<&str> = pieces(text).take(most + 1).collect();
    if pieces.len() > most {
        return Vec::new();
    }
    let mut found: Vec<usize> = hits
        .into_iter()
        .filter_map(|hit| {
            let at = *FINDER.rule_of.get(hit.pattern().as_usize())?;
            let rule = rules::wording().get(at)?;
            let (before, behind) = (line.get(..hit.start())?, line.get(hit.end()..)?);
            let next = || pieces.get(line.get(1..hit.end())?.matches(' ').count()..);
            let holds = words <= rule.max_words
                && stands(rule.place, before, behind)
                && follows(rule.follow, next().unwrap_or_default());
            holds.then_some(at)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|at| rules::wording().get(at)).collect()
}

fn stands(place: Place, before: &str, behind: &str) -> bool {
    let bare = |part: &str| !part.chars().any(char::is_alphabetic);
    match place {
        Place::Whole => bare(before) && bare(behind),
        Place::Start => bare(before),
        Place::End => bare(behind),
        Place::Anywhere => true,
    }
}

/// Whether the pieces behind a phrase are what the rule asks for.
fn follows(follow: Follow, behind: &[&str]) -> bool {
    let next = behind.first().copied();
    let name = behind.iter().copied().find(|next| *next != ":");
    let first = |next: Option<&str>| next.and_then(|next| next.chars().next());
    match follow {
        Follow::Any => true,
        Follow::Name => first(name).is_some_and(char::is_uppercase),
        Follow::Colon => next == Some(":"),
        Follow::Mark => first(next).is_some_and(|c| c == ':' || c.is_numeric()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_holds_for_its_example() {
        for rule in rules::wording() {
            let found = cues(&rule.example, &plain(&rule.example));
            assert!(
                found.iter().any(|cue| cue.reason == rule.reason),
                "{:?} does not fire on {:?}",
                rule.reason,
                rule.example
            );
        }
    }

    #[test]
    fn every_phrase_is_written_as_it_is_looked_for() {
        for phrase in rules::wording().iter().flat_map(|rule| &rule.phrases) {
            assert_eq!(&plain(phrase), phrase);
        }
    }

    #[test]
    fn phrases_inside_a_long_sentence_are_what_is_told() {
        let told =
            "The minister asked her staff to leave a comment on every draft before it went out to the press office.";
        assert!(cues(told, &plain(told)).is_empty());
    }

    #[test]
    fn phrases_match_whole_words_only() {
        assert!(cues("Shareholders", "shareholders").is_empty());
    }

    #[test]
    fn a_line_of_one_endless_word_is_not_searched() {
        let cue = "Read more,";
        assert!(!cues(cue, &plain(cue)).is_empty());
        let endless = cue.replace(' ', "/").repeat(30_000);
        assert!(cues(&endless, &plain(&endless)).is_empty());
    }

    #[test]
    fn a_line_with_many_marks_is_searched_all_the_same() {
        let marked = format!("Read more: {}", ":".repeat(20));
        assert!(!cues(&marked, &plain(&marked)).is_empty());
    }
}

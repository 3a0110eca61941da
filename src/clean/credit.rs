//! Where a caption ends and its credit begins.

use std::sync::LazyLock;

use crate::data_file::rows;

static CUES: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(include_str!("data/credit_cues.txt")).collect());

/// Splits "caption. Picture: CREDIT" into the caption (empty where there is none) and the credit.
pub(crate) fn split(text: &str) -> Option<(&str, &str)> {
    let (start, end) = cue(text)?;
    let caption = text.get(..start)?.trim_end_matches(|c: char| c.is_whitespace() || OPENERS.contains(&c));
    let credit = text.get(end..)?;
    let credit = credit.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '.' | '…' | '©'));
    let credit = if credit.contains('(') { credit } else { credit.trim_end_matches([')', ']']) };
    let plausible = !credit.is_empty() && credit.chars().count() <= 90;
    plausible.then_some((caption, credit))
}

const OPENERS: &[char] = &['(', '[', '|', '/', '-', '–', '—', '•', '·'];

/// The last cue of the line: a cue word at a word's start with a colon or dots behind it.
fn cue(text: &str) -> Option<(usize, usize)> {
    let mut last = None;
    for (colon, mark) in text.match_indices([':', '…']).chain(text.match_indices("...")) {
        let before = text.get(..colon)?.trim_end();
        let word = CUES.iter().filter_map(|cue| ends_with_word(before, cue)).min();
        last = word.map(|start| (start, colon + mark.len())).or(last);
    }
    last
}

/// Where `word` starts, if `text` ends with it, without regard to case, as a word of its own: or stuck to the word before
/// it, as page text often has it, when its capital tells where it starts.
fn ends_with_word(text: &str, word: &str) -> Option<usize> {
    let start = text.len().checked_sub(word.len())?;
    let tail = text.get(start..)?;
    let before = text.get(..start)?.chars().next_back();
    let stuck = before.is_some_and(char::is_lowercase) && tail.starts_with(char::is_uppercase);
    let alone = stuck || !before.is_some_and(char::is_alphanumeric);
    (alone && tail.to_lowercase() == *word).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_credit_stands_behind_its_cue() {
        assert_eq!(
            split("The ferry leaves the harbour. Picture: HARBOUR PRESS/ ANNA P."),
            Some(("The ferry leaves the harbour.", "HARBOUR PRESS/ ANNA P"))
        );
        assert_eq!(split("Illustration: A. P./HP"), Some(("", "A. P./HP")));
        assert_eq!(split("The ferry (Photo: Anna P)"), Some(("The ferry", "Anna P")));
    }

    #[test]
    fn a_cue_stuck_to_the_caption_is_found() {
        assert_eq!(split("The ferry at the pierCredit: Anna P"), Some(("The ferry at the pier", "Anna P")));
        assert_eq!(split("The ferry left.Credit...Anna P"), Some(("The ferry left.", "Anna P")));
        assert_eq!(split("An accredit: it is a verb"), None);
    }

    #[test]
    fn a_sentence_about_a_picture_has_no_credit() {
        assert_eq!(split("The picture shows the ferry."), None);
        assert_eq!(split("He said: no."), None);
    }
}

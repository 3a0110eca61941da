//! The parts of a line that may be said elsewhere on the page on a line of their own.

use crate::describe::claims::plain;

/// Which part of a longer line a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// In quotation marks: "3 thoughts on “Headline”".
    Quoted,
    /// What stands before a bar: "Headline | Site".
    First,
    /// What stands at the end: "News > Sport > Headline".
    Last,
}

/// Bars between a headline and the names behind it.
const BARS: [&str; 9] = [" | ", "|", " - ", " – ", " — ", " · ", " • ", " « ", " :: "];

/// Marks between the steps of a path that ends with the headline, and behind a kicker.
const STEPS: [&str; 8] = [" > ", ">", " » ", " › ", " / ", " → ", " : ", ": "];

/// Marks around a headline that a line speaks of.
const QUOTES: [char; 10] = ['“', '”', '„', '"', '«', '»', '‘', '’', '‚', '\''];

/// The parts of a line, as [`plain`] writes them.
pub(super) fn parts(text: &str) -> Vec<(String, Part)> {
    let is_mark =
        |c: char| QUOTES.contains(&c) || matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | ':' | '>' | '›' | '/' | '→');
    if !text.contains(is_mark) {
        return Vec::new();
    }
    let inside = text.split_once(QUOTES).and_then(|(_, rest)| Some((rest.rsplit_once(QUOTES)?.0, Part::Quoted)));
    let first = BARS.iter().filter_map(|bar| text.split_once(bar)).map(|(head, _)| (head, Part::First));
    let steps = STEPS.iter().filter_map(|step| text.rsplit_once(step)).map(|(_, tail)| (tail, Part::Last));
    let whole = plain(text);
    let found = inside.into_iter().chain(first).chain(steps).map(|(part, kind)| (plain(part), kind));
    found.filter(|(part, _)| !part.is_empty() && *part != whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_parts_between_its_marks() {
        let has = |text: &str, part: &str, kind| parts(text).contains(&(part.to_owned(), kind));
        assert!(has("3 thoughts on “Old ferry leaves”", "oldferryleaves", Part::Quoted));
        assert!(has("Old ferry leaves | Harbour Times", "oldferryleaves", Part::First));
        assert!(has("News > Sport > Old ferry leaves", "oldferryleaves", Part::Last));
        assert!(has("Harbour : Old ferry leaves", "oldferryleaves", Part::Last));
        assert!(parts("Old ferry leaves").is_empty());
        assert!(parts("“Old ferry leaves”").is_empty());
    }
}

//! A passage's text in, the quotations between its outermost quotation marks out.
//!
//! Marks are found first, each with the side it can stand on (by the characters beside it), then paired from left to
//! right. Typographic, straight and doubled-single marks, guillemets either way round, low German marks and corner
//! brackets are known; apostrophes are not marks. A quotation inside another is part of it.

use crate::model::{QuoteNote, Span};

use super::lexicon;

/// Which marks belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
    SingleGuillemet,
    Corner,
}

/// Which end of a quotation a mark can stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Family,
    side: Side,
}

impl Mark {
    fn opens(&self) -> bool {
        self.side != Side::Closing
    }

    fn closes(&self) -> bool {
        self.side != Side::Opening
    }
}

/// Where a quotation ends.
enum End {
    /// At this mark.
    Closed(usize),
    /// Before this mark, which opens another one: the closing mark was forgotten.
    Reopened(usize),
    /// Nowhere in the passage.
    Missing,
}

/// Finds the direct quotations of a passage, in order.
#[must_use]
pub fn find(text: &str) -> Vec<QuoteNote> {
    let marks = marks(text);
    let mut notes = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let opening = marks[at];
        if !opening.opens() {
            at += 1;
            continue;
        }
        let (end, next, open) = match end_of(text, &marks, at) {
            End::Closed(close) => (marks[close].span.start, close + 1, false),
            End::Reopened(again) => (marks[again].span.start, again, false),
            End::Missing if goes_on(text, opening) => (text.len(), marks.len(), true),
            End::Missing => {
                at += 1;
                continue;
            }
        };
        if let Some(span) = trimmed(text, Span::new(opening.span.end, end)) {
            notes.push(QuoteNote { span, open });
        }
        at = next;
    }
    notes
}

/// The span without white space at its ends; none without a letter or digit in it.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let inner = span.of(text);
    inner.contains(char::is_alphanumeric).then(|| {
        let start = span.start + inner.len() - inner.trim_start().len();
        Span::new(start, start + inner.trim().len())
    })
}

/// Whether a mark without its partner opens a quotation that goes on in the next passage. A single mark may as well be
/// an apostrophe, unless the passage starts with it.
fn goes_on(text: &str, opening: Mark) -> bool {
    opening.family != Family::Single || (opening.span.start == 0 && text.starts_with('‘'))
}

/// Finds the end of the quotation that the mark at `open` starts.
fn end_of(text: &str, marks: &[Mark], open: usize) -> End {
    let family = marks[open].family;
    let mut depth = 0_usize;
    let mut same = (open + 1..marks.len()).filter(|&at| marks[at].family == family).peekable();
    while let Some(at) = same.next() {
        let mark = marks[at];
        if mark.side == Side::Opening {
            if family == Family::Single {
                continue;
            }
            let inner = same.peek().copied();
            let outer = inner.and_then(|inner| (inner + 1..marks.len()).find(|&next| marks[next].family == family));
            let nested = inner.is_some_and(|inner| marks[inner].closes())
                && outer.is_some_and(|outer| marks[outer].side == Side::Closing);
            if !nested {
                return End::Reopened(at);
            }
            depth += 1;
        } else if depth > 0 {
            depth -= 1;
        } else if family == Family::Single && is_plural_possessive(text, mark) && closes_later(marks, at) {
            // "the miners’ union" inside a quotation in single marks.
        } else {
            return End::Closed(at);
        }
    }
    End::Missing
}

/// Whether a closing single mark looks like the apostrophe of "the miners’ union".
fn is_plural_possessive(text: &str, mark: Mark) -> bool {
    let mut after = text[mark.span.end..].chars();
    text[..mark.span.start].ends_with('s') && after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase)
}

/// Whether the next single mark closes as well.
fn closes_later(marks: &[Mark], at: usize) -> bool {
    marks[at + 1..].iter().find(|mark| mark.family == Family::Single).is_some_and(Mark::closes)
}

/// Every quotation mark of the text, in order.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((start, mark)) = chars.next() {
        let mut end = start + mark.len_utf8();
        let doubled = matches!(mark, '\'' | '`' | '’' | '‘') && chars.peek().is_some_and(|&(_, next)| next == mark);
        if doubled && let Some((at, second)) = chars.next() {
            end = at + second.len_utf8();
        }
        let after = chars.peek().map(|&(_, after)| after);
        if let Some((family, side)) = classify(mark, doubled, before, after, &text[end..]) {
            marks.push(Mark { span: Span::new(start, end), family, side });
        }
        before = Some(mark);
    }
    marks
}

/// What a character is as a quotation mark, given its neighbours and the text behind it.
fn classify(
    mark: char,
    doubled: bool,
    before: Option<char>,
    after: Option<char>,
    rest: &str,
) -> Option<(Family, Side)> {
    let side = side(before, after);
    match mark {
        '"' | '＂' => Some((Family::Double, side)),
        '\'' | '`' | '‘' | '’' if doubled => Some((Family::Double, side)),
        '“' | '‟' if side != Side::Closing => Some((Family::Double, Side::Opening)),
        '“' | '‟' => Some((Family::Double, Side::Closing)),
        '”' if side == Side::Opening && after.is_some_and(char::is_alphanumeric) => {
            Some((Family::Double, Side::Opening))
        }
        '”' => Some((Family::Double, Side::Closing)),
        '„' => Some((Family::Double, Side::Opening)),
        '«' | '»' => Some((Family::Guillemet, guillemet_side(mark, before, after))),
        '‹' | '›' => Some((Family::SingleGuillemet, guillemet_side(mark, before, after))),
        '「' | '『' => Some((Family::Corner, Side::Opening)),
        '」' | '』' => Some((Family::Corner, Side::Closing)),
        '‘' | '‚' if !is_elision(rest) => Some((Family::Single, Side::Opening)),
        '\'' | '‘' | '’' | '‚' => single_side(mark, side, before, after, rest).map(|side| (Family::Single, side)),
        _ => None,
    }
}

/// Which side of its neighbours an ambiguous mark stands on.
fn side(before: Option<char>, after: Option<char>) -> Side {
    let left_edge = before.is_none_or(|c| c.is_whitespace() || "([{—–―-/|“‘„«\"'".contains(c));
    let right_edge = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}—–―/|”’»\"'".contains(c));
    match (left_edge, right_edge) {
        (true, false) => Side::Opening,
        (false, true) => Side::Closing,
        _ => Side::Either,
    }
}

/// French guillemets point outwards and may be spaced; German ones point inwards and are not.
fn guillemet_side(mark: char, before: Option<char>, after: Option<char>) -> Side {
    match (mark, side(before, after)) {
        ('«' | '‹', Side::Closing) | ('»' | '›', Side::Either | Side::Closing) => Side::Closing,
        _ => Side::Opening,
    }
}

/// The side of a single mark; none for an apostrophe.
fn single_side(mark: char, side: Side, before: Option<char>, after: Option<char>, rest: &str) -> Option<Side> {
    let inside_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    match side {
        _ if inside_word || is_elision(rest) => None,
        Side::Opening if mark == '\'' && after.is_some_and(char::is_alphanumeric) => Some(Side::Opening),
        Side::Closing => Some(Side::Closing),
        _ => None,
    }
}

/// Whether the text behind a mark is a word that drops its first letters, such as ’twas, or a decade such as ’90s.
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s') || lexicon::get().is_elision(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|note| note.span.of(text)).collect()
    }

    #[test]
    fn marks_of_every_style_are_paired() {
        assert_eq!(found("He said “yes” and “no”."), ["yes", "no"]);
        assert_eq!(found("\"Yes,\" he said. \"No.\""), ["Yes,", "No."]);
        assert_eq!(found("Er sagte: „Wir kommen“ und ging."), ["Wir kommen"]);
        assert_eq!(found("Il a dit : « Nous venons »."), ["Nous venons"]);
        assert_eq!(found("Er sagte: »Wir kommen« und ging."), ["Wir kommen"]);
        assert_eq!(found("''We will come,'' she said."), ["We will come,"]);
        assert_eq!(found("‘We will come,’ she said."), ["We will come,"]);
        assert_eq!(found("Minister: 'We will come', it says."), ["We will come"]);
        assert_eq!(found("She said:\"Come\"."), ["Come"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(found("The miners' union didn't meet in the '90s; it wasn’t the players’ fault.").is_empty());
        assert_eq!(found("‘It isn’t the miners’ fault,’ he said."), ["It isn’t the miners’ fault,"]);
        assert!(found("A 6\" pipe, rock 'n' roll and ’twas late").is_empty());
    }

    #[test]
    fn quotations_inside_quotations_are_part_of_them() {
        assert_eq!(found("“He told me ‘no’ twice,” she said."), ["He told me ‘no’ twice,"]);
        assert_eq!(found("“The “big dig” has begun,” she said."), ["The “big dig” has begun,"]);
        assert_eq!(found("Il a dit : « On m’a répondu ‹ non › deux fois »."), ["On m’a répondu ‹ non › deux fois"]);
        assert_eq!(found("Er sagte: »Man sagte mir ›nein‹, zweimal«."), ["Man sagte mir ›nein‹, zweimal"]);
        assert_eq!(found("Il a dit : ‹ Nous venons ›. Er sagte: ›Wir kommen‹."), ["Nous venons", "Wir kommen"]);
        assert_eq!(found("'They call it \"the pit\",' she said."), ["They call it \"the pit\","]);
    }

    #[test]
    fn a_forgotten_closing_mark_ends_at_the_next_opening_one() {
        assert_eq!(
            found("She spoke of “a harbour for all. “We start in May.”"),
            ["a harbour for all.", "We start in May."]
        );
    }

    #[test]
    fn an_unclosed_quotation_is_open() {
        let text = "“We start in May.";
        assert_eq!(find(text), [QuoteNote { span: Span::new(3, text.len()), open: true }]);
        assert!(found("rock 'n roll is a boys' thing").is_empty());
    }

    proptest! {
        #[test]
        fn spans_are_sorted_and_inside(text in "[ a-zé.,\"'“”‘’„«»`「」s\n]{0,60}") {
            let mut last = 0;
            for note in find(&text) {
                prop_assert!(text.get(note.span.start..note.span.end).is_some_and(|inner| !inner.is_empty()));
                prop_assert!(note.span.start >= last);
                last = note.span.end;
            }
        }

        #[test]
        fn any_text_is_read(text in "\\PC*") {
            let _ = find(&text);
        }
    }
}

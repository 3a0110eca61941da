//! Raw page text in, a seed out: a passage a line, or a passage a paragraph where the text is hard-wrapped.
//!
//! Text counts as hard-wrapped when no line is long and most line ends stand where the next word would not have fitted.

use crate::model::{Declared, Form, Format, Marks, Passage, Seed};

/// The widths at which texts are wrapped, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// Fewer adjacent lines than this tell nothing about wrapping.
const FEWEST: usize = 6;

/// Makes a seed of a raw text.
pub(super) fn seed(name: &str, text: String) -> Seed {
    Seed {
        id: name.to_owned(),
        source: name.to_owned(),
        format: Format::Text,
        passages: passages(&text, Form::Line),
        declared: Declared::default(),
        original: text,
    }
}

/// Cuts a text into passages: together they hold every non-blank line once, in order.
pub(super) fn passages(text: &str, form: Form) -> Vec<Passage> {
    let lines: Vec<(u32, String)> = (1..)
        .zip(text.lines())
        .map(|(number, line)| (number, fold(line)))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let width = wrap_width(&lines);
    let mut passages: Vec<Passage> = Vec::new();
    let mut before = "";
    for (number, line) in &lines {
        let goes_on =
            |last: &Passage| last.last_line + 1 == *number && width.is_some_and(|width| is_broken(before, line, width));
        match passages.last_mut().filter(|last| goes_on(last)) {
            Some(last) => {
                append(&mut last.text, line);
                last.last_line = *number;
            }
            None => passages.push(Passage {
                first_line: *number,
                last_line: *number,
                text: line.clone(),
                form,
                marks: Marks::default(),
            }),
        }
        before = line;
    }
    passages
}

/// Trims a line and folds white space inside it.
pub(super) fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// The width at which a text was wrapped, if it was.
fn wrap_width(lines: &[(u32, String)]) -> Option<usize> {
    let width = lines.iter().map(|(_, line)| line.chars().count()).max().filter(|width| WIDTHS.contains(width))?;
    let pairs = || lines.windows(2).filter(|pair| pair[0].0 + 1 == pair[1].0);
    let broken = pairs().filter(|pair| is_broken(&pair[0].1, &pair[1].1, width)).count();
    let all = pairs().count();
    (all >= FEWEST && broken * 2 > all).then_some(width)
}

/// Whether `line` ends where the first word of `next` no longer fitted.
fn is_broken(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().map_or(0, |word| word.chars().count());
    line.chars().count() + 1 + word > width.saturating_sub(2)
}

/// Joins a wrapped line to the one before it; a word broken by a hyphen becomes whole.
fn append(text: &mut String, line: &str) {
    let mut ends = text.chars().rev();
    let broken_word = ends.next() == Some('-')
        && ends.next().is_some_and(char::is_alphabetic)
        && line.chars().next().is_some_and(char::is_lowercase);
    if broken_word {
        text.pop();
    } else {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        passages(text, Form::Line).into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn a_line_is_a_passage() {
        assert_eq!(
            texts("Ferry plan\n\n  By   Ann Example \nThe council met."),
            ["Ferry plan", "By Ann Example", "The council met."]
        );
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let text = "Ferry plan\n\nThe council met on Monday to talk about the new\nferry terminal, which has cost more than was fore-\nseen and is late. The mayor said that she would\nask for another report before anything was built\nin the harbour.\n\nResidents were not convinced. They had asked for\na cheaper plan, which was turned down last year\nwithout a word of explanation from the council\nor its engineers.\n";
        let passages = passages(text, Form::Line);
        assert_eq!(passages.len(), 3);
        assert!(passages[1].text.contains("foreseen and is late. The mayor"));
        assert_eq!((passages[1].first_line, passages[1].last_line), (3, 7));
    }

    #[test]
    fn a_menu_of_short_lines_is_not_wrapped_text() {
        assert_eq!(texts("Home\nNews\nSport\nOpinion\nWeather\nTravel\nShop\nHelp").len(), 8);
    }

    proptest! {
        #[test]
        fn every_line_is_in_one_passage(text in "([a-z -]{0,50}\n){0,30}") {
            let passages = passages(&text, Form::Line);
            let blank = |number: u32| text.lines().nth(number as usize - 1).is_none_or(|line| line.trim().is_empty());
            let mut next = 1;
            for passage in &passages {
                prop_assert!((next..passage.first_line).all(blank));
                prop_assert!((passage.first_line..=passage.last_line).all(|number| !blank(number)));
                next = passage.last_line + 1;
            }
            prop_assert!((next..=u32::try_from(text.lines().count()).unwrap()).all(blank));
        }
    }
}

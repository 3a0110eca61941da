//! Raw page text in, a seed out: a passage a line, or a passage a paragraph where the text is wrapped
//! ([`super::wrapping`]).

use super::wrapping::hyphens::Joiner;
use super::wrapping::{self, Line, heads};
use crate::model::{Declared, Form, Format, Mark, Marks, Passage, Seed};

/// Makes a seed of a raw text.
pub(super) fn seed(name: &str, text: String) -> Seed {
    Seed {
        id: name.to_owned(),
        source: name.to_owned(),
        format: Format::Text,
        passages: passages(&text, Form::Line),
        declared: Declared::default(),
        original: text.into(),
    }
}

/// Cuts a text into passages in the order of their first lines. Each non-blank line is in one of them; a paragraph that
/// goes on behind the edge of a printed page leaves out the running head in between, which is a passage of its own.
pub(super) fn passages(text: &str, form: Form) -> Vec<Passage> {
    let all = lines(text);
    let heads = heads::find(&all);
    let mut head_lines = Vec::new();
    let mut lines = Vec::with_capacity(all.len());
    for (line, is_head) in all.into_iter().zip(heads) {
        if is_head { head_lines.push(line) } else { lines.push(line) }
    }
    let going_on = wrapping::going_on(&lines);
    let mut joiner = Joiner::new(text);
    let mut passages: Vec<Passage> = Vec::with_capacity(lines.len() + head_lines.len());
    let mut open = false;
    for (line, goes_on) in lines.into_iter().zip(going_on) {
        match passages.last_mut().filter(|_| open) {
            Some(last) => {
                joiner.append(&mut last.text, &line.text);
                last.last_line = line.number;
            }
            None => passages.push(passage(line, form, Marks::default())),
        }
        open = goes_on;
    }
    if !head_lines.is_empty() {
        let marks: Marks = [Mark::RunningHead].into_iter().collect();
        passages.extend(head_lines.into_iter().map(|line| passage(line, form, marks)));
        passages.sort_by_key(|passage| passage.first_line);
    }
    passages
}

fn passage(line: Line, form: Form, marks: Marks) -> Passage {
    Passage { first_line: line.number, last_line: line.number, text: line.text, form, marks }
}

/// The non-blank lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut page = 0;
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let feeds = u32::try_from(line.bytes().filter(|byte| *byte == b'\x0c').count()).unwrap_or(0);
        // A form feed behind a line's words ends its page below it.
        let ends_page = feeds > 0 && line.ends_with('\x0c');
        page += if ends_page { 0 } else { feeds };
        let text = fold(line);
        if !text.is_empty() {
            let length = text.chars().count();
            lines.push(Line { number, indent: indent(line), length, page, text });
        }
        page += if ends_page { feeds } else { 0 };
    }
    lines
}

/// How far a line is indented: a tab counts for four.
fn indent(line: &str) -> usize {
    let blanks = line.trim_start_matches('\x0c').chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
        fn every_line_is_in_one_passage(text in "(\\x0c?[A-Za-z0-9 .-]{0,50}\n){0,60}") {
            let passages = passages(&text, Form::Line);
            let is_head = |passage: &&Passage| passage.marks.has(Mark::RunningHead);
            let mut owners: BTreeMap<u32, usize> = BTreeMap::new();
            for passage in &passages {
                let inside = |line: &u32| (passage.first_line..=passage.last_line).contains(line);
                let heads: Vec<u32> = passages.iter().filter(is_head).map(|head| head.first_line).filter(inside).collect();
                for line in passage.first_line..=passage.last_line {
                    if is_head(&passage) || !heads.contains(&line) {
                        *owners.entry(line).or_default() += 1;
                    }
                }
            }
            for (number, line) in (1..).zip(text.lines()) {
                let owned = owners.get(&number).copied().unwrap_or(0);
                prop_assert!(owned == 1 || (owned == 0 && line.trim().is_empty()), "line {number}: {owned}");
            }
            let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
            let mut letters: Vec<char> = passages.iter().flat_map(|passage| ink(&passage.text).chars().collect::<Vec<_>>()).collect();
            let mut source: Vec<char> = ink(&text).chars().collect();
            letters.sort_unstable();
            source.sort_unstable();
            prop_assert_eq!(letters, source);
        }
    }
}

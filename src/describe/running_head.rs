//! The running head of a printed page in, the publication that it names out: "4 THE HARBOUR MERCURY, SATURDAY, MAY 14, 1921".
//!
//! Only a head with a day is looked at, as newspapers have it: those of books and reports name chapters. What is neither
//! date nor number is the name, if it is of a few whole words; in capitals it is written as names are.

use super::evidence::stated;
use crate::model::{Analysis, Known, Mark, TimeExpression, TimeForm, Verdict};

/// The most words of a name.
const LONGEST: usize = 6;

/// A name of one word has at least so many letters: shorter ones stand before numbers ("Page", "Vol").
const TELLING: usize = 6;

/// Words in small letters inside a name.
const INNER: [&str; 6] = ["of", "and", "the", "for", "de", "der"];

/// The publication that a dated running head names.
pub(super) fn publication(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    let lines = analysis.seed.passages.iter().zip(&analysis.notes).zip(verdicts);
    let mut heads = lines.filter(|((passage, _), _)| passage.marks.has(Mark::RunningHead));
    heads.find_map(|((passage, notes), line)| {
        let name = name(&passage.text, &notes.times)?;
        Some(stated(name, "the running head of its page", line))
    })
}

/// What a head holds besides a day and numbers.
fn name(text: &str, times: &[TimeExpression]) -> Option<String> {
    let is_day = |time: &TimeExpression| matches!(&time.form, TimeForm::Absolute(value) if value.len() == 10);
    if !times.iter().any(is_day) {
        return None;
    }
    let is_time = |at: usize| times.iter().any(|time| (time.span.start..time.span.end).contains(&at));
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let is_kept = |(at, c): &(usize, char)| !is_time(*at) && (c.is_alphabetic() || " '’&-".contains(*c));
    let mut pieces = letters.chunk_by(|a, b| is_kept(a) == is_kept(b)).peekable();
    let mut before = None;
    std::iter::from_fn(|| {
        let piece = pieces.next()?;
        // A letter that a machine took for a figure cuts its word in two.
        let beside = [before.zip(piece.first()), pieces.peek().and_then(|next| next.first()).zip(piece.last())];
        before = piece.last();
        let is_cut = beside.into_iter().flatten().any(|(a, b)| a.1.is_ascii_digit() && b.1.is_alphabetic());
        let words: String = piece.iter().filter(|letter| is_kept(letter)).map(|(_, c)| c).collect();
        Some(if is_cut { String::new() } else { words })
    })
    .find_map(|piece| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
        let fits = (2..=LONGEST).contains(&words.len()) && letters > 4 || words.len() == 1 && letters >= TELLING;
        (fits && words[0].starts_with(char::is_uppercase)).then(|| written(&words))
    })
}

/// A name as names are written, if it is in capitals.
fn written(words: &[&str]) -> String {
    let all_capitals = !words.iter().any(|word| word.contains(char::is_lowercase));
    let write = |(at, word): (usize, &&str)| {
        let lower = word.to_lowercase();
        if !all_capitals || (at > 0 && INNER.contains(&lower.as_str())) {
            return if all_capitals { lower } else { (*word).to_owned() };
        }
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
    };
    words.iter().enumerate().map(write).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::time;

    fn of(head: &str) -> Option<String> {
        name(head, &time::scan(head, Some("en")))
    }

    #[test]
    fn what_is_neither_date_nor_number_is_the_name() {
        for head in [
            "4 THE HARBOUR MERCURY, SATURDAY, MAY 14, 1921.",
            "THE HARBOUR MERCURY, 14 MAY 1921",
            "Page 3 The Harbour Mercury Saturday, May 14, 1921",
            "SATURDAY, MAY 14, 1921. THE HARBOUR MERCURY. 5",
            "— 14 May 1921 — The Harbour Mercury — 5 —",
        ] {
            assert_eq!(of(head).as_deref(), Some("The Harbour Mercury"), "{head}");
        }
        assert_eq!(of("QUAY AND PIER GAZETTE, MAY 14, 1921").as_deref(), Some("Quay and Pier Gazette"));
    }

    #[test]
    fn heads_without_a_day_or_with_misread_words_name_nothing() {
        for head in ["HARBOUR MERCURY 4", "THE HARB0UR MERCURY, 14 MAY 1921", "Page 4, 14 May 1921", "14 May 1921"] {
            assert_eq!(of(head), None, "{head}");
        }
    }
}

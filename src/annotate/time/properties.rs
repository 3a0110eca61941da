//! What holds for any text whatever.

use proptest::prelude::*;

use super::scan;

/// Text that is rich in pieces of time expressions.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "last",
        "next",
        "the",
        "Tuesday",
        "May",
        "March",
        "3",
        "31",
        "2018",
        "'97",
        "90s",
        "twenty",
        "-",
        "five",
        "years",
        "ago",
        "of",
        "a",
        "half",
        "and",
        "p.m.",
        "10:35",
        "/",
        ".",
        ",",
        "Sept.",
        "é",
        "’s",
        "o’clock",
        "1,200",
        "quarter",
        "third",
        "99999999999",
        "day",
        "T",
        "Z",
        "+",
        "\n",
        "年",
        "in",
        "Easter",
        "New Year’s Day",
    ];
    let piece = (prop::sample::select(words.to_vec()), prop::bool::ANY);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| {
        pieces.into_iter().map(|(word, space)| format!("{word}{}", if space { " " } else { "" })).collect()
    })
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for time in scan(text, Some("en")) {
        prop_assert!(time.span.start >= last && time.span.end > time.span.start, "in order and apart");
        prop_assert!(text.get(time.span.start..time.span.end).is_some(), "on character boundaries");
        prop_assert!(!time.value.is_empty());
        prop_assert!(time.range.is_none_or(|range| range.earliest <= range.latest));
        last = time.span.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn spans_of_any_text(text in "\\PC*") {
        holds(&text)?;
    }

    #[test]
    fn spans_of_texts_about_time(text in pieces()) {
        holds(&text)?;
    }
}

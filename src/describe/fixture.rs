//! Pages for tests.

use crate::model::{Analysis, Declared, Form, Format, Marks, Passage, Seed};

/// The local pass over a page of raw text, a passage a line that is not blank.
pub(super) fn page(text: &str) -> Analysis {
    let passage = |(line, text): (u32, &str)| Passage {
        first_line: line,
        last_line: line,
        text: text.to_owned(),
        form: Form::Line,
        marks: Marks::default(),
    };
    crate::analyse(Seed {
        id: "ferry.txt".to_owned(),
        source: "ferry.txt".to_owned(),
        format: Format::Text,
        passages: (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(passage).collect(),
        declared: Declared::default(),
        original: String::new().into(),
    })
}

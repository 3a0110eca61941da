//! What an extractor of main text makes of a page: each line gets the mark of being kept or left out by it.
//!
//! The extractor is `dom_smoothie`, after Mozilla's Readability. It judges blocks by their density of text and links and
//! by their names, whole or not at all; so it is one voice among those the cleaner hears. Its text is compared with the
//! lines letter by letter, since it sets white space in its own way.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::model::{Mark, Passage};
use crate::read::guard::guarded;

/// Pages of more elements are not put to the extractor: its cost grows faster than the page.
const MOST_ELEMENTS: usize = 20_000;

/// A main text of fewer letters tells nothing.
const FEWEST: usize = 200;

/// Lines of fewer letters are found everywhere.
const SHORTEST: usize = 4;

/// Marks the lines of a page as kept or left out. Where the extractor finds no main text, they stay as they are.
pub(super) fn mark(passages: &mut [Passage], document: Document) {
    let Some(kept) = main_text(document).map(|text| letters(&text)).filter(|kept| kept.len() >= FEWEST) else { return };
    for passage in passages {
        let own = letters(&passage.text);
        if own.len() >= SHORTEST {
            passage.marks.insert(if kept.contains(&own) { Mark::MainText } else { Mark::LeftOut });
        }
    }
}

fn main_text(document: Document) -> Option<String> {
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
    // The library orders scores in a way that panics on one that is no number; such a page is read without its voice.
    let extract = || {
        let mut extractor = Readability::with_document(document, None, Some(config)).ok()?;
        Some(extractor.parse().ok()?.text_content.to_string())
    };
    guarded(extract).ok().flatten()
}

/// The letters and digits of a text without case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Form, Marks};

    fn passage(text: &str) -> Passage {
        Passage { first_line: 1, last_line: 1, text: text.to_owned(), form: Form::Line, marks: Marks::NONE }
    }

    #[test]
    fn lines_are_kept_or_left_out_and_a_page_without_text_tells_nothing() {
        let said =
            "The council met on Monday, and it talked about the ferry, the pier, and what both would cost the town.";
        let paragraphs = format!("<p>{said}</p>").repeat(6);
        let page = format!("<body><div class=nav><a href=a>Tides and fares</a></div><article>{paragraphs}</article>");
        let mut lines = [passage(said), passage("Tides and fares")];
        mark(&mut lines, Document::from(page.as_str()));
        assert!(lines[0].marks.has(Mark::MainText));
        assert!(lines[1].marks.has(Mark::LeftOut));
        let mut lines = [passage("Tides and fares")];
        mark(&mut lines, Document::from("<p>Tides and fares"));
        assert!(lines[0].marks.is_empty());
    }
}

//! Whether words in quotation marks read as something someone said: not as a term held at arm's length, not as the title
//! of a work.

/// Fewest words of an utterance that no verb of saying introduces.
const FEWEST_WORDS: usize = 5;

/// Whether the text between the marks reads as an utterance by itself.
pub(super) fn is_one(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = text.trim_end().ends_with(['.', '!', '?', ',', '…', '—', '–']);
    let enough = if ends { 2 } else { FEWEST_WORDS };
    words.len() >= enough && (ends || !is_title_case(&words))
}

/// Whether all longer words start with a capital, as in the title of a work.
fn is_title_case(words: &[&str]) -> bool {
    words.iter().filter(|word| word.chars().count() > 3).all(|word| word.starts_with(|c: char| !c.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_titles_are_no_utterances() {
        assert!(!is_one("rotten"));
        assert!(!is_one("shadow fleet"));
        assert!(!is_one("The Long Winter of the North"));
        assert!(is_one("We start."));
        assert!(is_one("a harbour that is open to all ships"));
    }
}

//! Texts in, what a line of a page has room for out.

/// A text's beginning, cut between words, with an ellipsis where something is left out.
pub(crate) fn clip(text: &str, characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(characters) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).filter(|&cut| cut > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches(|c: char| c.is_whitespace() || c == ',' || c == ';'))
}

/// Words with a capital at their beginning.
pub(crate) fn begun(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(clip("The harbour board met, and then", 24), "The harbour board met…");
        assert_eq!(clip("äöü", 2), "äö…");
        assert_eq!(begun("über allem"), "Über allem");
    }
}

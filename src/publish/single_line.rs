//! Text in, the same text on one line out, for formats that end a value at a line's end.

/// Folds white space to single spaces and drops what is no character of a text: control characters, and the two that
/// XML 1.0 cannot hold even when escaped.
pub(super) fn single_line(text: &str) -> String {
    let is_break = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.split(is_break).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_control_characters_become_spaces() {
        assert_eq!(single_line(" The\r\n pier\u{2028}fell\u{0}\u{ffff} down\t"), "The pier fell down");
        assert_eq!(single_line("\n"), "");
    }
}

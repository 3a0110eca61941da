//! Numbers, lists and long texts in, what a line of a page has room for out.

/// A text's beginning, cut between words, with an ellipsis where something is left out.
pub(crate) fn clip(text: &str, characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(characters) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).filter(|&cut| cut > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches(|c: char| c.is_whitespace() || c == ',' || c == ';'))
}

/// `1 article`, `2 articles`, `1,204 articles`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A number with commas between thousands.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `Ada, Ben and Cy`.
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_numbers_and_lists() {
        assert_eq!(count(1, "article", "articles"), "1 article");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(list(&["Ada".into(), "Ben".into(), "Cy".into()]), "Ada, Ben and Cy");
        assert_eq!(clip("The harbour board met, and then", 24), "The harbour board met…");
        assert_eq!(clip("äöü", 2), "äö…");
    }
}

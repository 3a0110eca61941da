//! Quotation marks and brackets of a cut clause: what was opened is closed, what was not opened goes.

/// Marks that open, and what closes them.
const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('(', ')'), ('[', ']')];

/// The clause with its marks balanced: a quotation that the cut left open is closed behind the last word, a bracket
/// left open goes with what is in it, and closing marks without their partner go.
pub(super) fn balance(clause: &str) -> String {
    let mut balanced = String::with_capacity(clause.len() + 4);
    let mut open: Vec<(char, usize)> = Vec::new();
    for c in clause.chars() {
        if c == '"' {
            if open.pop_if(|(mark, _)| *mark == '"').is_none() {
                open.push(('"', balanced.len()));
            }
        } else if let Some(&(_, close)) = PAIRS.iter().find(|pair| pair.0 == c) {
            open.push((close, balanced.len()));
        } else if PAIRS.iter().any(|pair| pair.1 == c) {
            if open.last().is_none_or(|&(mark, _)| mark != c) {
                continue;
            }
            open.pop();
        }
        balanced.push(c);
    }
    for (mark, at) in open.into_iter().rev() {
        let inside = balanced[at..].chars().skip(1).any(char::is_alphanumeric);
        if matches!(mark, ')' | ']') || !inside {
            balanced.truncate(at);
        } else {
            balanced.push(mark);
        }
    }
    balanced.trim_end().to_owned()
}

/// How many quotations and brackets that open in a text are open at a byte of it.
pub(super) fn depth_at(text: &str, at: usize) -> usize {
    let mut depth: usize = 0;
    let straight = text.bytes().take(at).filter(|&byte| byte == b'"').count() % 2;
    for (_, c) in text.char_indices().take_while(|&(offset, _)| offset < at) {
        if PAIRS.iter().any(|pair| pair.0 == c) {
            depth += 1;
        } else if PAIRS.iter().any(|pair| pair.1 == c) {
            depth = depth.saturating_sub(1);
        }
    }
    depth + straight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_pairs_stay() {
        assert_eq!(balance("He called it “the end” (of a road)"), "He called it “the end” (of a road)");
        assert_eq!(balance("the \"old\" mill"), "the \"old\" mill");
    }

    #[test]
    fn what_was_opened_is_closed() {
        assert_eq!(balance("He called it “the end of the road"), "He called it “the end of the road”");
        assert_eq!(balance("the \"old mill"), "the \"old mill\"");
        assert_eq!(balance("the mill (built of"), "the mill");
        assert_eq!(balance("he said “"), "he said");
    }

    #[test]
    fn what_was_not_opened_goes() {
        assert_eq!(balance("the end of the road” it was) "), "the end of the road it was");
    }
}

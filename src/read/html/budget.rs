//! What a page may cost: pages that would take the parser too long are refused before it starts.
//!
//! The tree construction of the HTML standard looks through all open elements at many a tag, so its time grows with the
//! square of the nesting; and a page is held in memory several times over. The limits are far beyond what people write, and
//! are sizes, not times: the same page is always read or always refused.

use html5gum::{Token, Tokenizer};

use crate::problem::{Problem, Severity};

/// The longest page, in bytes.
const LONGEST: usize = 20_000_000;

/// The deepest nesting, in open elements.
const DEEPEST: usize = 2_000;

/// Elements that are never closed, and those whose closing tag may be left out: their start opens nothing that lasts.
const LEFT_OPEN: &str = " area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody \
     tfoot option optgroup colgroup html head body ";

/// Refuses a page that is too long or nested too deep.
pub(super) fn check(name: &str, page: &str) -> Result<(), Problem> {
    let refuse = |what: String| {
        let hint = "open it in a browser and save the article's text as .txt";
        Err(Problem::new(Severity::Error, name, what, hint))
    };
    if page.len() > LONGEST {
        return refuse(format!("the page is longer than {} MB, so it was not read", LONGEST / 1_000_000));
    }
    if is_too_deep(page) {
        return refuse(format!("its elements are nested deeper than {DEEPEST}, so the page was not read"));
    }
    Ok(())
}

fn is_too_deep(page: &str) -> bool {
    // Most pages have too few tags to be nested so deep; counting them is cheap.
    if page.bytes().filter(|&byte| byte == b'<').count() <= DEEPEST {
        return false;
    }
    let lasts = |tag: &[u8]| !LEFT_OPEN.split(' ').any(|name| name.as_bytes() == tag);
    let mut depth = 0_usize;
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) if !tag.self_closing && lasts(&tag.name) => depth += 1,
            Token::EndTag(tag) if lasts(&tag.name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_and_long_pages_are_refused_and_wide_ones_read() {
        assert!(check("a.html", &"<div>".repeat(100_000)).is_err());
        assert!(check("a.html", &"<div>one</div>".repeat(100_000)).is_ok());
        assert!(check("a.html", &"<p>one<br>".repeat(100_000)).is_ok());
        assert!(check("a.html", &"x".repeat(LONGEST + 1)).is_err());
    }
}

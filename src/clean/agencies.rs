//! News agencies, and where they sign: alone on a line, in a dateline, behind a dash at the very end.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data_file::rows;

static AGENCIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = rows(include_str!("data/agencies.tsv"));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// The usual name of the agency that is exactly these words.
pub(crate) fn named(words: &str) -> Option<&'static str> {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    AGENCIES.get(bare).copied()
}

/// A line of more words does not only sign.
const MOST_WORDS: usize = 5;

/// The agency that signs a line of nothing else: "AFP", "dpa/lni", "Source: Reuters".
pub(crate) fn alone(line: &str) -> Option<&'static str> {
    let bare = line.rsplit_once(':').map_or(line, |(_, behind)| behind);
    let short = line.split_whitespace().nth(MOST_WORDS).is_none();
    short.then(|| named(bare).or_else(|| named(bare.split(['/', ',']).next()?))).flatten()
}

/// The agency of a dateline: "PARIS (Reuters) -", "Hamburg (dpa/lno) –".
pub(crate) fn of_dateline(text: &str) -> Option<&'static str> {
    const FURTHEST: usize = 60;
    let open = text.find('(').filter(|&open| open <= FURTHEST)?;
    let (inside, behind) = text.get(open + 1..)?.split_once(')')?;
    let dashed = behind.trim_start().starts_with(['-', '–', '—', '.', ':']);
    let place = text.get(..open)?.chars().next().is_some_and(char::is_uppercase);
    (dashed && place).then(|| named(inside).or_else(|| named(inside.split('/').next()?))).flatten()
}

/// The agency that signs the end of a text: "… until Friday. - AP", "… bis Freitag. (dpa)".
pub(crate) fn at_end(text: &str) -> Option<&'static str> {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || c == ')' || c == '.');
    let cut = bare.rfind(['-', '–', '—', '('])?;
    let (before, signed) = bare.split_at(cut);
    let signed = signed.trim_start_matches(['-', '–', '—', '(']);
    let ended = before.trim_end().ends_with(['.', '!', '?', '"', '”']);
    (ended && signed.chars().count() <= 30).then(|| named(signed)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_sign_in_three_ways() {
        assert_eq!(alone("AFP"), Some("AFP"));
        assert_eq!(alone("Source: Reuters"), Some("Reuters"));
        assert_eq!(alone("dpa/lni"), Some("dpa"));
        assert_eq!(of_dateline("OSLO (Reuters) - The harbour froze."), Some("Reuters"));
        assert_eq!(at_end("The harbour froze. - AP"), Some("AP"));
    }

    #[test]
    fn an_agency_in_a_sentence_does_not_sign() {
        assert_eq!(alone("Reuters moved its office to the harbour"), None);
        assert_eq!(of_dateline("The harbour (once free) was closed, (AP) said."), None);
        assert_eq!(at_end("He spoke to the AP"), None);
    }
}

//! A text in, its words out, as they are looked up: without case, accents or apostrophes.
//!
//! Words are runs of letters, marks and figures, folded by compatibility decomposition (Unicode Standard Annex 15, NFKD)
//! without the accents. Scripts that write no spaces give every pair of neighbouring characters. The possessive `’s` is no
//! word. The page's script cuts queries and snippets in the same way: whoever changes one changes both.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is looked up, in bytes; what is longer is an address or no word.
const LONGEST: usize = 64;

/// Hands on every word of a text, folded, in order.
pub(super) fn tokens(text: &str, mut each: impl FnMut(&str)) {
    let mut folded = String::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let plain = ascii_run(text, start);
        if plain > start {
            at = plain;
            word(text, start, plain, &mut folded, &mut each);
            continue;
        }
        let is_unspaced = text[start..].starts_with(unspaced);
        let in_run = |c: char| is_word(c) && unspaced(c) == is_unspaced;
        let end = text[start..].find(|c| !in_run(c)).map_or(text.len(), |length| start + length);
        at = end;
        if is_unspaced {
            fold(&text[start..end], &mut folded);
            pairs(&folded, &mut each);
        } else {
            word(text, start, end, &mut folded, &mut each);
        }
    }
}

/// Where the next word begins, at `from` or behind it.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let ascii = text.as_bytes()[from..].iter().position(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric())?;
    text[from + ascii..].find(is_word).map(|start| from + ascii + start)
}

/// The end of a run of ASCII letters and figures, or `start` where other characters may belong to it. Most words are such
/// runs, and they are found byte by byte.
fn ascii_run(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if rest.get(length).is_none_or(u8::is_ascii) { start + length } else { start }
}

fn word(text: &str, start: usize, end: usize, folded: &mut String, each: &mut impl FnMut(&str)) {
    let run = &text[start..end];
    if run.eq_ignore_ascii_case("s") && text[..start].ends_with(['\'', '’']) {
        return;
    }
    fold(run, folded);
    if !folded.is_empty() && folded.len() <= LONGEST {
        each(folded);
    }
}

fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// Whether a character belongs to a script that writes no spaces: Thai, Lao, Burmese, Khmer, kana, Chinese characters.
fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}' | '\u{3041}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        let bare: String = word.nfkd().filter(|c| !matches!(c, ' ' | '\u{300}'..='\u{36f}')).collect();
        out.extend(bare.to_lowercase().nfc());
    }
}

fn pairs(run: &str, each: &mut impl FnMut(&str)) {
    let ends = run.char_indices().skip(2).map(|(at, _)| at).chain([run.len()]);
    for ((start, _), end) in run.char_indices().zip(ends) {
        each(&run[start..end]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        tokens(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn words_lose_case_accents_and_the_possessive() {
        assert_eq!(all("Žofie’s ﬁsh, O'Neill’S G-20"), ["zofie", "fish", "o", "neill", "g", "20"]);
    }

    #[test]
    fn scripts_without_spaces_give_pairs() {
        assert_eq!(all("2018年9月、外交部"), ["2018", "年", "9", "月", "外交", "交部"]);
        assert_eq!(all("カー が"), ["カー", "が"]);
    }

    #[test]
    fn what_folds_to_several_words_is_one() {
        assert!(all("ﷺ ½ ㈱").iter().all(|word| !word.contains(' ') && !word.is_empty()));
    }
}

//! A text in, the set of its word shingles out.
//!
//! Shingles (Broder, *On the Resemblance and Containment of Documents*, 1997) are known by 32-bit hashes: two texts of a
//! thousand words share one by chance in one pair of 4,000, and then one of a thousand. In scripts without spaces each
//! sign is a word.

use crate::connect::words::{hash_lower, words};

/// Words of a shingle.
const SHINGLE: usize = 4;

/// What is compared of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Shingles {
    /// Hashes of the shingles, sorted, each once. A text of fewer words is one shingle, one of none has none.
    pub(super) set: Vec<u32>,
    /// A hash of all words in their order.
    pub(super) whole: u64,
    /// Number of words.
    pub(super) words: u32,
}

impl Shingles {
    /// The shingles of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut hashes: Vec<u64> = Vec::with_capacity(text.len() / 5);
        for (_, word) in words(text) {
            if word.contains(is_written_solid) {
                hashes.extend(word.chars().map(|sign| hash_lower(sign.encode_utf8(&mut [0; 4]))));
            } else {
                hashes.push(hash_lower(word));
            }
        }
        let combine = |window: &[u64]| window.iter().fold(0, |sum: u64, word| mix(sum.rotate_left(17) ^ word));
        let narrow = |window: &[u64]| (combine(window) >> 32) as u32;
        let mut set: Vec<u32> = match hashes.len() {
            0 => Vec::new(),
            few if few < SHINGLE => vec![narrow(&hashes)],
            _ => hashes.windows(SHINGLE).map(narrow).collect(),
        };
        set.sort_unstable();
        set.dedup();
        set.shrink_to_fit();
        Self { set, whole: combine(&hashes), words: u32::try_from(hashes.len()).unwrap_or(u32::MAX) }
    }
}

/// Whether a sign is of a script that puts no space between words: Thai, Lao, Khmer, Burmese, kana and ideographs.
fn is_written_solid(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Spreads the bits of a number (the finaliser of MurmurHash3).
fn mix(number: u64) -> u64 {
    let mut bits = number;
    bits = (bits ^ (bits >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    bits = (bits ^ (bits >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    bits ^ (bits >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_and_possessives_make_no_difference_and_order_does() {
        let whole = |text: &str| Shingles::of(text).whole;
        assert_eq!(whole("The mayor’s plan, “now”."), whole("the Mayor plan now"));
        assert_ne!(whole("the plan of the mayor"), whole("the mayor of the plan"));
        assert!(Shingles::of("").set.is_empty() && Shingles::of("…").set.is_empty());
        assert_eq!(Shingles::of("Two words").set.len(), 1);
        assert_eq!(Shingles::of("One two three four five").set.len(), 2);
    }

    #[test]
    fn signs_are_words_where_no_spaces_are() {
        assert_eq!(Shingles::of("渡轮码头工程停工").words, 8);
        assert_eq!(Shingles::of("渡轮码头工程停工").set.len(), 5);
    }
}

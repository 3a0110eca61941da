//! Which lines recur in many articles of a folder: they belong to the pages' frame, not to the articles.

use std::collections::HashMap;

use crate::model::Analysis;

/// In how many articles each line stands.
#[derive(Clone, Debug, Default)]
pub struct Recurrence {
    articles_with: HashMap<u64, u32>,
}

/// Hash of a line's letters and digits without case.
pub(crate) fn fingerprint(text: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for letter in text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        hasher.update(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}

impl Recurrence {
    /// Counts over a whole collection.
    #[must_use]
    pub fn count(analyses: &[Analysis]) -> Self {
        let mut articles_with = HashMap::new();
        for analysis in analyses {
            let mut seen: Vec<u64> = analysis.lines.iter().map(|line| line.fingerprint).collect();
            seen.sort_unstable();
            seen.dedup();
            for fingerprint in seen {
                *articles_with.entry(fingerprint).or_insert(0) += 1;
            }
        }
        Self { articles_with }
    }

    /// For each passage of an article, whether it recurs in so many others that it cannot be the article's own.
    #[must_use]
    pub fn flags(&self, analysis: &Analysis) -> Vec<bool> {
        analysis.lines.iter().map(|line| self.articles_with.get(&line.fingerprint).is_some_and(|&n| n >= 4)).collect()
    }
}

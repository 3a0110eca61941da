//! What is held of an article between the two passes.
//!
//! Comes in: the outcome of the local pass. Goes out: the same, packed, and beside it the little that must be known of
//! every article before the first is settled. A page's notes are many times as large as its article, and those of a
//! whole collection wait together.

use crate::clean::Trace;
use crate::model::{Analysis, Packed};

/// An article between the two passes.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The article's id; it overrides that in the analysis.
    pub id: String,
    /// Where it was read from; see [`crate::model::Seed::source`].
    pub source: String,
    trace: Trace,
    /// Without the source, which is packed by itself.
    analysis: Packed<Analysis>,
    original: Packed<String>,
}

impl From<Analysis> for Kept {
    fn from(mut analysis: Analysis) -> Self {
        let original = std::mem::take(&mut analysis.seed.original);
        Self {
            id: analysis.seed.id.clone(),
            source: analysis.seed.source.clone(),
            trace: Trace::of(&analysis),
            analysis: Packed::new(&analysis),
            original,
        }
    }
}

impl Kept {
    /// What is counted of it over the collection.
    #[must_use]
    pub const fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The outcome of the local pass; nothing if the memory it was held in was damaged.
    #[must_use]
    pub fn into_analysis(self) -> Option<Analysis> {
        let mut analysis = self.analysis.unpack()?;
        (analysis.seed.id, analysis.seed.original) = (self.id, self.original);
        Some(analysis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn an_article_is_kept_whole_and_small() {
        let page = "Old ferry terminal to close\nBy Ingrid Solberg\n14 May 2019, 17:45\n\n".to_owned()
            + &"“We have repaired the pier four times since 2011,” said Marta Lindqvist on Tuesday.\n\n".repeat(40);
        let mut seeds = Vec::new();
        crate::read::standard_input(page.as_bytes(), &Config::default(), &mut |seed| seeds.push(seed));
        let analysis = crate::analyse(seeds.remove(0));
        let mut kept = Kept::from(analysis.clone());
        assert_eq!(kept.clone().into_analysis(), Some(analysis));
        kept.id.push_str("#2");
        assert_eq!(kept.clone().into_analysis().map(|analysis| analysis.seed.id), Some(kept.id));
    }
}

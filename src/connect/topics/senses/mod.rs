//! The words of articles in, what they mean out: a point an article, near those of articles that use other words for the
//! same.
//!
//! Which words go together shows only in many articles. What a few articles do not show, word vectors know that were made
//! of far more text: an article is the mean of its words' vectors (`data/SENSES.md`), weighed as its terms are, along the
//! axes in which the articles of the collection differ most (after Arora, Liang and Ma, *A Simple but Tough-to-Beat Baseline
//! for Sentence Embeddings*, 2017).

mod table;
pub mod training;

use crate::connect::matrix::{Dense, eigenvectors};
use crate::connect::terms::Weighed;

/// Articles in the space of what their words mean, the axis in which they differ most first. The words are English ones.
pub(super) fn project(weighed: &Weighed) -> Dense {
    let meanings = Dense::from_rows(weighed.terms.iter().map(|&term| table::meaning(term)), table::DIMENSIONS);
    let points = weighed.matrix.times(&meanings).unit_rows().centred();
    points.turned(&eigenvectors(points.gram()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::matrix::dot;
    use crate::connect::stems::Stems;
    use crate::connect::terms;

    #[test]
    fn articles_without_a_common_word_are_near_when_they_mean_the_same() {
        let texts = [
            "goalkeeper striker midfielder",
            "footballer defender coach",
            "senator election ballot",
            "voters parliament",
        ];
        let mut stems = Stems::new();
        let mut count = |text: &&str| -> terms::Counts {
            let mut counts: terms::Counts = stems.of(text).into_iter().map(|(stem, _)| (stem, 1.0)).collect();
            counts.sort_unstable_by_key(|(stem, _)| *stem);
            counts
        };
        let counts: Vec<terms::Counts> = texts.iter().map(&mut count).collect();
        let points = project(&terms::weigh(&counts.iter().collect::<Vec<_>>()));
        let likeness = |a: usize, b: usize| dot(points.row(a), points.row(b));
        assert!(likeness(0, 1) > 0.0 && likeness(2, 3) > 0.0 && likeness(0, 2) < 0.0 && likeness(1, 3) < 0.0);
    }
}

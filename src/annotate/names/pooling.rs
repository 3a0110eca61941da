//! The scores of an article's tokens in, the same out with those of one word brought nearer to each other: where the words
//! beside a name say little, those beside its other mentions help. A cheap stand-in for the skip edges of Sutton and McCallum,
//! "Collective Segmentation and Labeling of Distant Entities" (2004).

use rustc_hash::FxHashMap;

use super::features::Features;
use super::labels::OUTSIDE;
use super::reading::Reading;
use super::tagger::Scores;
use super::tokens::Token;

/// The longest run of capitals whose last word stands for it elsewhere.
const LONGEST_RUN: usize = 3;

/// The weight of what the other mentions of a word say, as a fraction of what its own place says.
const SHARE: (i32, i32) = (3, 4);

/// What the mentions of a word sum up to: how many there are, and the best score of each kind.
type Sums<'t> = FxHashMap<&'t str, (i32, Kinds)>;

/// The best score of each kind of name, that of "outside" first.
type Kinds = [i32; 5];

/// Gives each mention of a word its share of what the article's others say.
pub(super) fn pool(readings: &[Reading<'_>], features: &[Features], scores: &mut [Vec<Option<Scores>>]) {
    let mut sums = Sums::default();
    for ((reading, features), scores) in readings.iter().zip(features).zip(scores.iter()) {
        for (at, token) in pooled(&reading.tokens, features) {
            let Some(scores) = &scores[at] else { continue };
            let (count, sum) = sums.entry(&token.lower).or_default();
            *count += 1;
            sum.iter_mut().zip(kinds(scores)).for_each(|(sum, score)| *sum += score);
        }
    }
    for ((reading, features), scores) in readings.iter().zip(features).zip(scores) {
        for (at, token) in pooled(&reading.tokens, features) {
            let (Some(scores), Some((count, sum))) = (&mut scores[at], sums.get(&*token.lower)) else {
                continue;
            };
            if *count > 1 {
                share(scores, *count - 1, sum);
            }
        }
    }
}

/// Adds to the scores of one mention what the `others` say, of whose scores and its own `sum` is the sum.
fn share(scores: &mut Scores, others: i32, sum: &Kinds) {
    let own = kinds(scores);
    let mean = |kind: usize| (sum[kind] - own[kind]) / others;
    for (label, score) in scores.iter_mut().enumerate().skip(OUTSIDE + 1) {
        *score += (mean(label.div_ceil(2)) - mean(OUTSIDE)) * SHARE.0 / SHARE.1;
    }
}

/// The capitals that end short runs: what a name goes by when it stands alone.
fn pooled<'t>(tokens: &'t [Token<'_>], features: &Features) -> impl Iterator<Item = (usize, &'t Token<'t>)> {
    let ends = |at: &usize| features.ends_run(*at) && features.run_length(*at) <= LONGEST_RUN;
    tokens.iter().enumerate().filter(move |(at, token)| token.is_capital() && ends(at))
}

fn kinds(scores: &Scores) -> Kinds {
    let mut kinds = [scores[OUTSIDE]; 5];
    for kind in 1..5 {
        kinds[kind] = scores[2 * kind - 1].max(scores[2 * kind]);
    }
    kinds
}

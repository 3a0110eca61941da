//! A speaker's quotations in, what they said out: a quotation that several articles print is one with several sources.
//!
//! Two direct quotations are one when their words are the same, or when all words of the shorter, at least five, stand in
//! the longer one after the other; of these the longest is shown. Candidates are found by runs of five words (w-shingling:
//! Broder 1997). Sentences come before the fragments that papers weave into theirs ("very aggressive"), and what more articles print
//! before what fewer do.

use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::catalogue::{Catalogue, QuoteRef};
use crate::model::QuoteKind;

/// Words that two quotations share when one is a part of the other.
const RUN: usize = 5;

/// Words of a fragment, at most.
const FRAGMENT: usize = 5;

/// Words of what is a fragment even when it begins like a sentence, at most.
const SCRAP: usize = 2;

/// What was said, and where it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saying {
    /// The fullest wording, of several the one that came first in the list.
    pub(crate) quote: QuoteRef,
    /// The same in other articles, or in other places of this one, in the order of the list.
    pub(crate) also: Vec<QuoteRef>,
}

/// A quotation's words.
struct Worded {
    at: QuoteRef,
    direct: bool,
    words: Vec<String>,
    fragment: bool,
}

/// Brings a list of quotations of one speaker together. Among those that as many articles print, its
/// order is kept.
pub(crate) fn sayings(catalogue: &Catalogue<'_>, quotes: impl Iterator<Item = QuoteRef>) -> Vec<Saying> {
    let quotes: Vec<Worded> = quotes.map(|at| worded(catalogue, at)).collect();
    let mut fullest: Vec<usize> = (0..quotes.len()).collect();
    fullest.sort_by_key(|&at| (std::cmp::Reverse(quotes[at].words.len()), at));
    // For each quotation the one that stands for it; the fullest come first, so that what is found stands for itself.
    let mut stands: Vec<usize> = (0..quotes.len()).collect();
    let mut whole: HashMap<(bool, &[String]), usize> = HashMap::new();
    let mut runs: HashMap<&[String], Vec<usize>> = HashMap::new();
    for at in fullest {
        let quote = &quotes[at];
        let words = quote.words.as_slice();
        let same = whole.get(&(quote.direct, words)).copied();
        let fuller = || {
            let candidates = runs.get(words.get(..RUN)?)?.iter().copied();
            candidates.filter(|_| quote.direct).find(|&other| holds(&quotes[other].words, words))
        };
        if words.is_empty() {
            continue;
        }
        if let Some(other) = same.or_else(fuller) {
            stands[at] = other;
            continue;
        }
        whole.insert((quote.direct, words), at);
        if quote.direct {
            words.windows(RUN).for_each(|run| runs.entry(run).or_default().push(at));
        }
    }
    gathered(&quotes, &stands)
}

fn gathered(quotes: &[Worded], stands: &[usize]) -> Vec<Saying> {
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut sayings: Vec<(bool, Saying)> = Vec::new();
    for (at, &stand) in stands.iter().enumerate() {
        let place = *places.entry(stand).or_insert_with(|| {
            let quote = &quotes[stand];
            sayings.push((quote.fragment, Saying { quote: quote.at, also: Vec::new() }));
            sayings.len() - 1
        });
        if at != stand {
            sayings[place].1.also.push(quotes[at].at);
        }
    }
    // A stable sort keeps the order among those that as many articles print.
    sayings.sort_by_key(|(fragment, saying)| (*fragment, std::cmp::Reverse(articles(saying))));
    sayings.into_iter().map(|(_, saying)| saying).collect()
}

/// In how many articles it is printed.
fn articles(saying: &Saying) -> usize {
    let articles = saying.also.iter().chain([&saying.quote]).map(|(article, _)| article);
    articles.collect::<HashSet<_>>().len()
}

fn worded(catalogue: &Catalogue<'_>, at: QuoteRef) -> Worded {
    let (article, quote) = catalogue.quote(at);
    let text = quote.span.of(&article.text);
    let words: Vec<String> = text.unicode_words().map(str::to_lowercase).collect();
    let begins_small = text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let fragment = words.len() <= SCRAP || begins_small && words.len() <= FRAGMENT;
    Worded { at, direct: quote.kind == QuoteKind::Direct, words, fragment }
}

/// Whether all words stand one after the other among others.
fn holds(others: &[String], words: &[String]) -> bool {
    others.windows(words.len()).any(|run| run == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::{Dossier, Quote, Span};
    use crate::publish::{Addresses, samples};

    /// What becomes of direct quotations, each the whole text of an article: for each the number of articles and its words.
    fn brought_together(texts: &[&str]) -> Vec<(usize, String)> {
        let articles = texts.iter().enumerate().map(|(at, text)| {
            let mut article = samples::article(&format!("{at}.txt"), text);
            article.quotes = vec![Quote { kind: QuoteKind::Direct, span: Span::new(0, text.len()), speaker: None }];
            article
        });
        let dossier = Dossier { articles: articles.collect(), ..Dossier::default() };
        let (config, addresses) = (Config::default(), Addresses::of(&dossier));
        let strings = crate::publish::strings::Strings::of(&config);
        let catalogue = Catalogue::new(&dossier, &config, &addresses, &strings);
        let sayings = sayings(&catalogue, (0..texts.len()).map(|at| (at, 0)));
        sayings.into_iter().map(|it| (it.also.len() + 1, texts[it.quote.0].to_owned())).collect()
    }

    #[test]
    fn the_same_in_several_articles_is_one_and_sentences_come_first() {
        let full = "The quay is safe, and it will stay safe for years.";
        let texts =
            ["utterly unsafe", "the quay is safe, and it will stay", full, "Utterly unsafe", "We sail on Monday."];
        assert_eq!(
            brought_together(&texts),
            [(2, full.to_owned()), (1, texts[4].to_owned()), (2, texts[0].to_owned())],
        );
    }

    #[test]
    fn a_few_words_in_common_are_not_the_same() {
        let texts =
            ["The quay is safe.", "The quay is safe, we think, but nobody has looked.", "港は安全だ。", "港は安全だ。"];
        assert_eq!(brought_together(&texts).into_iter().map(|(number, _)| number).collect::<Vec<_>>(), [2, 1, 1]);
    }
}

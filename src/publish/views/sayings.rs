//! Quotations in, what was said out: a quotation that several articles print is one with several sources.
//!
//! Two direct quotations are one when nothing tells that others said them, and their words are the same, or all words of the shorter, at least five,
//! stand in the longer one after the other; of these the longest is shown. Candidates are found by runs of five words (w-shingling:
//! Broder 1997). For one speaker, sentences come before the fragments that papers weave into theirs ("very aggressive"), and what more
//! articles print before what fewer do.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::catalogue::{Catalogue, QuoteRef, speaker};
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
    /// Whether it is a fragment that a paper wove into a sentence of its own.
    pub(crate) fragment: bool,
}

/// A quotation's words.
struct Worded<'d> {
    at: QuoteRef,
    speaker: Option<&'d str>,
    direct: bool,
    words: Vec<String>,
    fragment: bool,
}

/// Brings a list of quotations together, in its order.
pub(crate) fn sayings(catalogue: &Catalogue<'_>, quotes: impl Iterator<Item = QuoteRef>) -> Vec<Saying> {
    let quotes: Vec<Worded<'_>> = quotes.map(|at| worded(catalogue, at)).collect();
    let mut fullest: Vec<usize> = (0..quotes.len()).collect();
    fullest.sort_by_key(|&at| (Reverse(quotes[at].words.len()), quotes[at].speaker.is_none(), at));
    // For each quotation the one that stands for it; the fullest come first, so that what is found stands for itself.
    let mut stands: Vec<usize> = (0..quotes.len()).collect();
    let mut whole: HashMap<(bool, Option<&str>, &[String]), usize> = HashMap::new();
    let mut runs: HashMap<&[String], Vec<usize>> = HashMap::new();
    for at in fullest {
        let quote = &quotes[at];
        let words = quote.words.as_slice();
        let same = whole.get(&(quote.direct, quote.speaker, words)).copied();
        let fuller = || {
            let candidates = runs.get(words.get(..RUN)?)?.iter().copied().filter(|_| quote.direct);
            let mut fitting = candidates.filter(|&other| quote.may_be_by(&quotes[other]));
            fitting.find(|&other| holds(&quotes[other].words, words))
        };
        if words.is_empty() {
            continue;
        }
        if let Some(other) = same.or_else(fuller) {
            stands[at] = other;
            continue;
        }
        whole.insert((quote.direct, quote.speaker, words), at);
        if quote.direct {
            words.windows(RUN).for_each(|run| runs.entry(run).or_default().push(at));
        }
    }
    gathered(&quotes, &stands)
}

fn gathered(quotes: &[Worded<'_>], stands: &[usize]) -> Vec<Saying> {
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut sayings: Vec<Saying> = Vec::new();
    for (at, &stand) in stands.iter().enumerate() {
        let place = *places.entry(stand).or_insert_with(|| {
            let quote = &quotes[stand];
            sayings.push(Saying { quote: quote.at, also: Vec::new(), fragment: quote.fragment });
            sayings.len() - 1
        });
        if at != stand {
            sayings[place].also.push(quotes[at].at);
        }
    }
    sayings
}

/// What one speaker said: sentences first, and of these what most articles print; else the order is kept.
pub(crate) fn ranked(mut sayings: Vec<Saying>) -> Vec<Saying> {
    sayings.sort_by_key(|saying| (saying.fragment, Reverse(articles(saying))));
    sayings
}

impl Worded<'_> {
    /// Whether nothing tells that someone else said it.
    fn may_be_by(&self, other: &Self) -> bool {
        self.speaker.is_none() || other.speaker.is_none() || self.speaker == other.speaker
    }
}

/// In how many articles it is printed.
fn articles(saying: &Saying) -> usize {
    let articles = saying.also.iter().chain([&saying.quote]).map(|(article, _)| article);
    articles.collect::<HashSet<_>>().len()
}

fn worded<'d>(catalogue: &Catalogue<'d>, at: QuoteRef) -> Worded<'d> {
    let (article, quote) = catalogue.quote(at);
    let text = quote.span.of(&article.text);
    let words: Vec<String> = text.unicode_words().map(str::to_lowercase).collect();
    let begins_small = text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let fragment = words.len() <= SCRAP || begins_small && words.len() <= FRAGMENT;
    let speaker = speaker(article, quote);
    Worded { at, speaker, direct: quote.kind == QuoteKind::Direct, words, fragment }
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
        let sayings = ranked(sayings(&catalogue, (0..texts.len()).map(|at| (at, 0))));
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

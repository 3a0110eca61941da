//! The tokens of a passage in, the features of each that the tagger weighs out, as hashes.
//!
//! Each token has traits (word, shape, affixes, what the gazetteers, the lists of cue words, the rules and the rest of the
//! article say of it); a feature is one trait of the token or of one near it, or two or three of them together. Hashed
//! features need no dictionary: Ganchev and Dredze, "Small Statistical Models by Random Feature Mixing" (2008).

use super::casing::Casing;
use super::classify;
use super::consistency::Consistency;
use super::labels;
use super::lexicon::Known;
use super::runs::known;
use super::segments::Name;
use super::tokens::{Case, Token};
use crate::model::EntityKind;

/// The most tokens of a name that a gazetteer knows.
const LONGEST_KNOWN: usize = 4;

/// What one token looks like.
#[derive(Clone, Copy, Debug, Default)]
struct Traits {
    word: u32,
    shape: u32,
    prefix: u32,
    suffix: u32,
    ending: u32,
    /// Which gazetteer knows it, and where in the name it stands.
    gazetteer: u32,
    /// The lists of cue words it is in, as bits.
    cues: u32,
    /// How common a word it is, and whether a first name.
    rank: u32,
    /// The rules' verdict.
    rule: u32,
    /// What it mostly names in the article.
    elsewhere: u32,
    /// How it is written in the article, and whether a sentence opens with it.
    writing: u32,
}

/// A run of capitals around a token.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: usize,
    end: usize,
}

/// The features of a passage's tokens.
pub(super) struct Features {
    traits: Vec<Traits>,
    runs: Vec<Run>,
    active: Vec<bool>,
    layout: u32,
}

impl Features {
    /// Looks at a passage.
    pub(super) fn of(tokens: &[Token<'_>], casing: Casing, names: &[Name], article: &Consistency<'_>) -> Self {
        let mut traits: Vec<Traits> = tokens.iter().map(|token| traits(token, article)).collect();
        mark_known(tokens, &mut traits);
        for name in names {
            let begin = u32::try_from(verdict(name.kind)).unwrap_or_default();
            for (place, at) in name.tokens.clone().enumerate() {
                traits[at].rule = begin * 2 + u32::from(place > 0);
            }
        }
        Self { runs: runs(tokens), active: active(tokens, &traits), layout: layout(tokens, casing), traits }
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.traits.len()
    }

    /// Whether a token may be part of a name at all.
    pub(super) fn is_active(&self, at: usize) -> bool {
        self.active[at]
    }

    /// Whether a token stands alone, or ends a run of capitals.
    pub(super) fn ends_run(&self, at: usize) -> bool {
        self.runs[at].end == at + 1
    }

    /// The number of capitals around a token.
    pub(super) fn run_length(&self, at: usize) -> usize {
        self.runs[at].end - self.runs[at].start
    }

    /// Calls `take` with the hash of each feature of a token. `lexical` features name a word.
    pub(super) fn each(&self, at: usize, lexical: bool, mut take: impl FnMut(u32)) {
        let near =
            |offset: isize| at.checked_add_signed(offset).and_then(|at| self.traits.get(at)).copied().unwrap_or(EDGE);
        let (b2, b, t, n, n2) = (near(-2), near(-1), near(0), near(1), near(2));
        let mut template = 0;
        let mut add = |a: u32, b: u32, c: u32| {
            template += 1;
            take(mix(template, a, b, c));
        };
        let run = self.runs[at];
        let last = self.traits.get(run.end.wrapping_sub(1)).copied().unwrap_or(EDGE);
        let first = self.traits.get(run.start).copied().unwrap_or(EDGE);
        let before = run.start.checked_sub(1).map_or(EDGE, |at| self.traits[at]);
        let behind = self.traits.get(run.end).copied().unwrap_or(EDGE);
        let place = position(at, run);
        // General.
        add(0, 0, 0);
        add(t.shape, 0, 0);
        add(t.shape, b.shape, 0);
        add(t.shape, n.shape, 0);
        add(t.shape, b.shape, n.shape);
        add(t.gazetteer, t.shape, 0);
        add(b.gazetteer, b.shape, 0);
        add(n.gazetteer, n.shape, 0);
        add(t.gazetteer, b.gazetteer, 0);
        add(t.gazetteer, n.gazetteer, 0);
        add(t.cues, t.shape, 0);
        add(b.cues, b.shape, 0);
        add(n.cues, n.shape, 0);
        add(t.cues, b.cues, n.cues);
        add(t.rank, t.shape, t.writing);
        add(t.rank, b.rank, t.shape);
        add(t.rank, n.rank, t.shape);
        add(t.rule, 0, 0);
        add(t.rule, b.rule, n.rule);
        add(t.rule, t.shape, t.gazetteer);
        add(t.rule, t.rank, t.writing);
        add(t.rule, t.cues, 0);
        add(t.elsewhere, t.shape, t.rank);
        add(t.elsewhere, t.rule, 0);
        add(b.elsewhere, t.elsewhere, n.elsewhere);
        add(t.suffix, 0, 0);
        add(t.ending, t.shape, 0);
        add(t.prefix, 0, 0);
        add(self.layout, t.shape, t.gazetteer);
        add(self.layout, t.rule, t.rank);
        add(self.layout, b.shape, n.shape);
        add(self.layout, t.gazetteer, n.shape);
        add(place, t.rule, 0);
        add(place, last.cues, t.rank);
        add(place, last.gazetteer, last.rank);
        add(place, first.rank, last.cues);
        add(place, first.gazetteer, last.rank);
        add(place, before.cues, t.rule);
        add(place, behind.cues, t.rule);
        // Words.
        if !lexical {
            return;
        }
        add(t.word, 0, 0);
        add(t.word, t.shape, 1);
        add(b.word, 0, 2);
        add(n.word, 0, 3);
        add(b2.word, 0, 4);
        add(n2.word, 0, 5);
        add(b.word, t.word, 0);
        add(n.word, t.word, 0);
        add(b.word, t.rule, 0);
        add(n.word, t.rule, 0);
        add(place, before.word, 0);
        add(place, behind.word, 0);
        add(place, last.word, 0);
        add(place, first.word, 0);
    }
}

/// What lies beyond the passage.
const EDGE: Traits = Traits {
    word: 1,
    shape: 0xff,
    prefix: 1,
    suffix: 1,
    ending: 1,
    gazetteer: 0xff,
    cues: 0x8000_0000,
    rank: 0xff,
    rule: 0xff,
    elsewhere: 0xff,
    writing: 0xff,
};

/// One hash of a template and up to three traits.
fn mix(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let part = |part: u32, by: u64| u64::from(part).wrapping_add(1).wrapping_mul(by);
    let sum = part(template, 0x9e37_79b9_7f4a_7c15)
        ^ part(a, 0xbf58_476d_1ce4_e5b9).rotate_left(13)
        ^ part(b, 0x94d0_49bb_1331_11eb).rotate_left(29)
        ^ part(c, 0xd6e8_feb8_6659_fd93).rotate_left(43);
    let hash = (sum ^ (sum >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (hash >> 32) as u32
}

/// FNV-1a over characters; digits count as one.
fn hash(chars: impl Iterator<Item = char>) -> u32 {
    chars.fold(0x811c_9dc5, |hash, c| {
        let c = if c.is_ascii_digit() { '0' } else { c };
        (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
    })
}

fn traits(token: &Token<'_>, article: &Consistency<'_>) -> Traits {
    let lower = &*token.lower;
    Traits {
        word: hash(lower.chars()),
        shape: shape(token),
        prefix: hash(lower.chars().take(3)),
        suffix: hash(lower.chars().rev().take(3)),
        ending: hash(lower.chars().rev().take(2)),
        gazetteer: 0,
        cues: token.word.cues(),
        rank: token.word.rank(),
        rule: 0,
        elsewhere: article.kind(lower),
        writing: article.writing(lower) * 2 + u32::from(token.opens),
    }
}

/// Case, length and marks.
fn shape(token: &Token<'_>) -> u32 {
    let length = token.text.chars().count();
    match token.case {
        Case::Lower => 1,
        Case::Capital if token.text.starts_with(char::is_lowercase) => 2,
        Case::Capital if token.text.chars().skip(1).any(char::is_uppercase) => 3,
        Case::Capital if token.text.contains(|c: char| !c.is_alphabetic()) => 4,
        Case::Capital => 5,
        Case::Upper if token.text.contains('.') => 6,
        Case::Upper => 7 + u32::from(length > 4) + u32::from(length > 6),
        Case::Initial => 10 + u32::from(token.text.ends_with('.')),
        Case::Number => match length {
            1 | 2 => 12,
            4 => 13,
            _ => 14,
        },
        Case::Possessive => 15,
        Case::Mark => 16 + hash(token.text.chars()) % 64,
    }
}

/// Marks the longest names that a gazetteer knows.
fn mark_known(tokens: &[Token<'_>], traits: &mut [Traits]) {
    let mut at = 0;
    while at < tokens.len() {
        let several = tokens[at].word.opens_name();
        let longest = tokens.len().min(at + if several { LONGEST_KNOWN } else { 1 });
        let end = (at + 1..=longest).rev().find(|&end| {
            if end == at + 1 { known(&tokens[at]).is_some() } else { classify::whole(&tokens[at..end]).is_some() }
        });
        let Some(end) = end.filter(|_| tokens[at].case != Case::Mark) else {
            at += 1;
            continue;
        };
        let of = if end == at + 1 { known(&tokens[at]) } else { classify::whole(&tokens[at..end]) };
        let code = of.map_or(0, code);
        for (place, token) in traits[at..end].iter_mut().enumerate() {
            token.gazetteer = code * 2 + u32::from(place > 0);
        }
        at = end;
    }
}

fn code(known: Known) -> u32 {
    known as u32 + 1
}

/// The number of a rule's verdict.
fn verdict(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Event => 5,
        EntityKind::Work => 6,
        _ => labels::begin(kind) / 2 + 1,
    }
}

/// The runs of capitals, one for each token; that of another token is empty.
fn runs(tokens: &[Token<'_>]) -> Vec<Run> {
    let mut runs = vec![Run::default(); tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let end = at + tokens[at..].iter().take_while(|token| token.is_capital()).count();
        for run in &mut runs[at..end] {
            *run = Run { start: at, end };
        }
        if end == at {
            runs[at] = Run { start: at, end: at + 1 };
        }
        at = end.max(at + 1);
    }
    runs
}

/// Where in its run a token stands, and how long the run is.
fn position(at: usize, run: Run) -> u32 {
    let length = (run.end - run.start).min(5);
    let place = if run.end - at == 1 { 3 } else { (at - run.start).min(2) };
    u32::try_from(length * 4 + place).unwrap_or_default()
}

/// Tokens that may be part of names: capitals, what stands beside one, and what a gazetteer knows.
fn active(tokens: &[Token<'_>], traits: &[Traits]) -> Vec<bool> {
    let caseless = !tokens.iter().any(Token::is_capital);
    let capital = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(Token::is_capital);
    (0..tokens.len())
        .map(|at| {
            caseless
                || capital(Some(at))
                || capital(at.checked_sub(1))
                || capital(Some(at + 1))
                || traits[at].gazetteer > 0
                || traits[at].rule > 0
        })
        .collect()
}

/// What kind of line a passage is: its casing, its length, and how many of its tokens are figures.
fn layout(tokens: &[Token<'_>], casing: Casing) -> u32 {
    let numbers = tokens.iter().filter(|token| token.case == Case::Number).count();
    let share = match numbers * 10 / tokens.len().max(1) {
        0 => u32::from(numbers > 0),
        1 => 2,
        2 => 3,
        _ => 4,
    };
    let length = match tokens.len() {
        0..=5 => 0,
        6..=12 => 1,
        _ => 2,
    };
    let text = tokens.last().is_some_and(|token| matches!(token.text, "." | "!" | "?" | "”" | "\""));
    (casing as u32 * 5 + share) * 6 + length * 2 + u32::from(text)
}

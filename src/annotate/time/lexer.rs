//! Text in, tokens out, each with what it may mean in a time expression.
//!
//! A token is a run of letters, a run of digits (with an ordinal's or a decade's ending), or a single mark. Words keep
//! the dot of an abbreviation that the vocabulary knows. All dashes read as a hyphen and all apostrophes as a straight one.

use std::borrow::Cow;

use super::vocabulary::{Reading, Symbol, Vocabulary};
use crate::model::Span;

/// What a token may mean: for words what the one vocabulary has, for numbers what their digits tell.
pub(super) type Readings = Cow<'static, [Reading]>;

/// A token of the text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
    /// Its first character.
    pub(super) first: char,
    /// What it may mean.
    pub(super) readings: Readings,
}

impl Token {
    /// The value it has as a member of a class, if it is one.
    pub(super) fn value(&self, symbol: Symbol) -> Option<i32> {
        self.readings.iter().find(|reading| reading.symbol == symbol).map(|reading| reading.value)
    }

    /// Whether it is a hyphen between two words.
    pub(super) const fn is_hyphen(&self) -> bool {
        matches!(self.first, '-' | '–' | '—' | '−' | '‐' | '‑')
    }

    /// Whether it starts with a digit.
    pub(super) const fn is_number(&self) -> bool {
        self.first.is_ascii_digit()
    }
}

/// Cuts a text into tokens.
pub(super) fn lex(text: &str, vocabulary: &'static Vocabulary) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut lower = String::new();
    let mut at = 0;
    let mut glued = false;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            glued = false;
            continue;
        }
        let (end, readings) = if first.is_ascii_digit() {
            number(text, at)
        } else if first.is_alphabetic() {
            word(text, at, first, vocabulary, &mut lower)
        } else {
            let end = possessive(text, at).unwrap_or(at + first.len_utf8());
            (end, mark(first, &text[at..end], vocabulary))
        };
        tokens.push(Token { span: Span::new(at, end), glued, first, readings });
        at = end;
        glued = true;
    }
    tokens
}

fn mark(first: char, written: &str, vocabulary: &'static Vocabulary) -> Readings {
    let plain = match first {
        '–' | '—' | '−' | '‐' | '‑' => "-",
        '\'' | '’' | '‘' | '´' if written.ends_with('s') => "'s",
        '’' | '‘' | '´' => "'",
        _ => written,
    };
    let closes =
        matches!(first, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '–' | '—');
    let known = vocabulary.readings(plain, false);
    match (closes, known) {
        (false, known) => known.into(),
        (true, []) => (&[Reading { symbol: Symbol::CLOSE, value: 0 }]).into(),
        (true, known) => known.iter().copied().chain([Reading { symbol: Symbol::CLOSE, value: 0 }]).collect(),
    }
}

/// End of `'s`.
fn possessive(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix(['\'', '’'])?.strip_prefix('s')?;
    let ends = !rest.starts_with(char::is_alphanumeric);
    ends.then_some(text.len() - rest.len())
}

/// A word from `at`, with the dot or the apostrophe inside it that the vocabulary knows.
fn word(text: &str, at: usize, first: char, vocabulary: &'static Vocabulary, lower: &mut String) -> (usize, Readings) {
    let mut end = letters(text, at);
    lower_into(lower, &text[at..end]);
    if let Some(longer) = dotted(text, at, end).or_else(|| with_apostrophe(text, end)) {
        let plain = lower.len();
        lower_into(lower, &text[at..longer]);
        if vocabulary.knows(lower) {
            end = longer;
        } else {
            lower_into(lower, &text[at..end]);
            debug_assert_eq!(plain, lower.len());
        }
    }
    if text[end..].starts_with('.') {
        lower.push('.');
        if vocabulary.knows(lower) {
            end += 1;
        } else {
            lower.pop();
        }
    }
    (end, vocabulary.readings(lower, first.is_uppercase()).into())
}

fn lower_into(lower: &mut String, written: &str) {
    lower.clear();
    if written.is_ascii() {
        lower.push_str(written);
        lower.make_ascii_lowercase();
        return;
    }
    lower.extend(written.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
}

/// End of the run of letters and their marks from `at`.
fn letters(text: &str, at: usize) -> usize {
    let mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    text[at..]
        .char_indices()
        .find(|&(_, c)| !c.is_alphabetic() && !mark(c))
        .map_or(text.len(), |(offset, _)| at + offset)
}

/// End of `a.m`, from the single letter before the dot.
fn dotted(text: &str, at: usize, end: usize) -> Option<usize> {
    let single = |from: usize, to: usize| text[from..to].chars().count() == 1;
    let after = end + 1;
    (single(at, end) && text[end..].starts_with('.'))
        .then(|| letters(text, after))
        .filter(|&longer| longer > after && single(after, longer))
}

/// End of `o'clock`, from the apostrophe.
fn with_apostrophe(text: &str, end: usize) -> Option<usize> {
    let apostrophe = text[end..].chars().next().filter(|c| matches!(c, '\'' | '’'))?;
    let after = end + apostrophe.len_utf8();
    Some(letters(text, after)).filter(|&longer| longer > after)
}

/// A number from `at`: digits, digits in groups of thousands, an ordinal or a decade.
fn number(text: &str, at: usize) -> (usize, Readings) {
    let digits = digits_from(text, at);
    let grouped = grouped(text, digits);
    if grouped > digits {
        let value = text[at..grouped].replace(',', "").parse().unwrap_or(i32::MAX);
        return (grouped, vec![Reading { symbol: Symbol::NUM, value }].into());
    }
    let written = &text[at..digits];
    let Ok(value) = written.parse::<i32>() else { return (digits, Readings::default()) };
    let end = letters(text, digits);
    let reading = |symbol, value| Reading { symbol, value };
    match text[digits..end].to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => {
            let mut readings = vec![reading(Symbol::ORD, value)];
            readings.extend((1..=31).contains(&value).then(|| reading(Symbol::DAY, value)));
            (end, readings.into())
        }
        // "1000s of people" are counted.
        "s" if value % 10 == 0 && (written.len() == 2 || written.len() == 4 && value > 1000) => {
            (end, vec![reading(Symbol::DECADE, decade(value))].into())
        }
        _ => (digits, plain_number(written.len(), value).map(|(symbol, value)| reading(symbol, value)).collect()),
    }
}

fn digits_from(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |offset| at + offset)
}

/// End of the groups of thousands behind the first digits: `1,200,000`.
fn grouped(text: &str, mut end: usize) -> usize {
    while text[end..].starts_with(',') && digits_from(text, end + 1) == end + 4 {
        end += 4;
    }
    end
}

const fn decade(value: i32) -> i32 {
    if value < 100 { 1900 + value } else { value }
}

/// The classes of a bare number of so many digits.
fn plain_number(digits: usize, value: i32) -> impl Iterator<Item = (Symbol, i32)> {
    [
        (true, Symbol::NUM),
        (digits <= 2 && (1..=31).contains(&value), Symbol::DAY),
        (digits <= 2 && (1..=12).contains(&value), Symbol::MON),
        (digits == 4 && (1000..=2199).contains(&value), Symbol::YEAR),
        (digits == 2, Symbol::YY),
        (digits <= 2 && value <= 24, Symbol::HOUR),
        (digits == 2 && value <= 59, Symbol::MIN),
        (digits == 4 && value <= 2400 && value % 100 <= 59, Symbol::HHMM),
    ]
    .into_iter()
    .filter_map(move |(holds, symbol)| holds.then_some((symbol, value)))
}

//! The grammar of time expressions: `data/grammar.tsv`, compiled to rules indexed by the symbols they may start with.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::feasts;
use super::forms::{Argument, Operation};
use super::lexer::Token;
use super::values;
use super::vocabulary::{Reading, Symbol, Vocabulary};
use crate::data_file::rows;
use crate::model::{Pointing, TimeKind};

static GRAMMAR: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::parse(include_str!("data/words.tsv"), include_str!("data/grammar.tsv")));

/// One place of a pattern.
#[derive(Debug)]
struct Item {
    any: Vec<Symbol>,
    optional: bool,
    glued: bool,
}

/// One line of the grammar.
#[derive(Debug)]
pub(super) struct Rule {
    /// What must stand before the expression.
    lead: Vec<Item>,
    items: Vec<Item>,
    /// What must stand behind the expression.
    trail: Vec<Item>,
    pub(super) kind: TimeKind,
    pub(super) operation: Operation,
    pub(super) arguments: Vec<Argument>,
}

/// The symbols that a match went through, with their values.
pub(super) type Captures = Vec<(Symbol, i32)>;

/// Vocabulary and rules.
#[derive(Debug)]
pub(super) struct Grammar {
    pub(super) vocabulary: Vocabulary,
    rules: Vec<Rule>,
    /// For each symbol the rules that may start with it.
    starts: Vec<Starts>,
}

/// The rules that may start with a symbol, each in the order of the file.
#[derive(Clone, Debug, Default)]
struct Starts {
    /// Those that may be complete with it.
    alone: Vec<usize>,
    /// Those that need a certain symbol behind it.
    followed: FxHashMap<Symbol, Vec<usize>>,
}

impl Starts {
    /// The rules that are worth trying before what follows.
    fn before<'a>(&'a self, next: &'a [&[Reading]]) -> impl Iterator<Item = usize> + 'a {
        let readings = next.iter().flat_map(|readings| readings.iter());
        let followed = readings.filter_map(|reading| self.followed.get(&reading.symbol)).flatten();
        self.alone.iter().chain(followed).copied()
    }
}

impl Grammar {
    /// The one grammar there is.
    pub(super) fn get() -> &'static Self {
        &GRAMMAR
    }

    fn parse(words: &str, rules: &'static str) -> Self {
        let mut vocabulary = Vocabulary::parse(words, values::number_of);
        let mut rules: Vec<Rule> = rows(rules).filter_map(|line| rule(line, &mut vocabulary)).collect();
        for (feast, name) in (0..).zip(feasts::names()) {
            for (before, pointing) in [("", Pointing::Open), ("last ", Pointing::Back), ("next ", Pointing::Ahead)] {
                let pointing = Argument::Number(values::place_of(pointing));
                rules.extend(feast_rule(
                    feast,
                    &format!("{before}{name}"),
                    Operation::Feast,
                    pointing,
                    &mut vocabulary,
                ));
            }
            let (pattern, year) = (format!("{name} ,? of? YEAR"), Argument::Slot(Symbol::YEAR, 0));
            rules.extend(feast_rule(feast, &pattern, Operation::FeastOfYear, year, &mut vocabulary));
        }
        let mut starts = vec![Starts::default(); vocabulary.len()];
        for (at, rule) in rules.iter().enumerate() {
            for (symbol, next) in rule.starts() {
                let start: &mut Starts = &mut starts[symbol.index()];
                match next {
                    Some(next) => next.into_iter().for_each(|next| add(start.followed.entry(next).or_default(), at)),
                    None => add(&mut start.alone, at),
                }
            }
        }
        Self { vocabulary, rules, starts }
    }

    /// Every rule that matches from token `at`, with the token behind the match, the longest match first.
    pub(super) fn matches(&self, tokens: &[Token], at: usize) -> Vec<(usize, &Rule, Captures)> {
        let mut found = Vec::new();
        if tokens[at].first == ',' || tokens[at].readings.is_empty() {
            return Vec::new();
        }
        // A hyphen between two words may be passed over.
        let behind = |count: usize| tokens.get(at + count).map_or(&[][..], |token| &*token.readings);
        let hyphen = tokens.get(at + 1).is_some_and(Token::is_hyphen);
        let next = [behind(1), if hyphen { behind(2) } else { &[] }];
        let mut captures = Captures::new();
        for reading in tokens[at].readings.iter() {
            for rule in self.starts[reading.symbol.index()].before(&next) {
                if let Some(end) = self.rules[rule].read(tokens, at, &mut captures) {
                    found.push((end, rule, std::mem::take(&mut captures)));
                }
            }
        }
        found.sort_by_key(|&(end, rule, _)| (std::cmp::Reverse(end), rule));
        found.dedup_by_key(|&mut (end, rule, _)| (end, rule));
        found.into_iter().map(|(end, rule, captures)| (end, &self.rules[rule], captures)).collect()
    }
}

/// Adds a rule to a list that may hold it already.
fn add(rules: &mut Vec<usize>, rule: usize) {
    if rules.last() != Some(&rule) {
        rules.push(rule);
    }
}

/// Compiles a line; none where it is malformed, which a test rules out.
fn rule(line: &'static str, vocabulary: &mut Vocabulary) -> Option<Rule> {
    let mut columns = line.split('\t');
    let (pattern, kind, form) = (columns.next()?, columns.next()?, columns.next()?);
    let kind = match kind {
        "DATE" => TimeKind::Date,
        "TIME" => TimeKind::Time,
        "DURATION" => TimeKind::Duration,
        "SET" => TimeKind::Set,
        _ => return None,
    };
    let pattern: Vec<&str> = pattern.split_whitespace().collect();
    let own = |written: &&str| !written.starts_with('(');
    let (first, last) = (pattern.iter().position(own)?, pattern.iter().rposition(own)?);
    let mut part =
        |written: &[&'static str]| items(written.iter().map(|written| written.trim_matches(['(', ')'])), vocabulary);
    let (lead, items, trail) = (part(&pattern[..first])?, part(&pattern[first..=last])?, part(&pattern[last + 1..])?);
    let mut form = form.split_whitespace();
    let operation = Operation::named(form.next()?)?;
    let arguments = form.map(|written| Argument::parse(written, vocabulary)).collect::<Option<Vec<_>>>()?;
    Some(Rule { lead, items, trail, kind, operation, arguments })
}

/// A rule of a feast's name; `argument` tells which of its days is meant.
fn feast_rule(
    feast: i32,
    pattern: &str,
    operation: Operation,
    argument: Argument,
    vocabulary: &mut Vocabulary,
) -> Option<Rule> {
    let pattern = pattern.replace('\'', " _'");
    let items = items(pattern.split_whitespace(), vocabulary)?;
    let arguments = vec![Argument::Number(feast), argument];
    Some(Rule { lead: Vec::new(), items, trail: Vec::new(), kind: TimeKind::Date, operation, arguments })
}

fn items<'a>(mut written: impl Iterator<Item = &'a str>, vocabulary: &mut Vocabulary) -> Option<Vec<Item>> {
    written.try_fold(Vec::new(), |mut items, written| {
        items.push(item(written, vocabulary)?);
        Some(items)
    })
}

fn item(written: &str, vocabulary: &mut Vocabulary) -> Option<Item> {
    let optional = written.len() > 1 && written.ends_with('?');
    let written = if optional { &written[..written.len() - 1] } else { written };
    let glued = written.len() > 1 && written.starts_with('_');
    let written = if glued { &written[1..] } else { written };
    let any = written
        .split('|')
        .map(|name| if is_class(name) { vocabulary.find(name) } else { Some(vocabulary.literal(name)) })
        .collect::<Option<Vec<_>>>()?;
    Some(Item { any, optional, glued })
}

/// Whether a name of the grammar is a class and not a word.
pub(super) fn is_class(name: &str) -> bool {
    name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

impl Rule {
    /// The symbols that a match may start with, each with those that must follow it; none where nothing need follow.
    fn starts(&self) -> impl Iterator<Item = (Symbol, Option<Vec<Symbol>>)> + '_ {
        let leading = self.items.iter().take_while(|item| item.optional).count();
        let first = self.items.iter().take(leading + 1).enumerate();
        first.flat_map(move |(place, item)| item.any.iter().map(move |&symbol| (symbol, self.follow(place + 1))))
    }

    /// The symbols that must stand behind the items before `place`.
    fn follow(&self, place: usize) -> Option<Vec<Symbol>> {
        let mut symbols = Vec::new();
        for item in self.items[place..].iter().chain(&self.trail) {
            symbols.extend(&item.any);
            if !item.optional {
                return Some(symbols).filter(|symbols| !symbols.contains(&Symbol::CLOSE));
            }
        }
        None
    }

    /// Whether it takes part of its meaning from the words beside it: "June 3" of "June 3-5, 1940".
    pub(super) const fn reaches_out(&self) -> bool {
        !self.lead.is_empty() || !self.trail.is_empty()
    }

    /// The token behind a match from token `at`; `captures` is left with what it and its surroundings went through.
    fn read(&self, tokens: &[Token], at: usize, captures: &mut Captures) -> Option<usize> {
        captures.clear();
        self.lead(tokens, at, captures)?;
        let end = matches(&self.items, tokens, at, true, captures)?;
        matches(&self.trail, tokens, end, false, captures)?;
        Some(end)
    }

    /// Goes through what must stand before token `at`, optional items taken where they fit.
    fn lead(&self, tokens: &[Token], at: usize, captures: &mut Captures) -> Option<()> {
        let mut place = at;
        for item in self.lead.iter().rev() {
            let before = place.checked_sub(1).and_then(|before| Some((before, item.fits(&tokens[before])?)));
            match before {
                Some((before, capture)) => {
                    captures.push(capture);
                    place = before;
                }
                None if item.optional => {}
                None => return None,
            }
        }
        captures.reverse();
        Some(())
    }
}

/// The token behind a match of the items, optional ones taken where they fit. `first` says that nothing was matched yet.
fn matches(items: &[Item], tokens: &[Token], at: usize, first: bool, captures: &mut Captures) -> Option<usize> {
    let Some((wanted, rest)) = items.split_first() else { return Some(at) };
    let before = captures.len();
    if let Some(next) = wanted.take(tokens, at, first, captures)
        && let Some(end) = matches(rest, tokens, next, false, captures)
    {
        return Some(end);
    }
    captures.truncate(before);
    let closes = at == tokens.len() && wanted.any.contains(&Symbol::CLOSE);
    if wanted.optional || closes { matches(rest, tokens, at, first, captures) } else { None }
}

impl Item {
    /// The symbol that a token fits by, with its value.
    fn fits(&self, token: &Token) -> Option<(Symbol, i32)> {
        self.any.iter().find_map(|&symbol| token.value(symbol).map(|value| (symbol, value)))
    }

    /// The token behind the one that fits, over a hyphen that joins two words.
    fn take(&self, tokens: &[Token], at: usize, first: bool, captures: &mut Captures) -> Option<usize> {
        let token = tokens.get(at)?;
        if !first && self.glued && !token.glued {
            return None;
        }
        if let Some(capture) = self.fits(token) {
            captures.push(capture);
            return Some(at + 1);
        }
        let behind = tokens.get(at + 1)?;
        if first || self.glued || !token.is_hyphen() || !token.glued || !behind.glued {
            return None;
        }
        captures.push(self.fits(behind)?);
        Some(at + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_well_formed() {
        let mut vocabulary = Vocabulary::parse(include_str!("data/words.tsv"), values::number_of);
        for line in rows(include_str!("data/grammar.tsv")) {
            assert!(rule(line, &mut vocabulary).is_some(), "{line}");
        }
        for line in rows(include_str!("data/words.tsv")) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && values::number_of(columns[1]).is_some(), "{line}");
        }
    }
}

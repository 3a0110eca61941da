//! Words and marks in, what each may mean in a time expression out: `data/words.tsv`, compiled to symbols.

use rustc_hash::FxHashMap;

use crate::data_file::rows;

/// A word of the grammar or a class of words, as a small number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Symbol(u16);

/// The classes that the lexer gives to tokens by itself, in the order of their symbols.
const LEXICAL: [&str; 11] = ["NUM", "ORD", "DAY", "MON", "YEAR", "YY", "HOUR", "MIN", "DECADE", "HHMM", "CLOSE"];

impl Symbol {
    pub(super) const NUM: Self = Self(0);
    pub(super) const ORD: Self = Self(1);
    pub(super) const DAY: Self = Self(2);
    pub(super) const MON: Self = Self(3);
    pub(super) const YEAR: Self = Self(4);
    pub(super) const YY: Self = Self(5);
    pub(super) const HOUR: Self = Self(6);
    pub(super) const MIN: Self = Self(7);
    pub(super) const DECADE: Self = Self(8);
    pub(super) const HHMM: Self = Self(9);
    /// What ends a phrase: a mark, the end of the text, or a word that cannot go on with it.
    pub(super) const CLOSE: Self = Self(10);

    /// Its place in a table of all symbols.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One meaning of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) symbol: Symbol,
    pub(super) value: i32,
}

/// What a word may mean in small letters, and what with a capital.
#[derive(Debug, Default)]
struct Entry {
    small: Vec<Reading>,
    capital: Vec<Reading>,
}

/// All words that may take part in a time expression.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    symbols: FxHashMap<String, Symbol>,
    entries: FxHashMap<String, Entry>,
}

impl Vocabulary {
    /// Compiles a table of words; `value` reads the second column of a class.
    pub(super) fn parse(table: &str, value: fn(&str) -> Option<i32>) -> Self {
        let mut vocabulary = Self::default();
        for class in LEXICAL {
            vocabulary.symbol(class);
        }
        for line in rows(table) {
            let mut columns = line.split('\t');
            let (Some(class), Some(number), Some(words)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Some(number) = value(number) else { continue };
            let symbol = vocabulary.symbol(class);
            for word in words.split(',').map(str::trim) {
                vocabulary.add(word, Reading { symbol, value: number });
            }
        }
        vocabulary
    }

    /// The symbol of a class or of a word of the grammar, which is made known.
    pub(super) fn symbol(&mut self, name: &str) -> Symbol {
        let next = Symbol(u16::try_from(self.symbols.len()).unwrap_or(u16::MAX));
        *self.symbols.entry(name.to_owned()).or_insert(next)
    }

    /// The symbol of a word of the grammar, which from now on reads as itself too.
    pub(super) fn literal(&mut self, word: &str) -> Symbol {
        let known = self.symbols.contains_key(word);
        let symbol = self.symbol(word);
        if !known {
            self.add(word, Reading { symbol, value: 0 });
        }
        symbol
    }

    /// The symbol that has this name, if any.
    pub(super) fn find(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).copied()
    }

    /// Number of symbols.
    pub(super) fn len(&self) -> usize {
        self.symbols.len()
    }

    fn add(&mut self, word: &str, reading: Reading) {
        let entry = self.entries.entry(word.to_lowercase()).or_default();
        entry.capital.push(reading);
        if !word.starts_with(char::is_uppercase) {
            entry.small.push(reading);
        }
    }

    /// Whether the word, in lower case, is known.
    pub(super) fn knows(&self, lower: &str) -> bool {
        self.entries.contains_key(lower)
    }

    /// What a word, given in lower case, may mean.
    pub(super) fn readings(&self, lower: &str, capital: bool) -> &[Reading] {
        self.entries.get(lower).map_or(&[], |entry| if capital { &entry.capital } else { &entry.small })
    }
}

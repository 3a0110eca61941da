//! A word in, all that the lists say of it out, as bits: one look-up in place of one for each list.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon::{GAZETTEER, LEXICON};
use crate::data_file::rows;

/// Bits that tell what kind of word it is; those above are its cues.
const COMMON: u32 = 1;
const RARER: u32 = 1 << 1;
const FIRST_NAME: u32 = 1 << 2;
const SURNAME: u32 = 1 << 3;
const NEVER: u32 = 1 << 4;
const OPENS_NAME: u32 = 1 << 5;
const FEMININE: u32 = 1 << 6;
const MASCULINE: u32 = 1 << 7;
const CUES: u32 = 8;

/// What a word tells about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// He.
    Masculine,
    /// She.
    Feminine,
}

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word(u32);

impl Word {
    /// Looks up a word in lower case.
    pub(super) fn of(lower: &str) -> Self {
        Self(WORDS.get(lower).copied().unwrap_or_default())
    }

    /// Whether it is a common English word.
    pub(super) fn is_common(self) -> bool {
        self.0 & (COMMON | NEVER) != 0
    }

    /// Whether it is an English word at all: where capitals say little, any word is likelier than a name.
    pub(super) fn is_any(self) -> bool {
        self.0 & (COMMON | RARER | NEVER) != 0
    }

    /// Whether it is never a name by itself.
    pub(super) fn is_never(self) -> bool {
        self.0 & NEVER != 0
    }

    /// Whether it is a first name.
    pub(super) fn is_first_name(self) -> bool {
        self.0 & FIRST_NAME != 0
    }

    /// Whose first name it is, where it is given to one sex only.
    pub(super) fn gender(self) -> Option<Gender> {
        match self.0 & (FEMININE | MASCULINE) {
            FEMININE => Some(Gender::Feminine),
            MASCULINE => Some(Gender::Masculine),
            _ => None,
        }
    }

    /// Whether a name of several words in the gazetteers begins with it.
    pub(super) fn opens_name(self) -> bool {
        self.0 & OPENS_NAME != 0
    }

    /// How common it is, and whether a first name or a surname.
    pub(super) fn rank(self) -> u32 {
        let common = match self.0 {
            bits if bits & NEVER != 0 => 0,
            bits if bits & COMMON != 0 => 1,
            bits if bits & RARER != 0 => 2,
            _ => 3,
        };
        common * 4 + (self.0 & (FIRST_NAME | SURNAME)) / FIRST_NAME
    }

    /// The lists of cue words it is in.
    pub(super) fn cues(self) -> u32 {
        self.0 >> CUES
    }
}

static WORDS: LazyLock<FxHashMap<Cow<'static, str>, u32>> = LazyLock::new(read);

fn read() -> FxHashMap<Cow<'static, str>, u32> {
    let mut words: FxHashMap<Cow<'static, str>, u32> = FxHashMap::default();
    words.reserve(100_000);
    let lists = [
        (include_str!("data/words.txt"), COMMON),
        (include_str!("data/rarer-words.txt"), RARER),
        (include_str!("data/surnames.txt"), SURNAME),
    ];
    for (list, bit) in lists {
        rows(list).for_each(|word| *words.entry(lower(word)).or_default() |= bit);
    }
    for row in rows(include_str!("data/first-names.txt")) {
        let (name, sex) = row.split_once('\t').unwrap_or((row, ""));
        let sex = match sex {
            "f" => FEMININE,
            "m" => MASCULINE,
            _ => 0,
        };
        *words.entry(lower(name)).or_default() |= FIRST_NAME | sex;
    }
    LEXICON.never.iter().for_each(|word| *words.entry(lower(word)).or_default() |= NEVER);
    for first in GAZETTEER.first_words() {
        *words.entry(Cow::Owned(first.to_owned())).or_default() |= OPENS_NAME;
    }
    for (bit, list) in LEXICON.cues().into_iter().enumerate() {
        list.iter().for_each(|word| *words.entry(lower(word)).or_default() |= 1 << (CUES as usize + bit));
    }
    words
}

fn lower(word: &'static str) -> Cow<'static, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

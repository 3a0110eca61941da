//! Ids of what is called by a date and a headline, so that they derive from content alone.

use std::collections::BTreeMap;

/// Words of the headline that go into an id.
const WORDS: usize = 6;

/// The id of something of a kind, which is one letter; `date` is in EDTF.
pub(super) fn of(kind: char, date: &str, headline: &str) -> String {
    let date = date.replace('/', "--").replace('~', "").to_ascii_lowercase();
    let words: Vec<&str> = headline.split_whitespace().take(WORDS).collect();
    format!("{kind}-{date}-{}", slug::slugify(words.join(" ")))
}

/// Numbers the things whose ids are the same, in their order.
pub(super) fn number_namesakes<T>(things: &mut [T], id: impl Fn(&mut T) -> &mut String) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for thing in things {
        let id = id(thing);
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *id = format!("{id}-{count}");
        }
    }
}

//! Reference in, a record for a reference manager out: BibTeX, RIS, CSL-JSON.
//!
//! Each format escapes what would end a value or start a command in it, so that no headline can break a file.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};

use super::reference::{Name, Reference, When};

/// Names of months as BibTeX predefines them.
const BIBTEX_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A BibTeX entry: `@article` with the newspaper as its journal, `@misc` where the newspaper is unknown.
pub(in crate::publish) fn bibtex(reference: &Reference) -> String {
    let kind = if reference.newspaper.is_some() { "article" } else { "misc" };
    let mut entry = format!("@{kind}{{{},\n", reference.key);
    let mut field = |name: &str, value: &str| entry.push_str(&format!("  {name} = {value},\n"));
    // The second pair of braces keeps a style from changing the headline's capitals.
    field("title", &format!("{{{{{}}}}}", tex(&reference.title.text)));
    if !reference.authors.is_empty() {
        let authors: Vec<String> = reference.authors.iter().map(bibtex_name).collect();
        field("author", &format!("{{{}}}", authors.join(" and ")));
    }
    if let Some(newspaper) = &reference.newspaper {
        field("journal", &format!("{{{}}}", tex(newspaper)));
    }
    if let Some(issued) = &reference.issued {
        let (year, month, day) = parts(issued.when);
        for (name, value) in [("year", year), ("day", day.map(u32::cast_signed))] {
            if let Some(value) = value {
                field(name, &format!("{{{value}}}"));
            }
        }
        if let Some(name) = month.and_then(|month| BIBTEX_MONTHS.get(month as usize - 1)) {
            field("month", name);
        }
    }
    if let Some(url) = &reference.url {
        field("url", &format!("{{{}}}", tex_address(url)));
    }
    if let Some(day) = reference.accessed {
        field("urldate", &format!("{{{day}}}"));
    }
    if let Some(language) = &reference.language {
        field("language", &format!("{{{}}}", tex(language)));
    }
    if let Some(note) = note(reference) {
        field("note", &format!("{{{}}}", tex(&note)));
    }
    entry.push_str("}\n");
    entry
}

/// An RIS record; lines end as the format asks.
pub(in crate::publish) fn ris(reference: &Reference) -> String {
    let mut record = String::new();
    let mut field = |tag: &str, value: &str| record.push_str(&format!("{tag}  - {value}\r\n"));
    field("TY", "NEWS");
    field("ID", &reference.key);
    field("TI", &reference.title.text);
    for author in &reference.authors {
        field("AU", &author.inverted());
    }
    for (tag, value) in [("T2", &reference.newspaper), ("SE", &reference.section)] {
        if let Some(value) = value {
            field(tag, value);
        }
    }
    if let Some((Some(year), month, day)) = reference.issued.as_ref().map(|issued| parts(issued.when)) {
        let two_digits = |part: Option<u32>| part.map_or_else(String::new, |part| format!("{part:02}"));
        field("PY", &year.to_string());
        field("DA", &format!("{year:04}/{}/{}/", two_digits(month), two_digits(day)));
    }
    if let Some(url) = &reference.url {
        field("UR", url);
    }
    if let Some(day) = reference.accessed {
        field("Y2", &day.format("%Y/%m/%d/").to_string());
    }
    if let Some(language) = &reference.language {
        field("LA", language);
    }
    if let Some(note) = note(reference) {
        field("N1", &note);
    }
    field("ER", "");
    record
}

/// A CSL-JSON item. A date that was worked out is `circa`, with both of its bounds.
pub(in crate::publish) fn csl(reference: &Reference) -> Value {
    let mut item = Map::new();
    item.insert("id".into(), json!(reference.key));
    item.insert("type".into(), json!("article-newspaper"));
    item.insert("title".into(), json!(reference.title.text));
    if !reference.authors.is_empty() {
        item.insert("author".into(), reference.authors.iter().map(csl_name).collect());
    }
    let texts = [
        ("container-title", &reference.newspaper),
        ("section", &reference.section),
        ("URL", &reference.url),
        ("language", &reference.language),
    ];
    for (name, value) in texts {
        if let Some(value) = value {
            item.insert(name.into(), json!(value));
        }
    }
    if let Some(issued) = &reference.issued {
        let mut date = Map::from_iter([("date-parts".to_owned(), csl_parts(issued.when, issued.range))]);
        if issued.supplied {
            date.insert("circa".into(), json!(true));
        }
        item.insert("issued".into(), Value::Object(date));
    }
    if let Some(day) = reference.accessed {
        item.insert("accessed".into(), json!({"date-parts": [ymd(day)]}));
    }
    if let Some(note) = note(reference) {
        item.insert("note".into(), json!(note));
    }
    Value::Object(item)
}

/// What a reader of the record should know and no field says.
fn note(reference: &Reference) -> Option<String> {
    match &reference.issued {
        Some(issued) => issued.note(),
        None => Some("n.d.".to_owned()),
    }
}

/// Year, month and day as far as they are known; no year where there are several.
fn parts(when: When) -> (Option<i32>, Option<u32>, Option<u32>) {
    match when {
        When::Day(day) => (Some(day.year()), Some(day.month()), Some(day.day())),
        When::Month { year, month } => (Some(year), Some(month), None),
        When::Year(year) => (Some(year), None, None),
        When::Years(..) => (None, None, None),
    }
}

fn csl_parts(when: When, range: crate::model::DateRange) -> Value {
    match when {
        When::Day(day) => json!([ymd(day)]),
        _ if is_rough(range) => match parts(when) {
            (Some(year), Some(month), _) => json!([[year, month]]),
            (Some(year), None, _) => json!([[year]]),
            _ => json!([[range.earliest.year()], [range.latest.year()]]),
        },
        _ => json!([ymd(range.earliest), ymd(range.latest)]),
    }
}

/// Whether the range is made of whole months, so that its days say nothing.
fn is_rough(range: crate::model::DateRange) -> bool {
    range.earliest.day() == 1 && range.latest.succ_opt().is_none_or(|next| next.day() == 1)
}

fn ymd(day: NaiveDate) -> Value {
    json!([day.year(), day.month(), day.day()])
}

fn csl_name(name: &Name) -> Value {
    match name {
        Name::Person { given, family, suffix: Some(suffix) } => {
            json!({"family": family, "given": given, "suffix": suffix})
        }
        Name::Person { given, family, suffix: None } => json!({"family": family, "given": given}),
        Name::Literal(name) => json!({"literal": name}),
    }
}

/// A name as BibTeX divides it; braces keep what must not be divided.
fn bibtex_name(name: &Name) -> String {
    let part = |part: &str| {
        let is_delicate = part.contains(',') || part.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
        if is_delicate { format!("{{{}}}", tex(part)) } else { tex(part) }
    };
    match name {
        Name::Person { given, family, suffix: Some(suffix) } => {
            format!("{}, {}, {}", part(family), part(suffix), part(given))
        }
        Name::Person { given, family, suffix: None } => format!("{}, {}", part(family), part(given)),
        Name::Literal(name) => format!("{{{}}}", tex(name)),
    }
}

/// Text with TeX's special characters as commands. Braces too: BibTeX counts them even behind a backslash.
fn tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => escaped.extend(['\\', c]),
            other => escaped.push(other),
        }
    }
    escaped
}

/// An address, which BibTeX takes as it is but for braces, backslashes and spaces.
fn tex_address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => address.push_str("%7B"),
            '}' => address.push_str("%7D"),
            '\\' => address.push_str("%5C"),
            ' ' => address.push_str("%20"),
            other => address.push(other),
        }
    }
    address
}

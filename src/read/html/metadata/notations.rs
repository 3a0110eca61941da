//! What a page notes in, claims out: which notation is of which property, and which is trusted more, say the tables
//! `data/names.tsv` and `data/weakest_names.tsv`.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::plain;
use super::walk::{Found, Notation, Page};
use crate::data_file::rows;
use crate::model::{Declared, Origin, Property};

struct Row {
    property: Property,
    notation: Notation,
    name: &'static str,
}

static NAMES: LazyLock<Vec<Row>> = LazyLock::new(|| read(include_str!("data/names.tsv")));
static WEAKEST: LazyLock<Vec<Row>> = LazyLock::new(|| read(include_str!("data/weakest_names.tsv")));

fn read(table: &'static str) -> Vec<Row> {
    rows(table).filter_map(row).collect()
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let property: StrDeserializer<'_, Error> = cells.next()?.into_deserializer();
    let notation = match cells.next()? {
        "meta" => Notation::Meta,
        "item" => Notation::Item,
        "link" => Notation::Link,
        "time" => Notation::Time,
        "element" => Notation::Element,
        "class" => Notation::Class,
        "attribute" => Notation::Attribute,
        "script" => Notation::Script,
        "saved" => Notation::Saved,
        _ => return None,
    };
    Some(Row { property: Property::deserialize(property).ok()?, notation, name: cells.next()? })
}

/// Adds what the page declares outside of JSON-LD.
pub(super) fn claims(page: &Page, declared: &mut Declared) {
    add(&NAMES, page, declared);
}

/// Adds what counts less than all other claims.
pub(super) fn weakest(page: &Page, declared: &mut Declared) {
    add(&WEAKEST, page, declared);
}

fn add(rows: &[Row], page: &Page, declared: &mut Declared) {
    for row in rows {
        for found in page.found.iter().filter(|found| found.notation == row.notation && found.name == row.name) {
            let value = plain(&found.value);
            // Headlines are compared with each other: there a value said twice tells something.
            let is_known = || declared.claims(row.property).any(|claim| claim.known.value == value.trim());
            if row.property != Property::Title && is_known() {
                continue;
            }
            if row.property == Property::Address && !value.trim_start().starts_with("http") {
                continue;
            }
            if row.property == Property::Tag {
                for tag in value.split([',', ';']) {
                    declared.add(row.property, Origin::Page, tag, &rule(found));
                }
            } else {
                declared.add(row.property, Origin::Page, &value, &rule(found));
            }
        }
    }
}

fn rule(found: &Found) -> String {
    let name = &found.name;
    match found.notation {
        Notation::Meta => format!("page's `meta` `{name}`"),
        Notation::Item => format!("page's microdata `{name}`"),
        Notation::Link => format!("page's link marked `{name}`"),
        Notation::Time if name == "page" => "a `time` element of the page".to_owned(),
        Notation::Time => format!("page's `time` element ({name})"),
        Notation::Element => format!("page's `{name}`"),
        Notation::Class => format!("page's element called `{name}`"),
        Notation::Attribute => format!("page's attribute of an element called `{name}`"),
        Notation::Script => format!("page's script, `{name}`"),
        Notation::Saved => format!("`{name}` in the comment of the program that saved the page"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        for (table, read) in
            [(include_str!("data/names.tsv"), &NAMES), (include_str!("data/weakest_names.tsv"), &WEAKEST)]
        {
            assert_eq!(rows(table).count(), read.len());
        }
    }
}

//! A page in, out comes what the program that saved it noted in a comment above it: the address, and the day.
//!
//! Two forms are known: the mark of the Web (`saved from url=(0042)https://…`, the number counting the address's
//! characters), which Internet Explorer began and browsers on Chromium write, and the lines of `SingleFile` (`url: …`,
//! `saved date: …`, a day as JavaScript prints it).

use chrono::{DateTime, FixedOffset};
use dom_query::{Document, NodeData, NodeRef};

/// The beginning of the mark of the Web.
const MARK: &str = "saved from url=(";

/// The name that the other comment bears.
const PROGRAM: &str = "SingleFile";

/// What was noted, by the name of the field.
pub(super) fn notes(document: &Document) -> Vec<(&'static str, String)> {
    let root = document.root();
    let above =
        children(&root).filter(|node| node.has_name("html")).flat_map(|html| children(&html).collect::<Vec<_>>());
    children(&root).chain(above).filter_map(|node| comment(&node)).flat_map(|text| of_comment(&text)).collect()
}

fn children<'n>(node: &NodeRef<'n>) -> impl Iterator<Item = NodeRef<'n>> + use<'n> {
    std::iter::successors(node.first_child(), NodeRef::next_sibling)
}

fn comment(node: &NodeRef<'_>) -> Option<String> {
    node.query_or(None, |node| match &node.data {
        NodeData::Comment { contents } => Some(contents.to_string()),
        _ => None,
    })
}

fn of_comment(text: &str) -> Vec<(&'static str, String)> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(MARK) {
        let address = rest.split_once(')').map(|(_, address)| ("url", address.trim().to_owned()));
        return address.into_iter().collect();
    }
    let mut lines = text.lines().map(str::trim);
    if !lines.next().is_some_and(|first| first.contains(PROGRAM)) {
        return Vec::new();
    }
    let fields = lines.filter_map(|line| line.split_once(": "));
    let notes = fields.filter_map(|(name, value)| match name {
        "url" => Some(("url", value.trim().to_owned())),
        "saved date" => Some(("saved date", moment(value.trim())?.to_rfc3339())),
        _ => None,
    });
    notes.collect()
}

/// A moment as JavaScript prints it: `Tue Mar 12 2024 10:15:00 GMT+0100 (Central European Standard Time)`.
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.split_once(" (").map_or(text, |(text, _)| text);
    DateTime::parse_from_str(text, "%a %b %d %Y %H:%M:%S GMT%z").ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::values;
    use crate::model::Property;

    #[test]
    fn the_address_a_page_was_saved_from() {
        let page =
            "<!DOCTYPE html>\n<!-- saved from url=(0023)https://a.example/ferry -->\n<html><p>The ferry sails.</p>";
        assert_eq!(values(page, Property::Address), ["https://a.example/ferry"]);
        let inside = "<html><!-- saved from url=(0023)https://a.example/ferry --><head>\
                      <link rel=canonical href=https://a.example/news/ferry></head><p>The ferry sails.</p>";
        assert_eq!(values(inside, Property::Address), ["https://a.example/news/ferry", "https://a.example/ferry"]);
        let local = "<!-- saved from url=(0014)about:internet --><html><p>The ferry sails.</p>";
        assert!(values(local, Property::Address).is_empty());
    }

    #[test]
    fn the_address_and_the_day_a_page_was_saved() {
        let page = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/ferry \n\
                    saved date: Tue Mar 12 2024 23:15:00 GMT+0100 (Central European Standard Time)\n--><p>It sails.</p>";
        assert_eq!(values(page, Property::Address), ["https://a.example/ferry"]);
        assert_eq!(values(page, Property::Fetched), ["2024-03-12T23:15:00+01:00"]);
        let other = "<!-- a note\n url: https://a.example/ferry --><html><p>It sails.</p>";
        assert!(values(other, Property::Address).is_empty());
    }
}

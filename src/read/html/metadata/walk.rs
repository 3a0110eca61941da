//! A page in, out comes everything in it that may be metadata, in document order.
//!
//! The walk keeps a list of its own instead of a stack of calls, and looks only so far into any element, so that no
//! depth of nesting can overflow or slow it.

use std::sync::LazyLock;

use dom_query::{Document, NodeData, NodeRef};
use regex::Regex;

use super::super::hints;
use super::saved;
use crate::model::{Mark, Marks};

/// How a page notes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// A `meta` element by its name, property or `itemprop`.
    Meta,
    /// Microdata: an `itemprop`, with that of the person or organisation it stands in before it.
    Item,
    /// The `rel` of a link.
    Link,
    /// A `time` element; the name says what is told of it.
    Time,
    /// A plain element by its tag, or `lang` of the whole page.
    Element,
    /// An element whose class says what it holds.
    Class,
    /// An attribute with data of an element whose class says what it holds.
    Attribute,
    /// A value that a script is given.
    Script,
    /// What the program noted that saved the page.
    Saved,
}

/// A value with how it is noted.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) notation: Notation,
    /// The notation's name for it, in lower case.
    pub(super) name: String,
    pub(super) value: String,
}

/// What may be metadata.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The texts of the scripts with JSON-LD.
    pub(super) scripts: Vec<String>,
    /// All else.
    pub(super) found: Vec<Found>,
}

/// Properties of an article whose own properties are looked at too.
const HOLDERS: [&str; 3] = ["author", "creator", "publisher"];

/// Prefixes whose names are in the tables as a whole: what stands behind them means something else without them.
const KNOWN_PREFIXES: [&str; 6] = ["og", "article", "twitter", "al", "fb", "book"];

/// No name, date or headline is longer, in characters.
const LONGEST: usize = 300;

/// The longest line that names an author, in characters.
const LONGEST_BYLINE: usize = 160;

/// The longest line that holds little more than a date, in characters.
const LONGEST_DATE: usize = 40;

/// Attributes in which elements that show a date keep it for scripts and readers.
const DATE_ATTRIBUTES: [&str; 9] = [
    "title",
    "data-datetime",
    "data-date",
    "data-published",
    "data-publish-date",
    "data-timestamp",
    "data-time",
    "data-created",
    "data-utime",
];

/// A script of no more bytes may be there to print a date.
const LONGEST_CALL: usize = 200;

/// A name for the time of publication in the data of a script, with its value.
static PUBLISHED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = "(?:date_?published|published_?(?:at|on|date|time)|publish_?(?:date|time)|pub_?date|publication_?(?:date|time))";
    Regex::new(&format!(r#"(?i)["']{name}["']\s*:\s*["']([0-9][^"'\\]{{7,34}})["']"#)).ok()
});

/// A date between quotation marks that a function is called with.
static DATE_IN_CALL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"\(\s*["']([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T][0-9:]{4,8})?)"#).ok());

/// How many nodes of an element are looked at for its words.
const ENOUGH: usize = 80;

/// How many nodes of an element are looked at for the page's headline.
const FAR_ENOUGH: usize = 2000;

/// Where in the page an element stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// In comments, teasers, menus: what is declared there is not about the article.
    foreign: bool,
    article: bool,
    head: bool,
    /// Which person or organisation it describes.
    holder: Option<&'static str>,
    /// In an element that was taken for its author already.
    taken: bool,
}

/// Collects what may be metadata.
pub(super) fn walk(document: &Document) -> Page {
    let mut page = Page::default();
    for (name, value) in saved::notes(document) {
        page.add(Notation::Saved, name, Some(value));
    }
    let mut ahead = vec![(document.root(), Place::default())];
    while let Some((node, place)) = ahead.pop() {
        let Some(inner) = page.take(&node, place) else { continue };
        // The last child first, since the list is taken from its end.
        let mut child = node.last_child();
        while let Some(next) = child {
            if next.is_element() {
                ahead.push((next, inner));
            }
            child = next.prev_sibling();
        }
    }
    page
}

impl Page {
    fn add(&mut self, notation: Notation, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.found.push(Found { notation, name: name.to_lowercase(), value });
        }
    }

    /// Takes what an element declares; returns the place of its children, where they are to be looked at.
    fn take(&mut self, node: &NodeRef<'_>, mut place: Place) -> Option<Place> {
        let Some(tag) = node.node_name() else { return Some(place) };
        match tag.as_ref() {
            "script" => {
                if attribute(node, "type").is_some_and(|kind| kind.to_lowercase().contains("ld+json")) {
                    self.scripts.push(node.text().to_string());
                } else if !place.foreign {
                    self.script(&node.text());
                }
                return None;
            }
            "meta" => {
                self.meta(node, place);
                return None;
            }
            "style" | "template" | "svg" | "noscript" => return None,
            "html" => {
                self.add(Notation::Element, "lang", attribute(node, "lang").or_else(|| attribute(node, "xml:lang")))
            }
            "head" => place.head = true,
            "title" if place.head => self.add(Notation::Element, "title", words(node, LONGEST)),
            "body" => {}
            _ => self.element(node, tag.as_ref(), &mut place),
        }
        Some(place)
    }

    fn meta(&mut self, node: &NodeRef<'_>, place: Place) {
        let content = attribute(node, "content");
        for key in ["property", "name", "http-equiv"] {
            for name in attribute(node, key).unwrap_or_default().split_whitespace() {
                self.add(Notation::Meta, name, content.clone());
                // A content system's own prefix before a common name.
                if let Some((_, bare)) = name.split_once(':').filter(|(prefix, _)| !KNOWN_PREFIXES.contains(prefix)) {
                    self.add(Notation::Meta, bare, content.clone());
                }
            }
        }
        if !place.foreign {
            for name in attribute(node, "itemprop").unwrap_or_default().split_whitespace() {
                self.add(Notation::Item, &within(place.holder, name), content.clone());
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, tag: &str, place: &mut Place) {
        let class = attribute(node, "class").unwrap_or_default();
        let id = attribute(node, "id").unwrap_or_default();
        let marks = hints::marks([class.as_str(), id.as_str()].into_iter());
        let outside = matches!(tag, "aside" | "nav") || (tag == "footer" && !place.article);
        let is_comment = attribute(node, "itemtype").is_some_and(|kind| kind.ends_with("Comment"));
        if !place.foreign && (is_comment || outside || (is_foreign(marks) && !holds_headline(node, tag))) {
            place.foreign = true;
        }
        place.article |= matches!(tag, "article" | "main") || marks.has(Mark::SaysBody);
        let rel = attribute(node, "rel").unwrap_or_default().to_lowercase();
        if tag == "link" {
            for rel in rel.split_whitespace() {
                self.add(Notation::Link, rel, attribute(node, "href").filter(|_| rel == "canonical"));
            }
        }
        if place.foreign {
            return;
        }
        if tag == "h1" {
            self.add(Notation::Element, "h1", words(node, LONGEST));
        }
        self.item(node, place);
        if tag == "time" {
            let names = format!("{class} {id} {}", attribute(node, "itemprop").unwrap_or_default()).to_lowercase();
            let is_published = node.has_attr("pubdate");
            let name = if is_published { "published" } else { kind_of_time(&names, place.article) };
            self.add(Notation::Time, name, attribute(node, "datetime"));
        }
        if rel.split_whitespace().any(|rel| rel == "author") && tag != "link" {
            self.add(Notation::Link, "author", words(node, LONGEST_BYLINE));
            place.taken = true;
        } else if marks.has(Mark::SaysAuthor) && !place.taken {
            let name = words(node, LONGEST_BYLINE);
            place.taken = name.is_some();
            self.add(Notation::Class, "author", name);
        } else if marks.has(Mark::SaysDate) && tag != "time" {
            self.add(Notation::Class, "date", words(node, LONGEST_DATE));
        }
        if marks.has(Mark::SaysDate) || matches!(tag, "abbr" | "time") {
            self.add(Notation::Attribute, "date", DATE_ATTRIBUTES.iter().find_map(|name| dated(node, name)));
        }
    }

    /// The first date that a script calls that of publication, and one that it is there to print.
    fn script(&mut self, text: &str) {
        let value = |pattern: &Option<Regex>| {
            let found = pattern.as_ref()?.captures(text)?;
            Some(found.get(1)?.as_str().to_owned())
        };
        self.add(Notation::Script, "published", value(&PUBLISHED));
        if text.len() <= LONGEST_CALL {
            self.add(Notation::Script, "date", value(&DATE_IN_CALL));
        }
    }

    fn item(&mut self, node: &NodeRef<'_>, place: &mut Place) {
        let Some(names) = attribute(node, "itemprop") else { return };
        let is_scope = node.has_attr("itemscope");
        for name in names.split_whitespace() {
            let noted = ["content", "datetime"].iter().find_map(|key| attribute(node, key));
            if !is_scope {
                self.add(Notation::Item, &within(place.holder, name), noted.or_else(|| words(node, LONGEST)));
                continue;
            }
            let holder = HOLDERS.into_iter().find(|holder| *holder == name);
            if holder.is_some() {
                self.add(Notation::Item, name, words(node, LONGEST_BYLINE));
            }
            // Parts that are not looked at still have names and dates of their own.
            place.holder = Some(holder.unwrap_or("part")).filter(|holder| *holder != "part" || name != "mainEntity");
        }
    }
}

fn within(holder: Option<&str>, name: &str) -> String {
    holder.map_or_else(|| name.to_owned(), |holder| format!("{holder}.{name}"))
}

fn is_foreign(marks: Marks) -> bool {
    let foreign = [Mark::SaysComment, Mark::SaysTeaser, Mark::SaysMenu, Mark::SaysAdvertisement, Mark::SaysPlea];
    foreign.into_iter().any(|mark| marks.has(mark))
}

/// Names such as "grid" or "card" may stand for the whole page.
fn holds_headline(node: &NodeRef<'_>, tag: &str) -> bool {
    tag == "h1" || node.descendants_it().take(FAR_ENOUGH).any(|inner| inner.has_name("h1"))
}

fn kind_of_time(names: &str, in_article: bool) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|word| names.contains(word));
    match () {
        () if says(&["updat", "modif", "change"]) && !says(&["publish"]) => "updated",
        () if says(&["publi", "entry-date", "created", "posted"]) => "published",
        () if in_article => "article",
        () => "page",
    }
}

/// The value of an attribute that may be a date: a year's digits, or seconds since 1970.
fn dated(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let is_date = |value: &String| value.len() <= LONGEST_DATE && value.bytes().filter(u8::is_ascii_digit).count() >= 5;
    attribute(node, name).filter(is_date)
}

fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.to_string()).filter(|value| !value.is_empty())
}

/// The words of an element, where they are few enough.
fn words(node: &NodeRef<'_>, longest: usize) -> Option<String> {
    let mut words = String::new();
    for (at, inner) in node.descendants_it().enumerate() {
        if at > ENOUGH || words.len() > 4 * longest {
            return None;
        }
        if inner.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style")) {
            continue;
        }
        let text = inner.query_or(None, |inner| match &inner.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        });
        words.push_str(text.as_deref().unwrap_or_default());
        if inner.is_element() && !matches!(inner.node_name().as_deref(), Some("b" | "i" | "em" | "strong" | "sup")) {
            words.push(' ');
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.chars().count() <= longest).then_some(words)
}

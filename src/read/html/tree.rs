//! A parsed page in, its body as a flat list of events out, scripts and pictures left out, each element with what its
//! tag and names tell and with how much running text it holds.
//!
//! The walk keeps no stack of calls, so that no depth of nesting can overflow one.

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeRef};

use super::hints;
use crate::model::{Mark, Marks};

/// What an element does to the lines set from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Runs on in the line.
    Inline,
    /// A hyperlink, inside a line.
    Link,
    /// Ends the line and nothing else.
    Break,
    /// Stands on lines of its own.
    Block,
    /// A paragraph.
    Paragraph,
    /// A heading with its level.
    Heading(u8),
    /// A list item.
    ListItem,
    /// A block quotation.
    Quote,
    /// Text whose white space counts.
    Preformatted,
    /// The caption of a figure or table.
    Caption,
    /// A row of a data table.
    Row,
    /// A cell of a data table.
    DataCell,
}

impl Kind {
    /// Whether a line ends before and after it.
    pub(super) const fn breaks_lines(self) -> bool {
        !matches!(self, Self::Inline | Self::Link | Self::Break | Self::DataCell)
    }
}

/// An element of the body.
#[derive(Debug)]
pub(super) struct Element {
    /// What it does to lines.
    pub(super) kind: Kind,
    /// What its tag and names tell.
    pub(super) marks: Marks,
    /// Characters of running text inside it.
    pub(super) prose: usize,
    /// Index of the element around it.
    parent: Option<usize>,
}

/// A step of the walk through the body.
#[derive(Debug)]
pub(super) enum Event {
    /// An element starts.
    Open(usize),
    /// A piece of text.
    Text(String),
    /// An element ends.
    Close(usize),
}

/// A page's body in document order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Its elements.
    pub(super) elements: Vec<Element>,
    /// The walk.
    pub(super) events: Vec<Event>,
    /// Characters of running text in all.
    pub(super) prose: usize,
}

/// A piece of text this long outside a link counts as running text, in characters.
const RUNNING: usize = 60;

impl Tree {
    /// Walks through a page.
    pub(super) fn of(document: &Document) -> Self {
        let mut tree = Self::default();
        if let Some(body) = document.body() {
            tree.walk(body);
        }
        tree.mark_centre();
        tree.mark_article_lists();
        tree
    }

    fn walk(&mut self, body: NodeRef<'_>) {
        let mut open: Vec<(usize, NodeRef<'_>)> = Vec::new();
        let mut links = 0_usize;
        let mut next = Some(body);
        loop {
            while let Some(node) = next {
                if let Some(words) = words_of(&node) {
                    self.take_text(words, links, open.last().map(|(at, _)| *at));
                } else if let Some((kind, marks)) =
                    element_of(&node, open.last().map(|(at, _)| self.elements[*at].kind))
                {
                    let parent = open.last().map(|(at, _)| *at);
                    let at = self.elements.len();
                    self.elements.push(Element { kind, marks, prose: 0, parent });
                    self.events.push(Event::Open(at));
                    links += usize::from(kind == Kind::Link);
                    open.push((at, node));
                    next = node.first_child();
                    continue;
                }
                next = node.next_sibling();
            }
            let Some((at, node)) = open.pop() else { return };
            self.events.push(Event::Close(at));
            links -= usize::from(self.elements[at].kind == Kind::Link);
            if let Some(parent) = self.elements[at].parent {
                self.elements[parent].prose += self.elements[at].prose;
            }
            if open.is_empty() {
                return;
            }
            next = node.next_sibling();
        }
    }

    fn take_text(&mut self, words: String, links: usize, parent: Option<usize>) {
        let length = words.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
        if links == 0 && length >= RUNNING {
            self.prose += length;
            if let Some(parent) = parent {
                self.elements[parent].prose += length;
            }
        }
        self.events.push(Event::Text(words));
    }

    /// Marks the element that holds most of the running text most closely: a paragraph's length counts for the element
    /// around it, and half of it for the one around that, as in the Readability algorithm (Arc90, 2009).
    fn mark_centre(&mut self) {
        let mut scores = vec![0_usize; self.elements.len()];
        for at in 0..self.elements.len() {
            let element = &self.elements[at];
            let own = element.prose;
            let is_text = matches!(element.kind, Kind::Paragraph | Kind::Quote | Kind::Preformatted);
            if !is_text || own == 0 {
                continue;
            }
            if let Some(parent) = element.parent {
                scores[parent] += 2 * own;
                if let Some(around) = self.elements[parent].parent {
                    scores[around] += own;
                }
            }
        }
        let best = (0..scores.len()).reduce(|a, b| if scores[b] > scores[a] { b } else { a });
        if let Some(best) = best.filter(|&best| scores[best] > 0) {
            self.elements[best].marks.insert(Mark::Centre);
        }
    }

    /// An `article` inside another, or one of several beside each other, need not be the page's own.
    fn mark_article_lists(&mut self) {
        let articles: Vec<usize> =
            (0..self.elements.len()).filter(|&at| self.elements[at].marks.has(Mark::Article)).collect();
        let mut beside: HashMap<Option<usize>, usize> = HashMap::new();
        for &at in &articles {
            *beside.entry(self.elements[at].parent).or_default() += 1;
        }
        for &at in &articles {
            let inside = self.ancestors(at).any(|around| self.elements[around].marks.has(Mark::Article));
            if inside || beside.get(&self.elements[at].parent).is_some_and(|&count| count > 1) {
                self.elements[at].marks.insert(Mark::OneOfManyArticles);
            }
        }
    }

    fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.elements[at].parent, |&at| self.elements[at].parent)
    }
}

fn words_of(node: &NodeRef<'_>) -> Option<String> {
    node.query_or(None, |node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
}

/// What an element does and tells, inside one of a kind (the body is in none); nothing for elements that show no text.
fn element_of(node: &NodeRef<'_>, around: Option<Kind>) -> Option<(Kind, Marks)> {
    let element = node.element_ref()?;
    let tag = element.name.local.as_ref();
    let (kind, mark) = tag_of(tag)?;
    let Some(around) = around else { return Some((kind, Marks::default())) };
    let (kind, mark) = match kind {
        Kind::Row if !is_data_row(node) => (Kind::Block, None),
        Kind::DataCell if around != Kind::Row => (Kind::Block, Some(Mark::Cell)),
        kind => (kind, mark),
    };
    let telling = element
        .attrs
        .iter()
        .filter(|attribute| matches!(attribute.name.local.as_ref(), "class" | "id" | "itemprop" | "role" | "rel"));
    let mut marks = hints::marks(telling.map(|attribute| attribute.value.as_ref()));
    if let Some(mark) = mark {
        marks.insert(mark);
    }
    let hidden = element.attrs.iter().any(|attribute| match attribute.name.local.as_ref() {
        "hidden" => true,
        "aria-hidden" => attribute.value.as_ref() == "true",
        "style" => {
            let style: String = attribute.value.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    });
    if hidden {
        marks.insert(Mark::Hidden);
    }
    Some((kind, marks))
}

/// What a tag does to lines and what it tells; nothing for those that show no text.
fn tag_of(tag: &str) -> Option<(Kind, Option<Mark>)> {
    let of = |kind, mark| Some((kind, Some(mark)));
    let plain = |kind| Some((kind, None));
    match tag {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "embed" | "video"
        | "audio" | "canvas" | "img" | "picture" | "source" | "track" | "map" | "area" | "head" | "link" | "meta"
        | "title" | "base" | "input" | "textarea" | "datalist" | "progress" | "meter" => None,
        "a" => plain(Kind::Link),
        "br" => plain(Kind::Break),
        "p" => of(Kind::Paragraph, Mark::Paragraph),
        "h1" => plain(Kind::Heading(1)),
        "h2" => plain(Kind::Heading(2)),
        "h3" => plain(Kind::Heading(3)),
        "h4" => plain(Kind::Heading(4)),
        "h5" => plain(Kind::Heading(5)),
        "h6" => plain(Kind::Heading(6)),
        "li" => of(Kind::ListItem, Mark::ListItem),
        "blockquote" => of(Kind::Quote, Mark::Quote),
        "pre" | "listing" | "xmp" => plain(Kind::Preformatted),
        "figcaption" | "caption" => of(Kind::Caption, Mark::Caption),
        "figure" => of(Kind::Block, Mark::Figure),
        "tr" => of(Kind::Row, Mark::TableRow),
        "td" | "th" => plain(Kind::DataCell),
        "dt" | "dd" => of(Kind::Block, Mark::Cell),
        "article" => of(Kind::Block, Mark::Article),
        "main" => of(Kind::Block, Mark::Main),
        "nav" | "menu" => of(Kind::Block, Mark::Nav),
        "header" => of(Kind::Block, Mark::Header),
        "footer" => of(Kind::Block, Mark::Footer),
        "aside" => of(Kind::Block, Mark::Aside),
        "form" | "fieldset" => of(Kind::Block, Mark::Form),
        "button" | "select" | "option" | "optgroup" | "label" | "legend" | "summary" => of(Kind::Block, Mark::Control),
        "time" => of(Kind::Inline, Mark::SaysDate),
        "small" | "sub" | "sup" => of(Kind::Inline, Mark::Small),
        "b" | "strong" | "em" | "i" => of(Kind::Inline, Mark::Bold),
        "html" | "body" | "div" | "section" | "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "hr"
        | "address" | "hgroup" | "details" | "dialog" | "center" | "dir" | "search" | "frameset" | "frame"
        | "colgroup" => plain(Kind::Block),
        _ => plain(Kind::Inline),
    }
}

/// Whether a table's row holds data: it has several cells, and nothing that breaks lines stands in them. Other rows are
/// layout.
fn is_data_row(row: &NodeRef<'_>) -> bool {
    let cells: Vec<NodeRef<'_>> =
        row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")).collect();
    let plain = |cell: &NodeRef<'_>| {
        cell.children_it(false).all(|inner| {
            inner.node_name().is_none_or(|tag| {
                let kind = tag_of(tag.as_ref()).map(|(kind, _)| kind);
                kind.is_none_or(|kind| !kind.breaks_lines() && kind != Kind::Break)
            })
        })
    };
    cells.len() >= 2 && cells.iter().all(plain)
}

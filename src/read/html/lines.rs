//! A parsed page in, its words line by line as a browser would set them out, each line with its form and marks.
//!
//! [`Tree`] is the page's body in document order, with what each element's tag and names tell and how much running text
//! it holds. [`lines`] sets it: block elements and line breaks end lines, white space folds, data tables give a line a
//! row. A mark that would cover most of the page's running text tells nothing and is dropped: the element is a wrapper.

use super::tree::{Event, Kind, Tree};
use crate::model::{Form, Mark, Marks, Passage};
use crate::read::text;

/// Marks that are about wrappers, and so may cover all of the text.
const OF_WRAPPERS: [Mark; 4] = [Mark::Article, Mark::Main, Mark::SaysBody, Mark::Centre];

/// Of how many percent of the running text an element must hold less, for its marks to tell something.
const WRAPPER: usize = 50;

/// Sets a page in lines.
pub(super) fn lines(tree: &Tree) -> Vec<Passage> {
    let mut setter = Setter::new(tree);
    for event in &tree.events {
        match event {
            Event::Open(element) => setter.open(*element),
            Event::Text(words) => setter.text(words),
            Event::Close(element) => setter.close(*element),
        }
    }
    setter.end_line();
    setter.passages
}

/// What holds of the place that is being set.
#[derive(Clone, Copy)]
struct Scope {
    marks: Marks,
    form: Form,
    in_link: bool,
    keeps_space: bool,
    in_row: bool,
}

/// What holds outside of everything.
const OUTSIDE: Scope =
    Scope { marks: Marks::NONE, form: Form::Line, in_link: false, keeps_space: false, in_row: false };

struct Setter<'t> {
    tree: &'t Tree,
    scopes: Vec<Scope>,
    passages: Vec<Passage>,
    line: Line,
    seen_top_heading: bool,
}

/// The line being set.
#[derive(Default)]
struct Line {
    words: String,
    /// Letters, and those inside links.
    letters: usize,
    linked: usize,
    /// The scope that holds of all of it.
    common: Option<(Marks, Form)>,
    /// Marks that hold of a part of it.
    held: Marks,
    keeps_space: bool,
}

impl<'t> Setter<'t> {
    fn new(tree: &'t Tree) -> Self {
        Self { tree, scopes: vec![OUTSIDE], passages: Vec::new(), line: Line::default(), seen_top_heading: false }
    }

    fn scope(&self) -> Scope {
        self.scopes.last().copied().unwrap_or(OUTSIDE)
    }

    fn open(&mut self, at: usize) {
        let element = &self.tree.elements[at];
        let mut scope = self.scope();
        if element.kind.breaks_lines() && !scope.in_row {
            self.end_line();
        }
        scope.marks = scope.marks.union(self.told(at));
        match element.kind {
            Kind::Heading(level) if !scope.in_row => {
                let first = level == 1 && !self.seen_top_heading;
                self.seen_top_heading |= first;
                scope.marks.insert(if first { Mark::TopHeading } else { Mark::Heading });
                scope.form = Form::Heading(level);
            }
            Kind::Paragraph if matches!(scope.form, Form::Line) => scope.form = Form::Paragraph,
            Kind::ListItem => scope.form = Form::ListItem,
            Kind::Quote => scope.form = Form::Quote,
            Kind::Preformatted => (scope.form, scope.keeps_space) = (Form::Code, true),
            Kind::Caption => scope.form = Form::Caption,
            Kind::Row => (scope.form, scope.in_row) = (Form::TableRow, true),
            Kind::DataCell if !self.line.words.trim().is_empty() => self.line.words.push('\t'),
            Kind::Link => scope.in_link = true,
            _ => {}
        }
        self.scopes.push(scope);
    }

    fn close(&mut self, at: usize) {
        let kind = self.tree.elements[at].kind;
        self.scopes.truncate(self.scopes.len().saturating_sub(1).max(1));
        if kind == Kind::Break {
            if self.scope().in_row { self.line.words.push(' ') } else { self.end_line() }
        } else if kind.breaks_lines() && self.scope().in_row {
            self.line.words.push(' ');
        } else if kind.breaks_lines() {
            self.end_line();
        }
    }

    /// The marks that an element gives to what it holds.
    fn told(&self, at: usize) -> Marks {
        let element = &self.tree.elements[at];
        if element.prose * 100 < self.tree.prose * WRAPPER {
            return element.marks;
        }
        OF_WRAPPERS.into_iter().filter(|&mark| element.marks.has(mark)).collect()
    }

    fn text(&mut self, words: &str) {
        let scope = self.scope();
        self.line.words.push_str(words);
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 {
            return;
        }
        self.line.letters += letters;
        self.line.linked += if scope.in_link { letters } else { 0 };
        let (marks, form) = self.line.common.unwrap_or((scope.marks, scope.form));
        self.line.common = Some((marks.intersection(scope.marks), form));
        self.line.keeps_space |= scope.keeps_space;
        for (mark, held) in [(Mark::SaysAuthor, Mark::HoldsAuthor), (Mark::SaysDate, Mark::HoldsDate)] {
            if scope.marks.has(mark) {
                self.line.held.insert(held);
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let (mut marks, form) = line.common.unwrap_or((Marks::default(), Form::Line));
        marks = marks.union(line.held);
        if line.letters > 0 && line.linked * 10 >= line.letters * 8 {
            marks.insert(Mark::Linked);
        } else if line.linked * 10 >= line.letters * 3 && line.linked > 0 {
            marks.insert(Mark::PartlyLinked);
        }
        let pieces: Vec<String> = if line.keeps_space {
            line.words.lines().map(|piece| piece.trim_end().to_owned()).collect()
        } else if form == Form::TableRow {
            let cells: Vec<String> = line.words.split('\t').map(text::fold).filter(|cell| !cell.is_empty()).collect();
            vec![cells.join("\t")]
        } else {
            vec![text::fold(&line.words)]
        };
        for piece in pieces.into_iter().filter(|piece| !piece.trim().is_empty()) {
            let number = u32::try_from(self.passages.len() + 1).unwrap_or(u32::MAX);
            self.passages.push(Passage { first_line: number, last_line: number, text: piece, form, marks });
        }
    }
}

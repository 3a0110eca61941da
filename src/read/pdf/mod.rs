//! The text layer of a printed page (PDF, ISO 32000) in, a seed out.
//!
//! A PDF tells where each glyph stands and nothing of words, lines or columns. [`words`] gathers the glyphs, which the
//! interpreter `hayro` draws; [`lines`] finds gutters between columns; [`order`] finds in which order blocks are read;
//! [`layout`] sets the text. From there on it is read like any wrapped text: running heads are left out and lines joined
//! into paragraphs. The text that is set is the article's source: every line of it is in a passage.

mod layout;
mod lines;
mod order;
mod unfolding;
mod words;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page};

use super::guard::{self, Stopped};
use super::text;
use crate::model::{Declared, Form, Format, Mark, Origin, Property, Seed};
use crate::problem::{Problem, Severity};
use layout::{Layout, Text};
use words::{Gatherer, TooMuch};

/// The largest file that is read, in bytes.
const LARGEST: usize = 256 << 20;

/// The most pages that are read.
const MOST_PAGES: usize = 5_000;

/// Where more than one glyph in so many tells no letter, the text is unsure.
const UNKNOWN: usize = 20;

/// What a document holds.
struct Content {
    text: Text,
    /// What the file says of itself.
    title: Option<String>,
    author: Option<String>,
    glyphs: usize,
    unknown: usize,
    images: usize,
    pages: usize,
}

/// Makes a seed of a document; a problem where it has no text that can be read.
pub(super) fn seed(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Seed> {
    let refuse = |what: &str, hint: &str| Problem::new(Severity::Error, name, what, hint);
    if bytes.len() > LARGEST {
        let what = format!("the file is larger than {} MiB, so it was not read", LARGEST >> 20);
        problems.push(refuse(&what, "cut it into smaller files"));
        return None;
    }
    if !unfolding::is_bounded(bytes) {
        problems.push(refuse(
            "unpacked it is too large, so it was not read",
            "print it into a new PDF, or save its text as .txt",
        ));
        return None;
    }
    let content = match guard::guarded(|| content(bytes)) {
        Ok(Ok(content)) => content,
        Ok(Err(error)) => {
            let (what, hint) = told(error);
            problems.push(refuse(what, hint));
            return None;
        }
        Err(stopped) => {
            problems.push(refuse(&stop(&stopped), "print it into a new PDF, or save its text as .txt"));
            return None;
        }
    };
    problems.extend(remarks(name, &content));
    if content.text.text.trim().is_empty() {
        let (what, hint) = if content.images > 0 {
            (
                "there are only pictures of pages in this PDF, and no text",
                "let an OCR program add a text layer, or save the text as .txt",
            )
        } else {
            ("there is no text in this PDF", "delete it, or save the article's text as .txt")
        };
        problems.push(refuse(what, hint));
        return None;
    }
    Some(seed_of(name, content))
}

fn seed_of(name: &str, content: Content) -> Seed {
    let Content { text, title, author, .. } = content;
    let mut passages = text::passages(&text.text, Form::Line);
    for passage in &mut passages {
        if !passage.marks.has(Mark::RunningHead) {
            passage.marks = passage.marks.union(text.marks(passage.first_line));
        }
    }
    // Programs write the names of their own files there, and of whoever installed them: only what is printed too is true.
    let is_printed = |value: &String| {
        let value = text::fold(value).to_lowercase();
        value.chars().count() > 3 && passages.iter().any(|passage| passage.text.to_lowercase().contains(&value))
    };
    let mut declared = Declared::default();
    for (property, value, rule) in
        [(Property::Title, title, "PDF's own `Title`"), (Property::Author, author, "PDF's own `Author`")]
    {
        if let Some(value) = value.filter(is_printed) {
            declared.add(property, Origin::Page, &value, rule);
        }
    }
    Seed {
        id: name.to_owned(),
        source: name.to_owned(),
        format: Format::Pdf,
        passages,
        declared,
        original: text.text.into(),
    }
}

fn content(bytes: &[u8]) -> Result<Content, LoadPdfError> {
    let pdf = Pdf::new(bytes.to_vec())?;
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (mut gatherer, mut layout) = (Gatherer::default(), Layout::default());
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let (width, height) = page.render_dimensions();
        gatherer.turn_page((width, height));
        let frame = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, frame, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut gatherer);
        layout.add_page(gatherer.turn_page((width, height)));
    }
    let said = |value: &Option<Box<[u8]>>| value.as_deref().map(text_string);
    let metadata = pdf.metadata();
    Ok(Content {
        text: layout.text(),
        title: said(&metadata.title),
        author: said(&metadata.author),
        glyphs: gatherer.glyphs,
        unknown: gatherer.unknown,
        images: gatherer.images,
        pages: pdf.pages().len(),
    })
}

/// A text string of a PDF: UTF-16 or UTF-8 where a mark says so, else taken for what it nearly is, Latin-1.
fn text_string(bytes: &[u8]) -> String {
    let (encoding, bytes) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (encoding_rs::WINDOWS_1252, bytes),
    };
    encoding.decode_without_bom_handling(bytes).0.replace('\0', "")
}

fn remarks(name: &str, content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    if content.unknown * UNKNOWN > content.glyphs {
        let what = format!(
            "{} of {} glyphs do not tell which letter they are; each is shown as \u{fffd}",
            content.unknown, content.glyphs
        );
        problems.push(Problem::new(Severity::Warning, name, what, "let an OCR program make a new text layer"));
    }
    if content.pages > MOST_PAGES {
        let what = format!("only the first {MOST_PAGES} of its {} pages were read", content.pages);
        problems.push(Problem::new(Severity::Warning, name, what, "cut it into smaller files"));
    }
    problems
}

fn told(error: LoadPdfError) -> (&'static str, &'static str) {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            ("this PDF wants a password", "open it with the password and print it into a new PDF")
        }
        LoadPdfError::Decryption(_) => {
            ("this PDF is encrypted in a way that cannot be read", "open it in a viewer and print it into a new PDF")
        }
        LoadPdfError::Invalid => ("this is no PDF, or it is damaged or breaks off", "fetch it again"),
    }
}

fn stop(stopped: &Stopped) -> String {
    if stopped.0.is::<TooMuch>() {
        "there is too much on its pages, so it was not read".to_owned()
    } else {
        "the PDF is damaged in a way that its reader cannot cope with, so it was not read".to_owned()
    }
}

#[cfg(test)]
mod tests;

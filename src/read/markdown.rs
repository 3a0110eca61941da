//! Markdown with front matter in, a seed out: a passage a block (CommonMark by pulldown-cmark, tables, footnotes,
//! strikethrough). Inline markup gives way to its words, and so do blocks of HTML. Lines that hold no words of their own
//! are kept as markup.

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::front_matter::{self, FrontMatter};
use super::{declared, text};
use crate::model::{Form, Format, Marks, Origin, Passage, Seed};
use crate::problem::Problem;

/// Makes a seed of a Markdown file.
pub(super) fn seed(name: &str, source: String, problems: &mut Vec<Problem>) -> Seed {
    let front = front_matter::read(name, &source, problems);
    let passages = passages(&source, &front);
    Seed {
        id: name.to_owned(),
        source: name.to_owned(),
        format: Format::Markdown,
        passages,
        declared: declared::declared(&front.fields, Origin::FrontMatter, "front matter"),
        original: source.into(),
    }
}

fn passages(source: &str, front: &FrontMatter) -> Vec<Passage> {
    let body = source.get(front.body..).unwrap_or_default();
    let lines = LineNumbers::of(body, front.lines + 1);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut blocks = Blocks::default();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        blocks.take(event, lines.at(range.start), lines.at(range.end.saturating_sub(1).max(range.start)));
    }
    account_for_the_rest(source, front.lines, blocks.passages)
}

/// Collects the blocks of a document from the parser's events.
#[derive(Default)]
struct Blocks {
    passages: Vec<Passage>,
    open: Option<Passage>,
    quotes: usize,
    items: usize,
    /// Whether the open block holds words other than a picture's.
    has_words: bool,
    pictures: usize,
    /// The HTML block being read.
    html: String,
}

impl Blocks {
    fn take(&mut self, event: Event<'_>, first: u32, last: u32) {
        match event {
            Event::Start(tag) => self.start(&tag, first, last),
            Event::End(tag) => self.end(tag, first, last),
            Event::Text(words) | Event::Code(words) => self.words(&words, first, last),
            Event::SoftBreak | Event::HardBreak => self.words(" ", first, last),
            Event::Html(markup) => self.html.push_str(&markup),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, first: u32, last: u32) {
        match tag {
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::Heading { level, .. } => self.open(Form::Heading(*level as u8), first, last),
            Tag::Paragraph => self.open(self.form(), first, last),
            Tag::CodeBlock(_) => self.open(Form::Code, first, last),
            Tag::HtmlBlock => self.open(self.form(), first, last),
            Tag::TableHead | Tag::TableRow => self.open(Form::TableRow, first, last),
            Tag::TableCell if self.has_words => self.words("\t", first, last),
            Tag::Image { .. } => self.pictures += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, first: u32, last: u32) {
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::HtmlBlock => {
                let words = words_of(&std::mem::take(&mut self.html));
                self.words(&words, first, last);
                self.close();
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => {
                self.close()
            }
            _ => {}
        }
    }

    /// What a plain paragraph is where it stands.
    fn form(&self) -> Form {
        match (self.quotes, self.items) {
            (1.., _) => Form::Quote,
            (_, 1..) => Form::ListItem,
            _ => Form::Paragraph,
        }
    }

    fn open(&mut self, form: Form, first: u32, last: u32) {
        self.close();
        self.open =
            Some(Passage { first_line: first, last_line: last, text: String::new(), form, marks: Marks::default() });
    }

    /// Adds words to the open block; the text of a tight list item opens one.
    fn words(&mut self, words: &str, first: u32, last: u32) {
        if self.open.is_none() {
            self.open(self.form(), first, last);
        }
        if let Some(block) = &mut self.open {
            block.text.push_str(words);
            block.last_line = block.last_line.max(last);
        }
        self.has_words |= self.pictures == 0 && !words.trim().is_empty();
    }

    fn close(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        let keeps_shape = matches!(block.form, Form::Code | Form::TableRow);
        block.text = if keeps_shape { block.text.trim().to_owned() } else { text::fold(&block.text) };
        if !self.has_words && block.form == Form::Paragraph {
            block.form = Form::Caption;
        }
        self.has_words = false;
        if !block.text.is_empty() {
            self.passages.push(block);
        }
    }
}

/// The words of a piece of HTML, without those of scripts and styles.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut silent = 0_usize;
    let is_silent = |name: &[u8]| matches!(name, b"script" | b"style");
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if is_silent(&tag.name) => silent += 1,
            Token::EndTag(tag) if is_silent(&tag.name) => silent = silent.saturating_sub(1),
            Token::StartTag(_) | Token::EndTag(_) => words.push(' '),
            Token::String(text) if silent == 0 => words.push_str(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    words
}

/// Adds passages for the front matter and for non-blank lines that no block covers, and lets no two passages share a line.
fn account_for_the_rest(source: &str, front_lines: u32, blocks: Vec<Passage>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    for (number, line) in (1..).zip(source.lines()) {
        while let Some(mut block) = blocks.next_if(|block| block.first_line <= number) {
            let taken = passages.last().map_or(0, |last| last.last_line);
            block.last_line = block.last_line.max(block.first_line);
            if block.first_line <= taken && block.last_line > taken {
                block.first_line = taken + 1;
            }
            passages.push(block);
        }
        let covered = passages.last().is_some_and(|last| last.last_line >= number);
        if covered || line.trim().is_empty() {
            continue;
        }
        let form = if number <= front_lines { Form::FrontMatter } else { Form::Markup };
        passages.push(Passage {
            first_line: number,
            last_line: number,
            text: text::fold(line),
            form,
            marks: Marks::default(),
        });
    }
    passages.extend(blocks);
    passages
}

/// Line numbers of byte offsets.
struct LineNumbers {
    starts: Vec<usize>,
    first: u32,
}

impl LineNumbers {
    fn of(text: &str, first: u32) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, first }
    }

    fn at(&self, offset: usize) -> u32 {
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        self.first + u32::try_from(line).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(source: &str) -> Vec<(Form, String)> {
        let seed = seed("a.md", source.to_owned(), &mut Vec::new());
        seed.passages.into_iter().map(|passage| (passage.form, passage.text)).collect()
    }

    #[test]
    fn blocks_and_inline_markup() {
        let source = "---\ntitle: Ferry\n---\n# Ferry *plan*\n\nThe [council](https://council.example) met\non **Monday**.\n\n> We said no.\n\n- one\n- two\n  more\n\n![The pier](pier.jpg)\n\n***\n";
        assert_eq!(
            read(source),
            [
                (Form::FrontMatter, "---".into()),
                (Form::FrontMatter, "title: Ferry".into()),
                (Form::FrontMatter, "---".into()),
                (Form::Heading(1), "Ferry plan".into()),
                (Form::Paragraph, "The council met on Monday.".into()),
                (Form::Quote, "We said no.".into()),
                (Form::ListItem, "one".into()),
                (Form::ListItem, "two more".into()),
                (Form::Caption, "The pier".into()),
                (Form::Markup, "***".into()),
            ]
        );
    }

    #[test]
    fn blocks_of_html_give_their_words() {
        let source = "<div class=\"x\">\n<p>The ferry &amp; the <b>pier</b>.</p>\n<script>alert(1)</script>\n</div>\n\n<!-- no words -->\n";
        let found = read(source);
        assert_eq!(found[0], (Form::Paragraph, "The ferry & the pier .".into()));
        assert_eq!(found[1], (Form::Markup, "<!-- no words -->".into()));
    }

    #[test]
    fn tables_keep_their_cells_apart() {
        let rows = read("| a | b |\n|---|---|\n| 1 | 2 |\n");
        assert_eq!(rows.first(), Some(&(Form::TableRow, "a\tb".into())));
        assert!(rows.contains(&(Form::TableRow, "1\t2".into())));
    }

    proptest! {
        #[test]
        fn every_line_is_accounted_for(source in "([#>*+`|<! -]{0,3}[a-z<>\\[\\]()*_`|-]{0,12}\n){0,20}") {
            let passages = seed("a.md", source.clone(), &mut Vec::new()).passages;
            for (number, line) in (1..).zip(source.lines()) {
                let holders = passages.iter().filter(|passage| (passage.first_line..=passage.last_line).contains(&number)).count();
                prop_assert!(line.trim().is_empty() || holders >= 1, "line {} of {:?}: {:?}", number, source, passages);
            }
        }
    }
}

//! `cuttings explain`: how articles were read, for a person. In colour on a terminal that wants it, plain otherwise.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::kept::Kept;
use crate::model::{Article, Basis, Dated, Evidence, Known, LineFacts, Property, Role, Verdict};
use crate::problem::{Problem, Severity};

/// Width of the column that names a value.
const NAME_WIDTH: usize = 12;

/// Width of the column that names a line's role.
const ROLE_WIDTH: usize = 13;

/// How many other roles are told for a line.
const OTHERS: usize = 2;

/// How many articles are named when the one asked for is not there.
const NAMED: usize = 5;

const HEADING: Style = Style::new().bold();
const NAME: Style = AnsiColor::Cyan.on_default();
const TEXT: Style = AnsiColor::Green.on_default();
const SCORE: Style = AnsiColor::Yellow.on_default();
const LOST: Style = AnsiColor::Red.on_default();
const REASON: Style = Style::new().dimmed();

/// `file` may name one article of many in a file: `dump.jsonl#3`, or its id behind the mark.
pub(super) fn run(options: &Options, file: &Path) -> Result<ExitCode, Failure> {
    let config = setup::config(options)?;
    let (file, which) = file_and_article(file);
    let (kept, reading) = setup::read(&file, &config, options)?;
    let analyses = kept.iter().cloned().filter_map(Kept::into_analysis);
    let facts: HashMap<String, Vec<LineFacts>> = analyses.map(|analysis| (analysis.seed.id, analysis.lines)).collect();
    let dossier = setup::dossier(kept, &config)?;
    report::problems(&reading.problems, options);
    let asked = |article: &&Article| which.as_ref().is_none_or(|which| is_called(article, &file, which));
    let pages: Vec<String> = dossier
        .articles
        .iter()
        .filter(asked)
        .map(|article| explanation(article, facts.get(&article.id).map_or(&[], Vec::as_slice)))
        .collect();
    if pages.is_empty() {
        return Err(not_there(&dossier.articles, &file, &which.unwrap_or_default()).into());
    }
    report::print(&pages.join("\n"))?;
    Ok(report::exit_code(&reading.problems, options))
}

/// A file, and the article in it that is asked for, if one is.
fn file_and_article(argument: &Path) -> (PathBuf, Option<String>) {
    let whole = (argument.to_owned(), None);
    let Some(words) = argument.to_str().filter(|_| !argument.exists()) else { return whole };
    let cuts = words.match_indices('#').map(|(at, _)| (Path::new(&words[..at]), &words[at + 1..]));
    let mut fitting = cuts.filter(|(file, _)| file.is_file());
    fitting.next().map_or(whole, |(file, which)| (file.to_owned(), Some(which.to_owned())))
}

/// What stands behind the file's name in an article's source: its number.
fn number<'a>(article: &'a Article, file: &Path) -> Option<&'a str> {
    article.source.strip_prefix(file.file_name()?.to_str()?)?.strip_prefix('#')
}

fn is_called(article: &Article, file: &Path, which: &str) -> bool {
    number(article, file) == Some(which) || article.id == which
}

fn not_there(articles: &[Article], file: &Path, which: &str) -> Problem {
    let mut numbers: Vec<&str> = articles.iter().filter_map(|article| number(article, file)).collect();
    numbers.sort_by_key(|number| (number.len(), *number));
    let more = if numbers.len() > NAMED { ", …" } else { "" };
    let first: Vec<String> = numbers.iter().take(NAMED).map(|number| format!("#{number}")).collect();
    let hint = match articles.len() {
        1 => "it holds one article; leave the mark and what is behind it out".to_owned(),
        many => format!("it holds {many}: {}{more}; an article's id will do too", first.join(", ")),
    };
    let what = format!("no article of this file is called `{which}`");
    Problem::new(Severity::Error, file.display().to_string(), what, hint)
}

/// The whole explanation of an article; `facts` has an entry a line.
fn explanation(article: &Article, facts: &[LineFacts]) -> String {
    let mut page = Page(String::new());
    page.line(format_args!("{}", styled(HEADING, &visible(&article.source))));
    if article.id != article.source {
        page.line(format_args!("id {}", visible(&article.id)));
    }
    page.line(format_args!("\n{}", styled(HEADING, "What is known about it")));
    page.metadata(article);
    page.line(format_args!("\n{}", styled(HEADING, "What each line was taken for")));
    for (at, verdict) in article.verdicts.get().iter().enumerate() {
        page.verdict(verdict, facts.get(at).filter(|_| !article.format.is_clean()));
    }
    page.0
}

/// A text under construction.
struct Page(String);

impl Page {
    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{words}");
    }

    fn metadata(&mut self, article: &Article) {
        let about = &article.about;
        self.property("title", Property::Title, about.title.as_slice(), article);
        self.property("standfirst", Property::Standfirst, about.standfirst.as_slice(), article);
        self.property("author", Property::Author, &about.authors, article);
        self.property("agency", Property::Agency, about.agency.as_slice(), article);
        self.property("publisher", Property::Publisher, about.publisher.as_slice(), article);
        match &about.published {
            Some(published) => self.value("published", &day(published), &published.evidence),
            None => self.value("published", "unknown: nothing says when", &[]),
        }
        self.not_taken(Property::Published, article);
        if let Some(modified) = &about.modified {
            self.value("changed", &day(modified), &modified.evidence);
        }
        self.not_taken(Property::Modified, article);
        if let Some(Known { value, evidence }) = &about.fetched {
            self.value("fetched", &value.to_string(), std::slice::from_ref(evidence));
        }
        self.not_taken(Property::Fetched, article);
        self.property("section", Property::Section, about.section.as_slice(), article);
        self.property("language", Property::Language, about.language.as_slice(), article);
        self.property("address", Property::Address, about.url.as_slice(), article);
        if !about.tags.is_empty() {
            self.value("tags", &about.tags.join(", "), &[]);
        }
        self.not_taken(Property::Tag, article);
        if let Some(note) = &about.author_note {
            self.value("author note", &note.value, std::slice::from_ref(&note.evidence));
        }
        for caption in &about.captions {
            let credit = caption.credit.as_deref().map_or(String::new(), |credit| format!(" [credit: {credit}]"));
            let words = caption.text.as_deref().unwrap_or("no caption");
            self.value("picture", &format!("{}{credit}", excerpt(words)), &[]);
        }
    }

    /// The values of a property, and behind them those that they were preferred to.
    fn property(&mut self, name: &str, property: Property, chosen: &[Known<String>], article: &Article) {
        for known in chosen {
            self.value(name, &known.value, std::slice::from_ref(&known.evidence));
        }
        let is_open = article.about.set_aside.iter().any(|(of, _)| *of == property);
        if chosen.is_empty() && is_open {
            self.value(name, "unknown: nothing was good enough", &[]);
        }
        self.not_taken(property, article);
    }

    fn not_taken(&mut self, property: Property, article: &Article) {
        for (_, known) in article.about.set_aside.iter().filter(|(of, _)| *of == property) {
            let name = styled(LOST, &format!("{:<NAME_WIDTH$}", "  set aside"));
            self.line(format_args!("  {name} {}", visible(&known.value)));
            self.evidence(&known.evidence);
        }
    }

    fn value(&mut self, name: &str, value: &str, evidence: &[Evidence]) {
        let name = styled(NAME, &format!("{name:<NAME_WIDTH$}"));
        self.line(format_args!("  {name} {}", visible(value)));
        evidence.iter().for_each(|evidence| self.evidence(evidence));
    }

    fn evidence(&mut self, evidence: &Evidence) {
        let basis = match evidence.basis {
            Basis::Declared => "declared",
            Basis::Stated => "stated",
            Basis::Inferred => "worked out",
        };
        let place = evidence.line.map_or(String::new(), |line| format!(", line {line}"));
        let words = format!("← {basis}{place}: {}: “{}”", visible(&evidence.rule), excerpt(&evidence.text));
        self.line(format_args!("  {:<NAME_WIDTH$} {}", "", styled(REASON, &words)));
    }

    /// What a line was taken for, its own score for that, and why; `facts` are none where nothing was judged.
    fn verdict(&mut self, verdict: &Verdict, facts: Option<&LineFacts>) {
        let lines = match verdict.last_line - verdict.first_line {
            0 => verdict.first_line.to_string(),
            _ => format!("{}-{}", verdict.first_line, verdict.last_line),
        };
        let (style, words) = match verdict.role {
            role if role.is_text() => (TEXT, styled(Style::new(), &excerpt(&verdict.text))),
            role if role.is_about_the_article() => (NAME, styled(Style::new(), &excerpt(&verdict.text))),
            _ => (LOST, styled(REASON, &excerpt(&verdict.text))),
        };
        let role = styled(style, &format!("{:<ROLE_WIDTH$}", verdict.role.name()));
        let own = facts.and_then(|facts| own_score(facts, verdict.role));
        let score = own.map_or(String::new(), |(_, score)| format!("{score:.1}"));
        self.line(format_args!("{lines:>7}  {role} {}  {words}", styled(SCORE, &format!("{score:>5}"))));
        if !verdict.why.is_empty() {
            let others = facts.map_or(String::new(), |facts| others(facts, own.map(|(role, _)| role)));
            let why = format!("← {}{others}", verdict.why);
            self.line(format_args!("{:>7}  {:<ROLE_WIDTH$} {:>5}  {}", "", "", "", styled(REASON, &why)));
        }
    }
}

/// A line's own score for what it was taken for, neighbours and zones not counted. Kinds of text are told apart behind the
/// scores: all are scored as body.
fn own_score(facts: &LineFacts, role: Role) -> Option<(Role, f32)> {
    let score = |role: Role| facts.scores.iter().find(|(scored, _)| *scored == role).copied();
    score(role).or_else(|| score(Role::Body).filter(|_| role.is_text()))
}

/// The best of the other roles that a line might have had, as ` (or teaser-list 1.2)`.
fn others(facts: &LineFacts, taken: Option<Role>) -> String {
    let others = facts.scores.iter().filter(|(role, _)| Some(*role) != taken).take(OTHERS);
    let others: Vec<String> = others.map(|(role, score)| format!("{} {score:.1}", role.name())).collect();
    if others.is_empty() { String::new() } else { format!(" (or {})", others.join(", ")) }
}

fn day(dated: &Dated) -> String {
    let range = dated.range;
    let days = if range.earliest == range.latest {
        range.earliest.to_string()
    } else {
        format!("between {} and {}", range.earliest, range.latest)
    };
    dated.time.map_or(days.clone(), |time| format!("{days} {}", time.format("%H:%M")))
}

fn styled(style: Style, words: &str) -> String {
    if words.trim().is_empty() { words.to_owned() } else { format!("{style}{words}{style:#}") }
}

/// A text from outside as it may be shown: what would steer the terminal is replaced.
fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) { text.replace(char::is_control, "\u{fffd}").into() } else { text.into() }
}

/// The start of a text, cut at a word.
fn excerpt(text: &str) -> String {
    const LENGTH: usize = 96;
    let text = text.replace('\t', " ");
    let Some((end, _)) = text.char_indices().nth(LENGTH) else { return visible(&text).into_owned() };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", visible(&text[..end]))
}

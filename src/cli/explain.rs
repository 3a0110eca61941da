//! `cuttings explain`: how one article was read, for a person.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::model::{Article, Basis, Dated, Evidence, Known};

/// Width of the column that names a line's role.
const ROLE_WIDTH: usize = 13;

pub(super) fn run(options: &Options, file: &Path) -> Result<ExitCode, Failure> {
    let config = setup::config(options)?;
    let (analyses, reading) = setup::read(file, &config, options)?;
    let dossier = crate::dossier(analyses, &config);
    report::problems(&reading.problems, options);
    let pages: Vec<String> = dossier.articles.iter().map(explanation).collect();
    print!("{}", pages.join("\n"));
    Ok(report::exit_code(&reading.problems, options))
}

/// The whole explanation of an article.
fn explanation(article: &Article) -> String {
    let mut page = format!("{}\n\nWhat is known about it\n", article.source);
    metadata(&mut page, article);
    page.push_str("\nWhat each line was taken for\n");
    for verdict in &article.verdicts {
        let lines = match verdict.last_line - verdict.first_line {
            0 => verdict.first_line.to_string(),
            _ => format!("{}-{}", verdict.first_line, verdict.last_line),
        };
        line(&mut page, format_args!("{lines:>7}  {:<ROLE_WIDTH$}  {}", verdict.role.name(), excerpt(&verdict.text)));
        if !verdict.why.is_empty() {
            line(&mut page, format_args!("{:>7}  {:<ROLE_WIDTH$}  ← {}", "", "", verdict.why));
        }
    }
    page
}

fn metadata(page: &mut String, article: &Article) {
    let about = &article.about;
    let one = [
        ("title", &about.title),
        ("standfirst", &about.standfirst),
        ("agency", &about.agency),
        ("publisher", &about.publisher),
        ("section", &about.section),
        ("language", &about.language),
        ("address", &about.url),
        ("author note", &about.author_note),
    ];
    for (name, known) in one {
        if let Some(known) = known {
            value(page, name, &known.value, std::slice::from_ref(&known.evidence));
        }
    }
    for author in &about.authors {
        value(page, "author", &author.value, std::slice::from_ref(&author.evidence));
    }
    match &about.published {
        Some(published) => value(page, "published", &day(published), &published.evidence),
        None => line(page, format_args!("  {:<12} {}", "published", "unknown: nothing says when")),
    }
    if let Some(modified) = &about.modified {
        value(page, "changed", &day(modified), &modified.evidence);
    }
    if let Some(Known { value: fetched, evidence }) = &about.fetched {
        value(page, "fetched", &fetched.to_string(), std::slice::from_ref(evidence));
    }
    for (property, known) in &about.set_aside {
        let of = format!("{property:?}").to_lowercase();
        value(page, "set aside", &format!("{of}: {}", known.value), std::slice::from_ref(&known.evidence));
    }
    for caption in &about.captions {
        let credit = caption.credit.as_deref().map_or(String::new(), |credit| format!(" [credit: {credit}]"));
        line(
            page,
            format_args!("  {:<12} {}{credit}", "picture", excerpt(caption.text.as_deref().unwrap_or("no caption"))),
        );
    }
}

fn value(page: &mut String, name: &str, value: &str, evidence: &[Evidence]) {
    line(page, format_args!("  {name:<12} {value}"));
    for evidence in evidence {
        let basis = match evidence.basis {
            Basis::Declared => "declared",
            Basis::Stated => "stated",
            Basis::Inferred => "worked out",
        };
        let place = evidence.line.map_or(String::new(), |line| format!(", line {line}"));
        line(page, format_args!("  {:<12} ← {basis}{place}: {}: “{}”", "", evidence.rule, excerpt(&evidence.text)));
    }
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

/// The start of a text, cut at a word.
fn excerpt(text: &str) -> String {
    const LENGTH: usize = 96;
    let text = text.replace('\t', " ");
    let Some((end, _)) = text.char_indices().nth(LENGTH) else { return text };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..end])
}

fn line(page: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = page.write_fmt(words);
    page.push('\n');
}

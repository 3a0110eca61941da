//! What is said on standard error: problems, progress, the closing summary.

use std::collections::{BTreeMap, HashMap};
use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Options;
use crate::config::ThemeFiles;
use crate::model::{Basis, Dossier, QuoteKind};
use crate::problem::{Problem, Severity};
use crate::publish::pages;

/// So many problems of one kind are printed; of the others their number is told.
const ALIKE: usize = 10;

/// Prints problems, those that the options ask to hear of. Of a kind that is found in very many files a few will do,
/// unless more is asked for.
pub(super) fn problems(problems: &[Problem], options: &Options) {
    let least = match (options.quiet, options.verbose) {
        (true, _) => Severity::Error,
        (_, true) => Severity::Note,
        _ => Severity::Warning,
    };
    let mut alike: HashMap<&str, usize> = HashMap::new();
    for problem in problems.iter().filter(|problem| problem.severity >= least) {
        let count = alike.entry(&problem.what).or_default();
        *count += 1;
        if *count <= ALIKE || options.verbose {
            eprintln!("{problem}");
        }
    }
    let mut more: Vec<(&str, usize)> =
        alike.into_iter().filter(|(_, count)| *count > ALIKE && !options.verbose).collect();
    more.sort_unstable();
    for (what, count) in more {
        eprintln!("… and {} more times: {what} (`-v` names them all)", count - ALIKE);
    }
}

/// Prints a command's results, in colour where standard output is a terminal that wants colours: `NO_COLOR`, `CLICOLOR` and
/// `TERM` are heeded. A reader that has seen enough (`| head`) is no error.
pub(super) fn print(results: &str) -> Result<(), Problem> {
    let mut out = anstream::stdout().lock();
    match out.write_all(results.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Problem::new(Severity::Error, "standard output", error.to_string(), ""))
        }
        _ => Ok(()),
    }
}

/// The exit code that problems lead to.
pub(super) fn exit_code(problems: &[Problem], options: &Options) -> ExitCode {
    let worst = if options.strict { Severity::Warning } else { Severity::Error };
    ExitCode::from(u8::from(problems.iter().any(|problem| problem.severity >= worst)))
}

/// A count of the articles that are read, shown only on a terminal. How many there are nobody knows before the end.
pub(super) fn progress(options: &Options) -> ProgressBar {
    if options.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}") {
        bar.set_style(style);
    }
    bar
}

/// What was not read, by kind: `2 .docx, 1 × record without text`.
pub(super) fn unread(unread: &BTreeMap<String, usize>) -> Option<String> {
    let kinds = unread.iter().map(|(kind, count)| {
        let times = if kind.starts_with('.') { "" } else { "× " };
        format!("{count} {times}{kind}")
    });
    let kinds: Vec<String> = kinds.collect();
    (!kinds.is_empty()).then(|| kinds.join(", "))
}

/// The user's own theme files, where there are any.
pub(super) fn theme(theme: &ThemeFiles) -> Option<String> {
    let (templates, files) = pages::own_files(theme);
    let own = || {
        format!(
            "{} and {} of your own",
            count(templates, "template", "templates"),
            count(files, "static file", "static files")
        )
    };
    (templates + files > 0).then(own)
}

/// The closing words of a command that read a dossier.
pub(super) fn summary(dossier: &Dossier, not_read: &BTreeMap<String, usize>, taken: Duration) -> String {
    let dates = |basis| {
        dossier
            .articles
            .iter()
            .filter(|article| article.about.published.as_ref().map(|date| date.basis) == basis)
            .count()
    };
    let quotes = |kind| {
        let quotes = dossier.articles.iter().flat_map(|article| &article.quotes);
        quotes.filter(|quote| quote.kind == kind).count()
    };
    let mut lines = vec![
        format!("{} in {:.2} s", count(dossier.articles.len(), "article", "articles"), taken.as_secs_f64()),
        format!(
            "  dates: {} declared, {} stated, {} worked out, {} unknown",
            dates(Some(Basis::Declared)),
            dates(Some(Basis::Stated)),
            dates(Some(Basis::Inferred)),
            dates(None)
        ),
        format!(
            "  found: {}, {}, {}, {}, {}",
            count(dossier.entities.len(), "name", "names"),
            count(dossier.topics.len(), "topic", "topics"),
            count(dossier.events.len(), "event", "events"),
            count(quotes(QuoteKind::Direct), "quote", "quotes"),
            count(quotes(QuoteKind::Indirect), "report of speech", "reports of speech")
        ),
    ];
    let untitled = |basis| {
        move |article: &&crate::model::Article| {
            article.about.title.as_ref().is_none_or(|title| title.evidence.basis == basis)
        }
    };
    let doubtful = [
        (dossier.articles.iter().filter(untitled(Basis::Inferred)).count(), "without a headline"),
        (dossier.articles.iter().filter(|article| article.text.is_empty()).count(), "without text"),
    ];
    let doubtful: Vec<String> =
        doubtful.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if !doubtful.is_empty() {
        lines.push(format!("  doubtful: {} (`cuttings check` names them)", doubtful.join(", ")));
    }
    if let Some(kinds) = unread(not_read) {
        lines.push(format!("  not read: {kinds}"));
    }
    lines.join("\n")
}

/// A number with the right form of its noun.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

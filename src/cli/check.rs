//! `cuttings check`: what a person should look at. Writes nothing but, when asked, a table to correct.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::check;
use crate::check::articles::Doubts;
use crate::problem::{Problem, Severity};
use crate::read::table;

/// `table` asks for a table, in this file if one is named.
pub(super) fn run(options: &Options, source: Option<&Path>, table: Option<Option<&Path>>) -> Result<ExitCode, Failure> {
    let start = Instant::now();
    let mut config = setup::config(options)?;
    let unread = setup::lock(options, &mut config);
    setup::threads(options)?;
    let source = setup::source(options, source)?;
    let table = table.map(|file| place(file, &source)).transpose()?;
    let (kept, reading) = setup::read(&source, &config, options)?;
    let dossier = setup::dossier(kept, &config)?;

    let mut problems = reading.problems;
    problems.extend(dossier.remarks.iter().cloned());
    problems.extend(unread);
    problems.extend(setup::unknown_topics(options, &config, &dossier));
    problems.extend(setup::language(options, &config));
    let articles = check::articles::worst_first(&dossier, &source);
    if let Some(file) = &table {
        write(file, &articles)?;
    }
    problems.extend(articles.into_iter().flat_map(|doubts| doubts.problems));
    problems.extend(links(options)?);
    let told = problems.iter().filter(|problem| !options.quiet || problem.severity == Severity::Error);
    report::print(&told.map(|problem| format!("{problem}\n")).collect::<String>())?;
    if !options.quiet {
        report::print(&check::who::proposals(&dossier, &source))?;
        eprintln!("{}", report::summary(&dossier, &reading.unread, start.elapsed()));
        if let Some(file) = &table {
            eprintln!("  written: {}", file.display());
        }
    }
    Ok(report::exit_code(&problems, options))
}

/// Where the table is written: it is about the whole source, so a folder below it is no place for one.
fn place(file: Option<&Path>, source: &Path) -> Result<PathBuf, Failure> {
    let usage = |name: &Path, what: &str| {
        let hint = "name another file: `cuttings check --write-csv FILE`";
        Err(Failure::Usage(Problem::new(Severity::Error, name.display().to_string(), what, hint)))
    };
    let Some(file) = file else {
        return if source.is_file() {
            usage(source, "the source is a single file, so no folder is there for a table")
        } else {
            Ok(source.join(table::NAME))
        };
    };
    if file.is_dir() {
        return usage(file, "this is a folder, not a table; the folder with the articles stands before `--write-csv`");
    }
    let (folder, source) = (setup::real(file.parent().unwrap_or(Path::new(""))), setup::real(source));
    if file.file_name().is_some_and(|name| name == table::NAME) && folder != source && folder.starts_with(&source) {
        return usage(file, "there it would be about the articles of that folder alone");
    }
    Ok(file.to_owned())
}

/// Writes the table beside its place, then puts it there, so that people's own words are never half written.
fn write(file: &Path, articles: &[Doubts<'_>]) -> Result<(), Failure> {
    let failed = |error: String| {
        Problem::new(Severity::Error, file.display().to_string(), format!("cannot be written: {error}"), "")
    };
    let written = table::open(file).map_err(Failure::Input)?;
    let text = check::worksheet::table(articles, written).map_err(|error| failed(error.to_string()))?;
    let file = &file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let draft = file.with_extension("csv.new");
    fs_err::write(&draft, text).map_err(|error| failed(error.to_string()))?;
    fs_err::rename(&draft, file).map_err(|error| failed(error.to_string()).into())
}

/// The broken links of the built site, if there is one.
fn links(options: &Options) -> Result<Vec<Problem>, Failure> {
    if !options.out.join("index.html").exists() {
        return Ok(Vec::new());
    }
    check::links::broken(&options.out).map_err(|error| {
        Problem::new(Severity::Error, options.out.display().to_string(), error.to_string(), "build the site again")
            .into()
    })
}

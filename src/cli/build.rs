//! `cuttings build`: reads the articles, writes the site.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::check;
use crate::problem::{Problem, Severity};
use crate::publish::{self, PublishError};

pub(super) fn run(options: &Options, source: Option<&Path>) -> Result<ExitCode, Failure> {
    let start = Instant::now();
    let config = setup::config(options)?;
    let source = setup::source(options, source)?;
    setup::keep_apart(&source, &options.out)?;
    setup::threads(options)?;
    let (kept, mut reading) = setup::read(&source, &config, options)?;
    let dossier = setup::dossier(kept, &config)?;
    reading.problems.extend(dossier.remarks.iter().cloned());
    reading.problems.extend(check::articles::remarks(&dossier, &source));
    report::problems(&reading.problems, options);

    publish::publish(&dossier, &config, &options.out).map_err(|error| not_written(&error, &options.out))?;
    if !options.quiet {
        eprintln!("{}", report::summary(&dossier, &reading.unread, start.elapsed()));
        if let Some(theme) = report::theme(&config.theme) {
            eprintln!("  theme: {theme}");
        }
        eprintln!("  open {}", options.out.join("index.html").display());
    }
    Ok(report::exit_code(&reading.problems, options))
}

/// What to say of a site that could not be written; files are named from the current folder.
fn not_written(error: &PublishError, out: &Path) -> Problem {
    let here = std::env::current_dir().unwrap_or_default();
    let file = error.file().unwrap_or(out);
    let file = file.strip_prefix(&here).unwrap_or(file);
    Problem::new(Severity::Error, file.display().to_string(), error.to_string(), error.hint())
}

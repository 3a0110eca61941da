//! `cuttings check`: what a person should look at. Writes nothing.

use std::process::ExitCode;
use std::time::Instant;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::check;
use crate::problem::{Problem, Severity};

pub(super) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let start = Instant::now();
    let config = setup::config(options)?;
    setup::threads(options)?;
    let source = setup::source(options, None)?;
    let mut reading = setup::read(&source, &config)?;
    let progress = report::progress(reading.seeds.len(), options);
    let dossier = crate::dossier(std::mem::take(&mut reading.seeds), &config, &|| progress.inc(1));
    progress.finish_and_clear();

    let mut problems = reading.problems;
    problems.extend(check::articles::remarks(&dossier, &source));
    problems.extend(links(options)?);
    for problem in problems.iter().filter(|problem| !options.quiet || problem.severity == Severity::Error) {
        println!("{problem}");
    }
    if !options.quiet {
        eprintln!("{}", report::summary(&dossier, &reading.unread, start.elapsed()));
    }
    Ok(report::exit_code(&problems, options))
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

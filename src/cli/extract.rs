//! `cuttings extract`: one JSON object an article on standard output.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::config::Config;
use crate::model::Dossier;
use crate::problem::{Problem, Severity};
use crate::publish::{extract, json_line};
use crate::read::{self, Reading};

pub(super) fn run(options: &Options, paths: &[PathBuf]) -> Result<ExitCode, Failure> {
    let config = setup::config(options)?;
    setup::threads(options)?;
    let mut reading = read(paths, &config)?;

    let progress = report::progress(reading.seeds.len(), options);
    let dossier = crate::dossier(std::mem::take(&mut reading.seeds), &config, &|| progress.inc(1));
    progress.finish_and_clear();
    report::problems(&reading.problems, options);
    if let Some(kinds) = report::unread(&reading.unread).filter(|_| !options.quiet) {
        eprintln!("not read: {kinds}");
    }

    match print(&dossier) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let problem = Problem::new(Severity::Error, "standard output", error.to_string(), "");
            Err(problem.into())
        }
        _ => Ok(report::exit_code(&reading.problems, options)),
    }
}

/// Reads all paths as one collection; one that holds no article is an error, and the others are read all the same.
fn read(paths: &[PathBuf], config: &Config) -> Result<Reading, Failure> {
    let mut all = Reading::default();
    for path in paths {
        let read = if path == Path::new("-") { standard_input() } else { setup::read(path, config) };
        match read {
            Ok(reading) => {
                all.seeds.extend(reading.seeds);
                all.problems.extend(reading.problems);
                reading.unread.into_iter().for_each(|(kind, count)| *all.unread.entry(kind).or_default() += count);
            }
            Err(Failure::Input(problems)) => all.problems.extend(problems),
            Err(failure) => return Err(failure),
        }
    }
    if all.seeds.is_empty() {
        return Err(Failure::Input(all.problems));
    }
    read::tell_ids_apart(&mut all);
    Ok(all)
}

fn standard_input() -> Result<Reading, Failure> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)
        .map_err(|error| Problem::new(Severity::Error, "-", format!("standard input cannot be read: {error}"), ""))?;
    Ok(read::standard_input(&bytes))
}

fn print(dossier: &Dossier) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in &dossier.articles {
        json_line::write(&mut out, &extract::object(article))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

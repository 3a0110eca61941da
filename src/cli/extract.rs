//! `cuttings extract`: one JSON object an article on standard output.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::config::Config;
use crate::kept::Kept;
use crate::model::Dossier;
use crate::problem::{Problem, Severity};
use crate::publish::{extract, json_line};
use crate::read::{self, Reading};

pub(super) fn run(options: &Options, paths: &[PathBuf]) -> Result<ExitCode, Failure> {
    let config = setup::config(options)?;
    setup::threads(options)?;
    let (kept, reading) = read(paths, &config, options)?;
    let dossier = setup::dossier(kept, &config)?;
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
fn read(paths: &[PathBuf], config: &Config, options: &Options) -> Result<(Vec<Kept>, Reading), Failure> {
    let (mut all, mut said) = (Vec::new(), Reading::default());
    for path in paths {
        let is_standard_input = path == Path::new("-");
        let read = if is_standard_input { standard_input(config, options) } else { setup::read(path, config, options) };
        match read {
            Ok((kept, reading)) => {
                all.extend(kept);
                said.extend(reading);
            }
            Err(Failure::Input(problems)) => said.problems.extend(problems),
            Err(failure) => return Err(failure),
        }
    }
    if all.is_empty() {
        return Err(Failure::Input(said.problems));
    }
    read::tell_ids_apart(all.iter_mut().map(|kept| (&mut kept.id, kept.source.as_str())), &mut said.problems);
    Ok((all, said))
}

fn standard_input(config: &Config, options: &Options) -> Result<(Vec<Kept>, Reading), Failure> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)
        .map_err(|error| Problem::new(Severity::Error, "-", format!("standard input cannot be read: {error}"), ""))?;
    setup::analyse(|sink| read::standard_input(&bytes, config, sink), options)
}

fn print(dossier: &Dossier) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in &dossier.articles {
        json_line::write(&mut out, &extract::object(article))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

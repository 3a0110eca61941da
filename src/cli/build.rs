//! `cuttings build`: reads the articles, writes the site, and keeps the ledger of topics where there is one.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use super::arguments::Options;
use super::{Failure, report, setup};
use crate::check;
use crate::config::Config;
use crate::lock::Lock;
use crate::problem::{Problem, Severity};
use crate::publish::{self, PublishError};

/// `lock` asks for a ledger where there is none yet.
pub(super) fn run(options: &Options, source: Option<&Path>, lock: bool) -> Result<ExitCode, Failure> {
    let start = Instant::now();
    let mut config = setup::config(options)?;
    let unread = setup::lock(options, &mut config);
    let source = setup::source(options, source)?;
    setup::keep_apart(&source, &options.out)?;
    setup::threads(options)?;
    let (kept, mut reading) = setup::read(&source, &config, options)?;
    let dossier = setup::dossier(kept, &config)?;
    reading.problems.extend(dossier.remarks.iter().cloned());
    reading.problems.extend(check::articles::remarks(&dossier, &source));
    let lock_file = setup::lock_file(options);
    // A ledger that cannot be read may be mended: it is left as it is.
    let keep_lock = unread.is_none() && (lock || lock_file.exists());
    reading.problems.extend(unread);
    reading.problems.extend(setup::unknown_topics(options, &config, &dossier));
    reading.problems.extend(setup::language(options, &config));
    report::problems(&reading.problems, options);

    publish::publish(&dossier, &config, &options.out).map_err(|error| not_written(&error, &options.out))?;
    if keep_lock {
        write_lock(&Lock::of(&dossier), &config, &lock_file)?;
    }
    if !options.quiet {
        eprintln!("{}", report::summary(&dossier, &reading.unread, start.elapsed()));
        if let Some(theme) = report::theme(&config.theme) {
            eprintln!("  theme: {theme}");
        }
        eprintln!("  open {}", options.out.join("index.html").display());
    }
    Ok(report::exit_code(&reading.problems, options))
}

/// Brings the ledger up to date, unless it is. It is written beside its place and then put there.
fn write_lock(lock: &Lock, config: &Config, file: &Path) -> Result<(), Problem> {
    if *lock == config.lock && file.exists() {
        return Ok(());
    }
    let file = &file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let draft = file.with_extension("lock.new");
    let written = fs_err::write(&draft, lock.to_text()).and_then(|()| fs_err::rename(&draft, file));
    written.map_err(|error| {
        let what = format!("cannot be written: {error}");
        Problem::new(Severity::Error, file.display().to_string(), what, "the site itself is complete")
    })
}

/// What to say of a site that could not be written; files are named from the current folder.
fn not_written(error: &PublishError, out: &Path) -> Problem {
    let here = std::env::current_dir().unwrap_or_default();
    let file = error.file().unwrap_or(out);
    let file = file.strip_prefix(&here).unwrap_or(file);
    Problem::new(Severity::Error, file.display().to_string(), error.to_string(), error.hint())
}

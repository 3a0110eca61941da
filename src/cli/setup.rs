//! Raw options in, checked ones out: the config read, the threads made, the folders told apart.

use std::path::{Path, PathBuf};

use super::Failure;
use super::arguments::Options;
use crate::config::{self, Config};
use crate::connect::topics;
use crate::kept::Kept;
use crate::lock::{self, Lock};
use crate::model::{Dossier, Seed};
use crate::problem::{Problem, Severity};
use crate::read::Reading;

/// The config file that is read when none is named.
const CONFIG: &str = "cuttings.toml";

/// The source folder that is read when none is named.
const SOURCE: &str = "seeds";

/// Reads the config: the file named, else `cuttings.toml` if there is one, else the defaults; options win over it. The user's
/// theme files lie beside it.
pub(super) fn config(options: &Options) -> Result<Config, Failure> {
    let file = config_file(options);
    let mut config = file.map_or_else(|| Ok(Config::default()), Config::read).map_err(Failure::Input)?;
    let folder = file.and_then(Path::parent).unwrap_or_else(|| Path::new(""));
    config.theme = crate::read::theme(folder, config.site.logo.as_deref()).map_err(Failure::Input)?;
    if let Some(address) = &options.base_url {
        let address = config::base_url_of(address).map_err(|what| {
            Failure::Usage(Problem::new(
                Severity::Error,
                "--base-url",
                what,
                "write it as `https://example.org/dossier/`",
            ))
        })?;
        config.site.base_url = Some(address);
    }
    Ok(config)
}

/// The config file that is read.
fn config_file(options: &Options) -> Option<&Path> {
    options.config.as_deref().or_else(|| Some(Path::new(CONFIG)).filter(|file| file.exists()))
}

/// The ledger's place: beside the config file.
pub(super) fn lock_file(options: &Options) -> PathBuf {
    config_file(options).and_then(Path::parent).unwrap_or_else(|| Path::new("")).join(lock::NAME)
}

/// Reads the ledger into the config; of one that cannot be read, what is wrong with it.
pub(super) fn lock(options: &Options, config: &mut Config) -> Option<Problem> {
    match Lock::read(&lock_file(options)) {
        Ok(lock) => {
            config.lock = lock;
            None
        }
        Err(problem) => Some(problem),
    }
}

/// A remark for each name in `[topics]` that no topic has.
pub(super) fn unknown_topics(options: &Options, config: &Config, dossier: &Dossier) -> Vec<Problem> {
    let file = config_file(options).map(|file| file.display().to_string()).unwrap_or_default();
    let remark = |name: &str| {
        let hint = "labels and ids are in `data/topics.json` of the site";
        Problem::new(
            Severity::Warning,
            file.as_str(),
            format!("`[topics]` names “{name}”, which no topic is called"),
            hint,
        )
    };
    topics::unknown(&config.topics, &dossier.topics).into_iter().map(remark).collect()
}

/// What is wrong with the words of the interface in the site's language.
pub(super) fn language(options: &Options, config: &Config) -> Vec<Problem> {
    let file = config_file(options).map_or_else(|| CONFIG.to_owned(), |file| file.display().to_string());
    crate::publish::language_problems(config, &file)
}

/// Makes as many threads as asked for.
pub(super) fn threads(options: &Options) -> Result<(), Failure> {
    let jobs = options.jobs.map_or(0, usize::from);
    let made = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    made.map_err(|error| Problem::new(Severity::Error, "--jobs", error.to_string(), "ask for fewer threads").into())
}

/// The source that is meant.
pub(super) fn source(options: &Options, argument: Option<&Path>) -> Result<PathBuf, Failure> {
    match (argument, &options.source) {
        (Some(argument), Some(option)) if argument != option => {
            let what = format!("two sources are named: `{}` and `{}`", argument.display(), option.display());
            Err(Failure::Usage(Problem::new(Severity::Error, "--source", what, "name one")))
        }
        (Some(source), _) => Ok(source.to_owned()),
        (None, Some(source)) => Ok(source.clone()),
        (None, None) => Ok(PathBuf::from(SOURCE)),
    }
}

/// Reads and analyses a source; one that is missing or holds no article is a failure.
pub(super) fn read(source: &Path, config: &Config, options: &Options) -> Result<(Vec<Kept>, Reading), Failure> {
    let name = source.display().to_string();
    if !source.exists() {
        let hint = "put your articles there, or name another folder: `cuttings build FOLDER`";
        return Err(Problem::new(Severity::Error, name, "this source does not exist", hint).into());
    }
    let (mut all, mut reading) = analyse(|sink| crate::read::source(source, config, sink), options)?;
    if all.is_empty() {
        let hint = match super::report::unread(&reading.unread) {
            Some(unread) => format!("there are only files of kinds that are not read: {unread}"),
            None => "put articles there: texts, Markdown, saved web pages, PDFs, crawl dumps, web archives".to_owned(),
        };
        reading.problems.push(Problem::new(Severity::Error, name, "there is no article in this source", hint));
        return Err(Failure::Input(reading.problems));
    }
    let from = reading.problems.len();
    crate::read::tell_ids_apart(all.iter_mut().map(|kept| (&mut kept.id, kept.source.as_str())), &mut reading.problems);
    for problem in reading.problems.iter_mut().skip(from) {
        problem.file = crate::read::located(source, &problem.file);
    }
    Ok((all, reading))
}

/// Analyses what `read` hands on, and shows how far it is.
pub(super) fn analyse(
    read: impl FnOnce(&mut dyn FnMut(Seed)) -> Reading + Send,
    options: &Options,
) -> Result<(Vec<Kept>, Reading), Failure> {
    let progress = super::report::progress(options);
    let outcome = crate::analyse_all(read, &|| progress.inc(1));
    progress.finish_and_clear();
    outcome.map_err(|error| Problem::new(Severity::Error, "--jobs", error.to_string(), "ask for fewer threads").into())
}

/// The second pass over what was read.
pub(super) fn dossier(kept: Vec<Kept>, config: &Config) -> Result<Dossier, Failure> {
    crate::dossier(kept, config).map_err(|lost| {
        let what = lost.to_string();
        let hint = "run it again; if that does not help, this computer's memory may be faulty";
        Problem::new(Severity::Error, lost.file, what, hint).into()
    })
}

/// Refuses a site inside its own source, and a source inside its own site.
pub(super) fn keep_apart(source: &Path, out: &Path) -> Result<(), Failure> {
    let (real_source, real_out) = (real(source), real(out));
    let what = if real_out.starts_with(&real_source) && source.is_dir() {
        "the site would be written into its own source"
    } else if real_source.starts_with(&real_out) {
        "the source lies inside the folder that the site would replace"
    } else {
        return Ok(());
    };
    let hint = format!("give the site a folder beside `{}`, with `--out`", source.display());
    Err(Failure::Usage(Problem::new(Severity::Error, out.display().to_string(), what, hint)))
}

/// A path without links and dots, even where its last parts do not exist yet.
pub(super) fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        if let Ok(real) = existing.canonicalize() {
            return missing.iter().rev().fold(real, |path, part| path.join(part));
        }
        let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else { return absolute };
        missing.push(name.to_owned());
        existing = parent;
    }
}

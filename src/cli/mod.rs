//! The commands: a file each. Arguments in, exit code out; results go to standard output, everything else to standard
//! error.

mod arguments;
mod build;
mod check;
mod explain;
mod extract;
mod init;
mod manual;
mod report;
mod setup;

use std::process::ExitCode;

use clap::Parser;

use crate::problem::Problem;
use arguments::{Arguments, Command};

/// Why a command could not do its work.
#[derive(Debug)]
enum Failure {
    /// The arguments do not make sense together: exit code 2.
    Usage(Problem),
    /// Nothing could be done with the input or the output folder: exit code 1.
    Input(Vec<Problem>),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Input(vec![problem])
    }
}

/// Runs the command that the process's arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let options = &arguments.options;
    let outcome = match &arguments.command {
        Command::Build { folder, lock } => build::run(options, folder.as_deref(), *lock),
        Command::Check { folder, write_csv } => {
            check::run(options, folder.as_deref(), write_csv.as_ref().map(Option::as_deref))
        }
        Command::Extract { paths } => extract::run(options, paths),
        Command::Explain { file } => explain::run(options, file),
        Command::Init { folder } => init::run(folder),
        Command::Completions { shell } => manual::completions(*shell),
        Command::Man => manual::man(),
    };
    match outcome {
        Ok(code) => code,
        Err(Failure::Usage(problem)) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
        Err(Failure::Input(problems)) => {
            report::problems(&problems, options);
            ExitCode::from(1)
        }
    }
}

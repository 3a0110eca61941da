//! `cuttings completions` and `cuttings man`, made from the definition of the arguments.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::Failure;
use super::arguments::Arguments;
use crate::problem::{Problem, Severity};

pub(super) fn completions(shell: Shell) -> Result<ExitCode, Failure> {
    clap_complete::generate(shell, &mut Arguments::command(), "cuttings", &mut std::io::stdout());
    Ok(ExitCode::SUCCESS)
}

pub(super) fn man() -> Result<ExitCode, Failure> {
    let page = clap_mangen::Man::new(Arguments::command());
    page.render(&mut std::io::stdout())
        .map_err(|error| Problem::new(Severity::Error, "standard output", error.to_string(), ""))?;
    Ok(ExitCode::SUCCESS)
}

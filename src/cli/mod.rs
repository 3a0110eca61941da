//! The commands: a file each.

use std::process::ExitCode;

/// Runs the command that the arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}

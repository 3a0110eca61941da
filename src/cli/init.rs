//! `cuttings init`: a new dossier that builds at once.

use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use crate::problem::{Problem, Severity};

/// The files of a new dossier.
const FILES: &[(&str, &str)] = &[
    ("cuttings.toml", include_str!("init/cuttings.toml")),
    ("seeds/first-cutting.txt", include_str!("init/first-cutting.txt")),
];

pub(super) fn run(folder: &Path) -> Result<ExitCode, Failure> {
    for (name, text) in FILES {
        let path = folder.join(name);
        if path.exists() {
            let hint = "name a new folder; nothing was overwritten";
            return Err(
                Problem::new(Severity::Error, path.display().to_string(), "this file exists already", hint).into()
            );
        }
        write(&path, text).map_err(|error| {
            Problem::new(
                Severity::Error,
                path.display().to_string(),
                error.to_string(),
                "check the folder's permissions",
            )
        })?;
    }
    eprintln!("a new dossier lies in {}", folder.display());
    eprintln!("  put your articles into its seeds/ folder, in place of the example first-cutting.txt");
    eprintln!("  then: cd {} && cuttings build", folder.display());
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        fs_err::create_dir_all(parent)?;
    }
    fs_err::write(path, text)
}

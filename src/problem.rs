//! What is wrong with the input, told so that a person can mend it: file, line, what, hint.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Something a person may want to look at; nothing is lost.
    Note,
    /// Something is probably wrong; the build goes on. `--strict` makes it an error.
    Warning,
    /// The input is broken; the rest is still built, and the exit code says so.
    Error,
}

/// One remark about the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The file it is about, as the user would name it.
    pub file: String,
    /// The 1-based line, where there is one.
    pub line: Option<u32>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do about it; empty where nothing needs saying.
    pub hint: String,
}

impl Problem {
    /// A remark about a whole file.
    #[must_use]
    pub fn new(severity: Severity, file: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, severity, what: what.into(), hint: hint.into() }
    }

    /// The same remark, about one line.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: {}", self.severity, self.what)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
        }
        Ok(())
    }
}

//! What is said of articles outside their own files: `NAME.toml` beside a file ([`super::sidecar`]), rows of
//! `metadata.csv` ([`super::table`]), and the pattern of paths in the configuration ([`super::path_pattern`]).
//!
//! All of it is gathered before the first article is read; then [`Outside::declare`] tells one article at a time what is
//! said of it, from any thread. Which rows and patterns were of use is counted on the way, and [`Outside::remarks`] names
//! the others at the end. Who wins over whom is the order of [`crate::model::Origin`].

use std::sync::atomic::{AtomicUsize, Ordering};

use super::compressed::inner_name;
use super::path_pattern::PathPattern;
use super::sidecar::{self, Sidecars};
use super::table::{self, Tables};
use super::walk::SourceFile;
use crate::model::Seed;
use crate::problem::{Problem, Severity};

/// The endings of files that hold one article each: these have sidecars.
const ONE_ARTICLE: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "mhtml", "mht", "pdf"];

/// Everything that is said of a source's articles outside their own files.
#[derive(Debug)]
pub(super) struct Outside {
    sidecars: Sidecars,
    tables: Tables,
    patterns: Vec<PathPattern>,
    /// How many articles each pattern fitted, and behind them how many no pattern fitted.
    fitted: Vec<AtomicUsize>,
    /// Whether the whole source is read, so that what is said of no article is a mistake.
    whole: bool,
}

impl Outside {
    /// Reads the sidecars and tables among the files of a source. `whole` says whether these are all of its files.
    pub(super) fn gather(files: &[SourceFile], patterns: &[String], whole: bool, problems: &mut Vec<Problem>) -> Self {
        let sidecars = sidecar::gather(files, problems);
        let tables = table::gather(files, problems);
        // The config was checked when it was read, so what is no pattern cannot come here.
        let patterns: Vec<PathPattern> = patterns.iter().filter_map(|text| PathPattern::parse(text).ok()).collect();
        let fitted = (0..=patterns.len()).map(|_| AtomicUsize::new(0)).collect();
        Self { sidecars, tables, patterns, fitted, whole }
    }

    /// Whether a file holds no article but what is said of some.
    pub(super) fn is_about_others(&self, name: &str) -> bool {
        self.sidecars.is_sidecar(name) || table::is_table(name)
    }

    /// Adds to what an article declares all that is said of it outside its file, which is called `file`.
    pub(super) fn declare(&self, file: &str, seed: &mut Seed) {
        if let Some(declared) = self.sidecars.of(file) {
            seed.declared.extend(declared.clone());
        }
        self.tables.declare(file, seed);
        if !self.patterns.is_empty() {
            let path = without_ending(file);
            let fits = self.patterns.iter().enumerate().find_map(|(at, pattern)| Some((at, pattern.read(path)?)));
            if let Some((_, declared)) = &fits {
                seed.declared.extend(declared.clone());
            }
            let at = fits.map_or(self.patterns.len(), |(at, _)| at);
            if let Some(count) = self.fitted.get(at) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// What was said of no article.
    pub(super) fn remarks(&self, problems: &mut Vec<Problem>) {
        if !self.whole {
            return;
        }
        self.sidecars.remarks(problems);
        self.tables.remarks(problems);
        let counts: Vec<usize> = self.fitted.iter().map(|count| count.load(Ordering::Relaxed)).collect();
        let all: usize = counts.iter().sum();
        for (pattern, _) in self.patterns.iter().zip(&counts).filter(|(_, count)| **count == 0 && all > 0) {
            let what = format!("the path of no article fits the pattern `{}`", pattern.text());
            let hint =
                "it has to fit the whole path inside this folder, without the ending; `{**}` stands for any folders";
            problems.push(Problem::new(Severity::Warning, "", what, hint));
        }
        if let Some(unfitted) = counts.last().filter(|count| !self.patterns.is_empty() && **count > 0) {
            let what = format!("the paths of {unfitted} of {all} articles fit no pattern of `[paths]`");
            problems.push(Problem::new(Severity::Note, "", what, "several patterns may be given, as a list"));
        }
    }
}

/// The path of an article's file without its ending, if it is of a kind that holds one article a file.
pub(super) fn one_article_stem(name: &str) -> Option<&str> {
    let (stem, ending) = inner_name(name).rsplit_once('.')?;
    ONE_ARTICLE.iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(stem)
}

/// A file's path without its ending and that of its compression.
fn without_ending(name: &str) -> &str {
    let name = inner_name(name);
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    name[file..].rfind('.').filter(|&dot| dot > 0).map_or(name, |dot| &name[..file + dot])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_come_off() {
        assert_eq!(one_article_stem("a/b.txt"), Some("a/b"));
        assert_eq!(one_article_stem("a/b.TXT.gz"), Some("a/b"));
        assert_eq!(one_article_stem("a/b.pdf"), Some("a/b"));
        assert_eq!(one_article_stem("dump.jsonl"), None);
        assert_eq!(one_article_stem("a.txt/b"), None);
        assert_eq!(without_ending("a.b/c_1.html.zst"), "a.b/c_1");
        assert_eq!(without_ending("a.b/c"), "a.b/c");
        assert_eq!(without_ending("a/.txt"), "a/.txt");
    }
}

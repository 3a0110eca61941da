//! `cuttings.lock`: the ledger that keeps topics' ids and labels while their articles largely stay.
//!
//! It is an input like `cuttings.toml`, beside which it lies; people commit it, nothing is ever taken from an old site.
//! `build --lock` makes it. From then on each build keeps it up to date, as Cargo does with `Cargo.lock`; a build from the
//! same articles and the ledger so written gives the same site and the same ledger.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::mistyped;
use crate::model::{Dossier, TopicScale};
use crate::problem::{Problem, Severity};

/// The name of the ledger.
pub const NAME: &str = "cuttings.lock";

/// The version of its form.
const VERSION: u32 = 1;

const HEAD: &str =
    "# Keeps the ids and labels of topics while their articles largely stay. Commit this file. Each build
# brings it up to date; `cuttings build --lock` makes it anew where it is missing.
";

/// What to do about a ledger that cannot be read.
const HINT: &str = "mend this line, or take the file back from version control; without it topics are found anew";

/// The ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The topics, by scale and id.
    pub topics: Vec<LockedTopic>,
}

/// A topic in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedTopic {
    /// Its id.
    pub id: String,
    /// How large a matter it is.
    pub scale: TopicScale,
    /// Its label.
    pub label: String,
    /// Ids of its articles, sorted.
    pub articles: Vec<String>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Spanned<u32>,
    #[serde(default)]
    topic: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    scale: TopicScale,
    label: String,
    articles: Vec<String>,
}

impl Lock {
    /// Reads the ledger; one that is not there is empty.
    ///
    /// # Errors
    ///
    /// What is wrong with it, with its line.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let name = path.display().to_string();
        match fs_err::read_to_string(path) {
            Ok(text) => Self::parse(&name, &text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => {
                let what = match error.kind() {
                    ErrorKind::InvalidData => "it is not UTF-8, and is left aside".to_owned(),
                    _ => format!("it cannot be read and is left aside: {error}"),
                };
                Err(Problem::new(Severity::Warning, name, what, "take it back from version control"))
            }
        }
    }

    /// Parses the text of a ledger; `name` is how problems call it.
    ///
    /// # Errors
    ///
    /// As [`Lock::read`].
    pub fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        let wrong = |what: String, line: u32| {
            Problem::new(Severity::Warning, name, format!("{what}; the whole ledger is left aside"), HINT).at_line(line)
        };
        let line = |offset: usize| {
            let breaks = text.as_bytes().iter().take(offset).filter(|&&byte| byte == b'\n').count();
            u32::try_from(breaks + 1).unwrap_or(u32::MAX)
        };
        let marks = ["<<<<<<<", "=======", ">>>>>>>"];
        if let Some(at) = text.lines().position(|line| marks.iter().any(|mark| line.starts_with(mark))) {
            let what = "two versions of the ledger were merged and their conflict is not settled".to_owned();
            return Err(wrong(what, u32::try_from(at + 1).unwrap_or(u32::MAX)));
        }
        let file: File = toml::from_str(text).map_err(|error| {
            let mistake = mistyped::in_toml(text, &error);
            wrong(mistake.what, mistake.line)
        })?;
        if *file.version.get_ref() != VERSION {
            let what = format!("its form has the version {}, and {VERSION} is known", file.version.get_ref());
            return Err(wrong(what, line(file.version.span().start)));
        }
        let mut ids = BTreeSet::new();
        let mut topics = Vec::with_capacity(file.topic.len());
        for Entry { id, scale, label, mut articles } in file.topic {
            if id.get_ref().is_empty() || slug::slugify(id.get_ref()) != *id.get_ref() {
                let what = format!("`{}` is no id: one is of small letters, figures and hyphens", id.get_ref());
                return Err(wrong(what, line(id.span().start)));
            }
            if !ids.insert(id.get_ref().clone()) {
                return Err(wrong(format!("two topics have the id `{}`", id.get_ref()), line(id.span().start)));
            }
            articles.sort_unstable();
            articles.dedup();
            topics.push(LockedTopic { id: id.into_inner(), scale, label, articles });
        }
        topics.sort_by(|a, b| (a.scale, &a.id).cmp(&(b.scale, &b.id)));
        Ok(Self { topics })
    }

    /// The ledger of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let topics = dossier.topics.iter().map(|topic| {
            let mut articles: Vec<String> =
                topic.articles.iter().map(|(article, ..)| dossier.articles[*article].id.clone()).collect();
            articles.sort_unstable();
            LockedTopic { id: topic.id.clone(), scale: topic.scale, label: topic.label.clone(), articles }
        });
        let mut topics: Vec<LockedTopic> = topics.collect();
        topics.sort_by(|a, b| (a.scale, &a.id).cmp(&(b.scale, &b.id)));
        Self { topics }
    }

    /// The ledger as text: topics by scale and id, an article a line, so that a change shows as what it is.
    #[must_use]
    pub fn to_text(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let mut text = format!("{HEAD}version = {VERSION}\n");
        for topic in &self.topics {
            let scale = match topic.scale {
                TopicScale::Subject => "subject",
                TopicScale::Thread => "thread",
            };
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "\n[[topic]]\nid = {}\nscale = \"{scale}\"\nlabel = {}\narticles = [\n",
                quoted(&topic.id),
                quoted(&topic.label)
            );
            for article in &topic.articles {
                let _ = writeln!(text, "    {},", quoted(article));
            }
            text.push_str("]\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        let topic = |id: &str, scale, articles: &[&str]| LockedTopic {
            id: id.to_owned(),
            scale,
            label: format!("The \"{id}\"\tmatter"),
            articles: articles.iter().map(|&id| id.to_owned()).collect(),
        };
        Lock {
            topics: vec![
                topic("salt-bridge", TopicScale::Subject, &["a'b.txt", "https://a.example/?q=\"1\""]),
                topic("bridge-toll", TopicScale::Thread, &[]),
            ],
        }
    }

    #[test]
    fn a_ledger_is_read_as_it_was_written() {
        let text = lock().to_text();
        assert_eq!(Lock::parse("cuttings.lock", &text), Ok(lock()));
        assert_eq!(Lock::parse("cuttings.lock", &text.replace('\n', "\r\n")), Ok(lock()));
        assert!(text.contains("\n    \"a'b.txt\",\n"), "{text}");
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let text = lock().to_text();
        let told = |text: &str| {
            let problem = Lock::parse("cuttings.lock", text).unwrap_err();
            (problem.line.unwrap(), problem.what.split(';').next().unwrap().to_owned())
        };
        assert_eq!(told(&text.replace("version = 1", "version = 2")).0, 3);
        assert_eq!(told(&text.replace("bridge-toll\"", "salt-bridge\"")).1, "two topics have the id `salt-bridge`");
        let id = told(&text.replace("id = \"salt-bridge\"", "id = \"../up\""));
        assert_eq!(id, (6, "`../up` is no id: one is of small letters, figures and hyphens".to_owned()));
        assert_eq!(told(&format!("<<<<<<< ours\n{text}")).0, 1);
        assert_eq!(told(&text.replace("scale = \"thread\"", "scale = \"threat\"")).0, 16);
        assert_eq!(told("version = ").0, 1);
        assert_eq!(Lock::parse("cuttings.lock", "version = 1\n"), Ok(Lock::default()));
    }
}

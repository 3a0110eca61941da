//! `cuttings.toml`, parsed strictly: an unknown key is an error that names the line and the nearest known key.

mod checks;
mod correction;
mod theme;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

pub use correction::{Correction, OffTheMap, Position};
use serde::{Deserialize, Serialize};
pub use theme::{OwnPage, ThemeFiles};
use toml::de::DeTable;

use crate::lock::Lock;
use crate::mistyped;
use crate::model::{Extent, Property};
use crate::problem::{Problem, Severity};

/// Everything a build can be told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Config {
    /// `[site]`.
    pub site: Site,
    /// `[publish]`.
    pub publish: Publish,
    /// `[topics]`.
    pub topics: Topics,
    /// `[quotes]`.
    pub quotes: Quotes,
    /// `[paths]`.
    pub paths: Paths,
    /// `[records]`.
    pub records: Records,
    /// `[[entities]]`.
    pub entities: Vec<Correction>,
    /// The ledger `cuttings.lock`, which lies beside the config file.
    #[serde(skip)]
    pub lock: Lock,
    /// The user's own theme files, which lie beside the config file.
    #[serde(skip)]
    pub theme: ThemeFiles,
}

/// `[site]`: what the site is called and where it will live.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Title of the dossier. Default: `Dossier`.
    pub title: String,
    /// One sentence that says what the dossier is about. Default: none.
    pub description: String,
    /// The address the site will have, ending in `/`. Default: none; nothing that needs an absolute address is written.
    pub base_url: Option<String>,
    /// BCP 47 tag of the pages' own language. Default: `en`.
    pub language: String,
    /// Whether search engines may list the site. Default: `false`.
    pub index: bool,
    /// A picture beside the config file, shown in the head of every page. Default: none.
    pub logo: Option<String>,
    /// Under which terms the site may be used: a sentence or two in Markdown, for the foot of every page. Default: none.
    pub licence: Option<String>,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "Dossier".into(),
            description: String::new(),
            base_url: None,
            language: "en".into(),
            index: false,
            logo: None,
            licence: None,
        }
    }
}

/// `[publish]`: what is shown of other people's texts.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Publish {
    /// How much of each article: `full`, `excerpt` or `metadata`. What an article's own `publish` says wins. Default: `full`.
    pub text: Extent,
}

/// `[topics]`: how articles are grouped.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Topics {
    /// How many subjects to make. Default: as many as the collection's size suggests.
    pub count: Option<usize>,
    /// Labels to use, by the label or id that was found. Ids stay as they are. Default: none.
    pub rename: BTreeMap<String, String>,
    /// Lists of labels or ids of topics that are one; the first of each gives its name. Default: none.
    pub merge: Vec<Vec<String>>,
    /// Words that name a topic wherever articles say them one after another. Default: none.
    #[serde(deserialize_with = "one_or_many")]
    pub pin: Vec<String>,
    /// Labels that are not to be used. Default: none.
    #[serde(deserialize_with = "one_or_many")]
    pub deny: Vec<String>,
}

/// `[quotes]`: whose words quotations are shown as.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quotes {
    /// Whether a speaker has to be named beside the words to be shown as theirs: then quotations whose speaker was worked
    /// out from a pronoun, a description or the quotation before are left out of what an entity is said to have said. Default: `false`.
    pub strict: bool,
}

/// `[paths]`: what the names of folders and files tell of the articles in them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Paths {
    /// Patterns like `{publisher}/{date}_{page}`, one or a list; the first that fits a path counts. Default: none.
    #[serde(deserialize_with = "one_or_many")]
    pub pattern: Vec<String>,
}

/// `[records]`: where JSON records keep what they say, if their names are not the usual ones. Each setting is a path, or a
/// list of paths of which the first that leads to a value counts: names with dots between, `*` for every entry of a list,
/// `^` in front for the object that holds the list of records. Default of all: none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Records {
    /// The lists of records inside a JSON document; all of them are read.
    #[serde(deserialize_with = "one_or_many")]
    pub list: Vec<String>,
    /// Conditions like `type=message` that a record must meet; others are counted.
    #[serde(deserialize_with = "one_or_many")]
    pub only: Vec<String>,
    /// Main text: a string, a list of paragraphs, or a list of spans.
    #[serde(deserialize_with = "one_or_many")]
    pub text: Vec<String>,
    /// Page with its markup.
    #[serde(deserialize_with = "one_or_many")]
    pub html: Vec<String>,
    /// Id; several parts are joined by slashes.
    #[serde(deserialize_with = "one_or_many")]
    pub id: Vec<String>,
    /// Headline.
    #[serde(deserialize_with = "one_or_many")]
    pub title: Vec<String>,
    /// Standfirst.
    #[serde(deserialize_with = "one_or_many")]
    pub standfirst: Vec<String>,
    /// Authors.
    #[serde(deserialize_with = "one_or_many")]
    pub authors: Vec<String>,
    /// News agency, or whoever else the text was taken over from.
    #[serde(deserialize_with = "one_or_many")]
    pub agency: Vec<String>,
    /// Publication.
    #[serde(deserialize_with = "one_or_many")]
    pub publisher: Vec<String>,
    /// Section.
    #[serde(deserialize_with = "one_or_many")]
    pub section: Vec<String>,
    /// Language.
    #[serde(deserialize_with = "one_or_many")]
    pub language: Vec<String>,
    /// When it was published.
    #[serde(deserialize_with = "one_or_many")]
    pub date: Vec<String>,
    /// When it was changed.
    #[serde(deserialize_with = "one_or_many")]
    pub modified: Vec<String>,
    /// When it was fetched.
    #[serde(deserialize_with = "one_or_many")]
    pub fetched: Vec<String>,
    /// Its address.
    #[serde(deserialize_with = "one_or_many")]
    pub url: Vec<String>,
    /// Tags.
    #[serde(deserialize_with = "one_or_many")]
    pub tags: Vec<String>,
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "wanted a text or a list of texts")]
    enum Texts {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Texts::deserialize(value)? {
        Texts::One(text) => vec![text],
        Texts::Many(texts) => texts,
    })
}

impl Records {
    /// Whether nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Where a property stands.
    #[must_use]
    pub fn paths(&self, property: Property) -> &[String] {
        match property {
            Property::Title => &self.title,
            Property::Standfirst => &self.standfirst,
            Property::Author => &self.authors,
            Property::Agency => &self.agency,
            Property::Publisher => &self.publisher,
            Property::Section => &self.section,
            Property::Language => &self.language,
            Property::Published => &self.date,
            Property::Modified => &self.modified,
            Property::Fetched => &self.fetched,
            Property::Address => &self.url,
            Property::Tag => &self.tags,
            // The owner's choice, which no field of a crawl makes.
            Property::Extent => &[],
        }
    }
}

impl Config {
    /// Reads a config file.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its line and a hint: syntax, unknown keys, values of the wrong type.
    pub fn read(path: &Path) -> Result<Self, Vec<Problem>> {
        let name = path.display().to_string();
        let text = fs_err::read_to_string(path).map_err(|error| {
            let (what, hint) = match error.kind() {
                ErrorKind::InvalidData => ("it is not UTF-8".to_owned(), "save it as UTF-8"),
                _ => (format!("cannot be read: {error}"), "check `--config`"),
            };
            vec![Problem::new(Severity::Error, name.as_str(), what, hint)]
        })?;
        Self::parse(&name, &text)
    }

    /// Parses the text of a config file; `name` is how problems call it.
    ///
    /// # Errors
    ///
    /// As [`Config::read`].
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let broken = |error: &toml::de::Error| {
            let mistake = mistyped::in_toml(text, error);
            vec![Problem::new(Severity::Error, name, mistake.what, mistake.hint).at_line(mistake.line)]
        };
        let table = DeTable::parse(text).map_err(|error| broken(&error))?;
        let problems = checks::mistakes(name, text, table.get_ref());
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut config: Self = toml::from_str(text).map_err(|error| broken(&error))?;
        correction::place(&mut config.entities, name, text, table.get_ref());
        if let Some(base_url) = config.site.base_url.take() {
            config.site.base_url = Some(base_url_of(&base_url).map_err(|what| {
                let line = text.lines().position(|line| line.trim_start().starts_with("base_url"));
                let line = u32::try_from(line.unwrap_or(0) + 1).unwrap_or(1);
                vec![
                    Problem::new(Severity::Error, name, what, "write it as `https://example.org/dossier/`")
                        .at_line(line),
                ]
            })?);
        }
        Ok(config)
    }
}

/// A site's address, ending in a slash.
///
/// # Errors
///
/// When it is not an `http` or `https` address; the message says so.
pub fn base_url_of(address: &str) -> Result<String, String> {
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(char::is_whitespace) => {
            Ok(if address.ends_with('/') { address.to_owned() } else { format!("{address}/") })
        }
        _ => Err(format!("the base address `{address}` is not an http or https address")),
    }
}

/// The known word nearest to a mistyped one, if one is near enough to be meant.
pub(crate) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let near = known.map(|candidate| (strsim::normalized_damerau_levenshtein(word, candidate), candidate));
    near.filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, word)| word)
}

/// The 1-based line of a byte offset.
pub(crate) fn line_of(text: &str, offset: usize) -> u32 {
    let before = text.as_bytes().iter().take(offset).filter(|&&byte| byte == b'\n').count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_names_its_line_and_the_nearest() {
        let problems = Config::parse("cuttings.toml", "[site]\ntitle = \"A\"\nbase_ulr = \"x\"\n[topic]\ncount = 3\n")
            .unwrap_err();
        assert_eq!(
            problems[0].to_string(),
            "cuttings.toml:3: error: the key `site.base_ulr` is not known\n  hint: did you mean `base_url`?"
        );
        assert_eq!(
            problems[1].to_string(),
            "cuttings.toml:4: error: the key `topic` is not known\n  hint: did you mean `topics`?"
        );
    }

    #[test]
    fn values_of_the_wrong_type_name_their_line() {
        let told = |text: &str| Config::parse("c", text).unwrap_err()[0].to_string();
        for (text, expected) in [
            (
                "[topics]\ncount = \"many\"\n",
                "c:2: error: `count` has to be a whole number, not `\"many\"`\n  hint: write `count = 12`",
            ),
            (
                "[topics]\ncount = -3",
                "c:2: error: `count` has to be a whole number, not `-3`\n  hint: write `count = 12`",
            ),
            (
                "[site]\nindex = \"yes\"",
                "c:2: error: `index` has to be true or false, not `\"yes\"`\n  hint: write `index = true`",
            ),
            ("[site]\ntitle = 3", "c:2: error: `title` has to be a text, not `3`\n  hint: write `title = \"…\"`"),
            (
                "site = 3",
                "c:1: error: `site` has to be a section, not `3`\n  hint: write `[site]` on a line of its own, and its settings below",
            ),
            (
                "[records]\ntext = [3]",
                "c:2: error: `text` has to be a text or a list of texts, not `[3]`\n  hint: write `text = \"…\"`, or `text = [\"…\", \"…\"]`",
            ),
            (
                "[site]\ntitle = Ferry",
                "c:2: error: text has to stand in quotation marks\n  hint: write `title = \"Ferry\"`",
            ),
        ] {
            assert_eq!(told(text), expected);
        }
        let problems = Config::parse("cuttings.toml", "[site]\nbase_url = \"example.org\"\n").unwrap_err();
        assert_eq!(problems[0].line, Some(2));
    }

    #[test]
    fn patterns_of_paths_are_one_or_many_and_checked() {
        let config = Config::parse("c", "[paths]\npattern = \"{date}\"\n").unwrap();
        assert_eq!(config.paths.pattern, ["{date}"]);
        let text = "[paths]\npattern = [\n  \"{publisher}/{date}\",\n  \"{publishr}/{}\",\n]\n";
        let problems = Config::parse("cuttings.toml", text).unwrap_err();
        assert_eq!(
            problems[0].to_string(),
            "cuttings.toml:4: error: the placeholder `{publishr}` is not known\n  hint: did you mean `{publisher}`?"
        );
        assert_eq!(Config::parse("c", "[paths]\npattern = 3\n").unwrap_err()[0].line, Some(2));
    }

    #[test]
    fn fields_of_records_are_one_or_many_and_conditions_checked() {
        let config = Config::parse("c", "[records]\ntext = \"body\"\ndate = [\"day\", \"time\"]\n").unwrap();
        assert_eq!(config.records.paths(Property::Published), ["day", "time"]);
        assert!(!config.records.is_empty() && Config::default().records.is_empty());
        let problems = Config::parse("c", "[records]\nonly = \"message\"\ntxt = \"a\"\n").unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(3), Some(2)]);
    }

    #[test]
    fn nothing_is_needed_and_a_base_address_ends_in_a_slash() {
        assert_eq!(Config::parse("c", "").unwrap().site.title, "Dossier");
        let config = Config::parse("c", "[site]\nbase_url = \"https://a.example/x\"\n").unwrap();
        assert_eq!(config.site.base_url.as_deref(), Some("https://a.example/x/"));
    }
}

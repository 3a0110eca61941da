//! The tables of rules: what is looked for in a line, what it speaks for and against, and why.
//!
//! A rule adds its weights to the scores of the roles it names, as a feature does in a log-linear model; the tables are
//! `data/features.toml` (shape, place and neighbours, evaluated in [`super::features`]), `data/wording.toml` (phrases,
//! found in [`super::wording`]) and `data/markup.toml` (what the markup of a page tells). Each rule has a reason that a person understands and that is shown as such.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::features::Feature;
use crate::model::{Mark, Role};

/// What a rule speaks for (positive) and against (negative).
pub(crate) type Weights = BTreeMap<Role, f32>;

/// A rule about shape, place or neighbours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeatureRule {
    /// The feature that must hold.
    pub(crate) feature: Feature,
    /// Why, in words.
    pub(crate) reason: String,
    /// What it speaks for and against.
    pub(crate) roles: Weights,
}

/// A rule about the markup around a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarkRule {
    /// The mark that the line must carry.
    pub(crate) mark: Mark,
    /// Why, in words.
    pub(crate) reason: String,
    /// What it speaks for and against.
    pub(crate) roles: Weights,
}

/// Where in a line a phrase must stand.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Place {
    /// The phrase is the whole line, numbers and marks left aside.
    Whole,
    /// The line starts with it.
    Start,
    /// The line ends with it.
    End,
    /// It stands anywhere in the line.
    Anywhere,
}

/// What must come behind a phrase.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Follow {
    /// Anything or nothing.
    #[default]
    Any,
    /// A word with a capital letter.
    Name,
    /// A colon.
    Colon,
    /// A colon or a number.
    Mark,
}

/// A rule about wording.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordingRule {
    /// Why, in words.
    pub(crate) reason: String,
    /// Where the phrase must stand.
    pub(crate) place: Place,
    /// What must come behind the phrase.
    #[serde(default)]
    pub(crate) follow: Follow,
    /// Whether the line must hold a date as well.
    #[serde(default)]
    pub(crate) dated: bool,
    /// The longest line it is looked for in, in words: in longer ones the phrase is part of what is told.
    #[serde(default = "WordingRule::usual_length")]
    pub(crate) max_words: usize,
    /// What it speaks for and against.
    pub(crate) roles: Weights,
    /// The phrases, in lower case, without marks.
    pub(crate) phrases: Vec<String>,
    /// An invented line that the rule holds for; a test reads it.
    #[cfg_attr(not(test), expect(dead_code, reason = "documentation of the table, checked by a test"))]
    pub(crate) example: String,
}

impl WordingRule {
    const fn usual_length() -> usize {
        12
    }
}

#[derive(Debug, Default, Deserialize)]
struct Tables {
    #[serde(default)]
    feature: Vec<FeatureRule>,
    #[serde(default)]
    cue: Vec<WordingRule>,
    #[serde(default)]
    markup: Vec<MarkRule>,
}

static FEATURES: LazyLock<Vec<FeatureRule>> = LazyLock::new(|| read(include_str!("data/features.toml")).feature);
static WORDING: LazyLock<Vec<WordingRule>> = LazyLock::new(|| read(include_str!("data/wording.toml")).cue);
static MARKUP: LazyLock<Vec<MarkRule>> = LazyLock::new(|| read(include_str!("data/markup.toml")).markup);
static BY_REASON: LazyLock<HashMap<&'static str, &'static Weights>> = LazyLock::new(|| {
    let features = FEATURES.iter().map(|rule| (rule.reason.as_str(), &rule.roles));
    let wording = WORDING.iter().map(|rule| (rule.reason.as_str(), &rule.roles));
    let markup = MARKUP.iter().map(|rule| (rule.reason.as_str(), &rule.roles));
    features.chain(wording).chain(markup).collect()
});

/// A table that does not parse counts as empty; a test holds the shipped ones to be sound.
fn read(table: &str) -> Tables {
    toml::from_str(table).unwrap_or_default()
}

/// The rules about shape, place and neighbours.
pub(crate) fn features() -> &'static [FeatureRule] {
    &FEATURES
}

/// The rules about wording.
pub(crate) fn wording() -> &'static [WordingRule] {
    &WORDING
}

/// The rules about markup.
pub(crate) fn markup() -> &'static [MarkRule] {
    &MARKUP
}

/// Of the reasons that fired for a line, the one that speaks most for `role`.
pub(crate) fn strongest<'r>(reasons: &'r [Cow<'static, str>], role: Role) -> Option<&'r str> {
    let weight = |reason: &str| BY_REASON.get(reason).and_then(|roles| roles.get(&role)).copied().unwrap_or(0.0);
    let best = reasons
        .iter()
        .map(|reason| (weight(reason), reason.as_ref()))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(weight, _)| *weight > 0.0).map(|(_, reason)| reason)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_tables_parse_and_every_reason_is_its_own() {
        let features: Tables = toml::from_str(include_str!("data/features.toml")).unwrap();
        let wording: Tables = toml::from_str(include_str!("data/wording.toml")).unwrap();
        let markup: Tables = toml::from_str(include_str!("data/markup.toml")).unwrap();
        let reasons: Vec<&str> = features
            .feature
            .iter()
            .map(|rule| rule.reason.as_str())
            .chain(wording.cue.iter().map(|rule| rule.reason.as_str()))
            .chain(markup.markup.iter().map(|rule| rule.reason.as_str()))
            .collect();
        assert!(reasons.len() > 40);
        assert_eq!(reasons.iter().collect::<BTreeSet<_>>().len(), reasons.len());
    }

    #[test]
    fn the_strongest_reason_is_the_one_for_the_role() {
        let reasons = ["runs on".into()];
        assert_eq!(strongest(&reasons, Role::Menu), None);
    }
}

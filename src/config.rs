//! `cuttings.toml`, parsed strictly: an unknown key is an error that names the line and the nearest known key.

use serde::Deserialize;

/// Everything a build can be told.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `[site]`.
    pub site: Site,
    /// `[topics]`.
    pub topics: Topics,
}

/// `[site]`: what the site is called and where it will live.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
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
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "Dossier".into(),
            description: String::new(),
            base_url: None,
            language: "en".into(),
            index: false,
        }
    }
}

/// `[topics]`: how articles are grouped.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Topics {
    /// How many subjects to make. Default: as many as the collection's size suggests.
    pub count: Option<usize>,
}

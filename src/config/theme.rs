//! What lies beside the config file: the user's own templates, static files, logo and pages.

use std::collections::BTreeMap;

/// Files that take the place of the default theme's, by their path inside `templates/` or `static/`, and what joins them.
#[derive(Clone, Debug, Default)]
pub struct ThemeFiles {
    /// Templates.
    pub templates: BTreeMap<String, String>,
    /// Static files, the logo among them.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The logo's path among the static files.
    pub logo: Option<String>,
    /// Pages of `pages/`, in the order of their files' names.
    pub pages: Vec<OwnPage>,
}

/// A page of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPage {
    /// The name of its file.
    pub file: String,
    /// The folder it gets inside the site's `pages/`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is about, where its front matter says so.
    pub description: Option<String>,
    /// Its text, in Markdown.
    pub text: String,
}

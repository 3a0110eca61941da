//! What all pages share: the head, the trail of breadcrumbs, the folder the page lies in.

use std::borrow::Cow;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::{json_ld, map};
use crate::publish::addresses::{absolute, relative};
use crate::publish::data::{self, About};
use crate::publish::markup::Markup;
use crate::publish::wording::clip;

/// Longest description of a page, in characters.
const DESCRIPTION: usize = 155;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    /// Where it leads, as seen from the page it stands on.
    pub(crate) href: String,
    /// Its words.
    pub(crate) text: String,
}

impl Link {
    /// A link on the page `from` to the page `to`, both paths inside the site.
    pub(crate) fn new(from: &str, to: &str, text: impl Into<String>) -> Self {
        Self { href: relative(from, to), text: text.into() }
    }
}

/// A link with the number of things behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Counted {
    /// The link.
    #[serde(flatten)]
    pub(crate) link: Link,
    /// How many there are.
    pub(crate) count: usize,
}

/// A link to a letter of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Letter {
    /// The link.
    #[serde(flatten)]
    pub(crate) link: Link,
    /// Whether it leads to the page it stands on.
    pub(crate) here: bool,
}

/// A page's head and frame.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Page {
    /// Its path inside the site.
    #[serde(skip)]
    pub(crate) path: String,
    /// `<title>`, unique in the site.
    pub(crate) title: String,
    /// The description for search engines and previews.
    pub(crate) description: String,
    /// The way back to the site's root: `../../`, or nothing.
    pub(crate) root: String,
    /// The section of the menu it belongs to.
    pub(crate) section: Cow<'static, str>,
    /// The pages above it, the overview first.
    pub(crate) trail: Vec<Link>,
    /// What the trail calls this page.
    pub(crate) here: String,
    /// Its absolute address, where the site has one.
    pub(crate) canonical: Option<String>,
    /// Structured data, one script each.
    pub(crate) json_ld: Vec<Markup>,
    /// `article` or `website`.
    pub(crate) kind: &'static str,
    /// Whether the site has a map.
    pub(crate) has_map: bool,
    /// Whether its folder holds a feed of its own.
    pub(crate) has_feed: bool,
    /// The files that hold its list, by format.
    pub(crate) data: Vec<Link>,
}

impl Page {
    /// The page at `path`. `above` are the pages between the overview and this one, as address and name.
    pub(crate) fn new(
        catalogue: &Catalogue<'_>,
        path: &str,
        section: &'static str,
        title: &str,
        description: &str,
        above: &[(&str, &str)],
    ) -> Self {
        let site = &catalogue.config.site;
        let mut trail = vec![Link::new(path, "index.html", catalogue.strings.say("section.overview"))];
        trail.extend(above.iter().map(|(to, text)| Link::new(path, to, *text)));
        let canonical = site.base_url.as_deref().map(|base| absolute(base, path));
        let json_ld = site.base_url.as_deref().map(|base| json_ld::breadcrumbs(catalogue, base, above, path, title));
        Self {
            path: path.to_owned(),
            title: format!("{title} · {}", site.title),
            description: clip(description, DESCRIPTION),
            root: "../".repeat(path.matches('/').count()),
            section: section.into(),
            trail,
            here: title.to_owned(),
            canonical,
            json_ld: json_ld.into_iter().collect(),
            kind: "website",
            has_map: map::has_map(catalogue),
            has_feed: false,
            data: Vec::new(),
        }
    }

    /// The page of a list, which can be taken away as data.
    pub(crate) fn with_data(mut self, about: About) -> Self {
        self.data = data::of_list(about).into_iter().map(|(to, format)| Link::new(&self.path, to, format)).collect();
        self
    }
}

//! The look: templates and static files, embedded in the binary; a user's file of the same name wins.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use serde::Serialize;
use tera::{Context, Tera, Value};

use super::super::PublishError;
use super::super::markdown;
use super::super::markup::Markup;
use super::super::strings::{self, Strings};
use super::super::views::own;
use super::super::views::page::Page;
use crate::config::{Config, ThemeFiles};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Parsed templates and the files that pages refer to.
pub(super) struct Theme<'a> {
    tera: Tera,
    files: BTreeMap<&'a str, &'a [u8]>,
}

/// What every page knows of the site.
#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    language: &'a str,
    index: bool,
    base_url: Option<&'a str>,
    /// The logo's path inside the site.
    logo: Option<String>,
    licence: Option<Markup>,
    /// The owner's own pages.
    pages: Vec<MenuEntry<'a>>,
}

/// A page of the owner's in the menu.
#[derive(Serialize)]
struct MenuEntry<'a> {
    path: String,
    title: &'a str,
}

impl<'a> Theme<'a> {
    /// Parses the templates; `words` are those of the interface.
    pub(super) fn new(config: &'a Config, words: &Arc<Strings>) -> Result<Self, PublishError> {
        let mut tera = Tera::default();
        let embedded = files(&TEMPLATES).filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)));
        let mut templates: BTreeMap<&str, &str> = embedded.collect();
        templates.extend(config.theme.templates.iter().map(|(path, template)| (path.as_str(), template.as_str())));
        templates.retain(|path, _| !path.starts_with(strings::FOLDER));
        strings::register(&mut tera, words);
        tera.add_raw_templates(templates)?;
        let site = &config.site;
        let pages = config.theme.pages.iter();
        let site = SiteView {
            title: &site.title,
            language: words.language(),
            index: site.index,
            base_url: site.base_url.as_deref(),
            logo: config.theme.logo.as_ref().map(|logo| format!("static/{logo}")),
            licence: site.licence.as_deref().map(markdown::inline),
            pages: pages.map(|page| MenuEntry { path: own::address(page), title: &page.title }).collect(),
        };
        tera.global_context().insert_value("site", Value::try_from_serializable(&site)?);
        let mut static_files: BTreeMap<&str, &[u8]> = files(&STATIC).collect();
        static_files.extend(config.theme.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
        Ok(Self { tera, files: static_files })
    }

    /// The static files with their paths inside the site.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &'a [u8])> {
        self.files.iter().map(|(path, &bytes)| (format!("static/{path}"), bytes))
    }

    /// Renders one page.
    pub(super) fn page<V: Serialize>(&self, template: &str, page: &Page, view: &V) -> Result<String, PublishError> {
        let mut context = Context::new();
        context.insert_value("page", Value::try_from_serializable(page)?);
        context.insert_value("view", Value::try_from_serializable(view)?);
        Ok(self.tera.render(template, &context)?)
    }
}

/// How many of the user's templates and static files are their own, not mere copies of the built-in ones.
#[must_use]
pub fn own_files(theme: &ThemeFiles) -> (usize, usize) {
    let differs = |built_in: &Dir<'_>, path: &str, bytes: &[u8]| {
        built_in.get_file(path).is_none_or(|file| file.contents() != bytes)
    };
    let templates = theme.templates.iter().filter(|(path, text)| differs(&TEMPLATES, path, text.as_bytes()));
    let files = theme.files.iter().filter(|(path, bytes)| differs(&STATIC, path, bytes));
    (templates.count(), files.count())
}

/// All files of a folder and its sub-folders by path.
fn files(folder: &'static Dir<'_>) -> Box<dyn Iterator<Item = (&'static str, &'static [u8])>> {
    Box::new(folder.entries().iter().flat_map(|entry| match entry {
        DirEntry::File(file) => {
            let file = file.path().to_str().map(|path| (path, file.contents()));
            Box::new(file.into_iter()) as Box<dyn Iterator<Item = _>>
        }
        DirEntry::Dir(dir) => files(dir),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names behind an opening such as `{% block `, in all templates.
    fn named(opening: &str) -> Vec<String> {
        let texts = files(&TEMPLATES).filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let pieces = texts.flat_map(|text| text.split(opening).skip(1));
        let name = |piece: &str| piece.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
        pieces.filter_map(name).collect()
    }

    #[test]
    fn the_guide_names_every_template_block_component_and_colour() {
        let guide = include_str!("../../../docs/theming.md");
        let pages = files(&TEMPLATES).map(|(path, _)| path.to_owned()).filter(|path| path.ends_with(".html"));
        let style = STATIC.get_file("style.css").and_then(|file| file.contents_utf8()).unwrap();
        let root = style.split(":root {").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
        let variables =
            root.lines().filter_map(|line| Some(line.trim().strip_prefix("--")?.split(':').next()?.to_owned()));
        let variables = variables.filter(|name| !name.starts_with("shade-")).map(|name| format!("--{name}"));
        let names = named("block ").into_iter().chain(named("component ")).chain(pages).chain(variables);
        for name in names.filter(|name| !name.is_empty()) {
            assert!(guide.contains(&format!("`{name}`")), "the guide does not name `{name}`");
        }
    }
}

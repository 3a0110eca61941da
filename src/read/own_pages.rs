//! A user's own `pages/` folder in, its pages out: Markdown with or without front matter (`title`, `description`). The
//! title is that of the front matter, else the first heading.
//!
//! The owner of the site wrote them, so that they are trusted as mdBook and Zola trust theirs: HTML in them stays HTML.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Reading, front_matter, walk};
use crate::config::{OwnPage, line_of};
use crate::problem::{Problem, Severity};

/// What front matter may say.
const FIELDS: &[&str] = &["title", "description"];

/// Reads the pages in `folder`, which need not hold any, in the order of their names.
pub(super) fn own_pages(folder: &Path, problems: &mut Vec<Problem>) -> Vec<OwnPage> {
    let mut pages: Vec<OwnPage> = Vec::new();
    if !folder.is_dir() {
        return pages;
    }
    let mut reading = Reading::default();
    let found = walk::files(folder, &mut reading);
    problems.extend(reading.problems);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for file in found {
        let name = file.path.display().to_string();
        let wrong = |what: &str, hint: &str| Problem::new(Severity::Error, name.as_str(), what, hint);
        if file.name.contains('/') || !file.name.ends_with(".md") {
            problems.push(wrong(
                "this is no page: pages are files `NAME.md` right inside `pages/`",
                "put pictures and other files into `static/`, and link to them as `../../static/NAME`",
            ));
            continue;
        }
        match fs_err::read(&file.path).map(String::from_utf8) {
            Ok(Ok(text)) => match page(&file.name, &name, &text, problems) {
                Some(page) if pages.iter().any(|other| other.slug == page.slug) => {
                    problems.push(wrong("another page has the same name but for its marks", "give it another name"));
                }
                page => {
                    pages.extend(page);
                    texts.insert(name, text);
                }
            },
            Ok(Err(_)) => problems.push(wrong("this page is not UTF-8", "save it as UTF-8")),
            Err(error) => problems.push(super::unreadable(&name, &error)),
        }
    }
    for (name, text) in &texts {
        problems.extend(broken_links(name, text, &pages));
    }
    pages
}

/// One page; nothing where it lacks a title or a name.
fn page(file: &str, name: &str, text: &str, problems: &mut Vec<Problem>) -> Option<OwnPage> {
    let text = text.trim_start_matches('\u{feff}');
    let front = front_matter::read(name, text, problems);
    for field in front.fields.keys().filter(|field| !FIELDS.contains(&field.as_str())) {
        let what = format!("the field `{field}` means nothing in a page");
        problems.push(Problem::new(Severity::Error, name, what, "a page has `title` and `description`"));
    }
    let body = text.get(front.body..).unwrap_or_default();
    let field = |name: &str| Some(front.fields.get(name)?.as_str()?.trim().to_owned()).filter(|text| !text.is_empty());
    let Some(title) = field("title").or_else(|| first_heading(body)) else {
        let hint = "begin it with a heading: `# How we worked`";
        problems.push(Problem::new(Severity::Error, name, "this page has no title", hint));
        return None;
    };
    let slug = slug::slugify(file.trim_end_matches(".md"));
    if slug.is_empty() {
        let hint = "give it a name of letters or digits";
        problems.push(Problem::new(Severity::Error, name, "no address can be made of this page's name", hint));
        return None;
    }
    Some(OwnPage { file: file.to_owned(), slug, title, description: field("description"), text: body.to_owned() })
}

/// The words of the first heading.
fn first_heading(body: &str) -> Option<String> {
    let from = Parser::new(body).skip_while(|event| !matches!(event, Event::Start(Tag::Heading { .. }))).skip(1);
    let inside = from.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words: String = inside
        .filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.into_string()),
            Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
            _ => None,
        })
        .collect();
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// Links to pages that are not there.
fn broken_links(name: &str, text: &str, pages: &[OwnPage]) -> Vec<Problem> {
    let links = Parser::new(text).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some((dest_url.into_string(), range.start)),
        _ => None,
    });
    let broken = links.filter_map(|(link, at)| {
        let file = page_linked(&link)?;
        let line = line_of(text, at);
        let hint = "name a file of the same folder";
        pages.iter().all(|page| page.file != file).then(|| {
            Problem::new(Severity::Error, name, format!("there is no page `{file}` to link to"), hint).at_line(line)
        })
    });
    broken.collect()
}

/// The page's file that a link leads to, if it leads to one.
pub(crate) fn page_linked(link: &str) -> Option<&str> {
    let file = link.split('#').next().unwrap_or(link);
    (file.ends_with(".md") && !file.contains(':')).then_some(file)
}

//! A feed as Atom.

use atom_syndication as atom;

use super::{Entry, Feed};
use crate::publish::single_line::single_line;

/// The feed's XML.
pub(super) fn write(feed: &Feed<'_>) -> String {
    let mut written = atom::Feed {
        title: feed.title.as_str().into(),
        id: feed.id.clone(),
        updated: feed.updated().fixed_offset(),
        authors: vec![person(&single_line(&feed.site.title))],
        lang: Some(feed.site.language.clone()),
        entries: feed.entries.iter().map(entry).collect(),
        ..atom::Feed::default()
    };
    if let Some((own, page)) = &feed.addresses {
        written.links = vec![link("self", own, "application/atom+xml"), link("alternate", page, "text/html")];
    }
    // Only a writer that fails can fail here, and a string does not.
    let config = atom::WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    let xml = written.write_with_config(Vec::new(), config).unwrap_or_default();
    format!("{}\n", String::from_utf8_lossy(&xml))
}

fn entry(entry: &Entry<'_>) -> atom::Entry {
    let mut links: Vec<atom::Link> = entry.page.iter().map(|page| link("alternate", page, "text/html")).collect();
    links.extend(entry.original.map(|original| link("via", original, "text/html")));
    let excerpt = Some(entry.excerpt.clone());
    let mut written = atom::Entry {
        title: entry.title.as_str().into(),
        id: entry.id.clone(),
        updated: entry.published.fixed_offset(),
        published: Some(entry.published.fixed_offset()),
        authors: entry.authors.iter().map(|author| person(author)).collect(),
        categories: entry.topics.iter().map(|topic| category(topic)).collect(),
        links,
        ..atom::Entry::default()
    };
    if entry.page.is_some() {
        written.summary = excerpt.map(atom::Text::plain);
    } else {
        // An entry without a link to its page has to bring content.
        let lang = entry.language.map(str::to_owned);
        written.content =
            Some(atom::Content { value: excerpt, content_type: Some("text".into()), lang, ..atom::Content::default() });
    }
    written
}

fn person(name: &str) -> atom::Person {
    atom::Person { name: name.to_owned(), ..atom::Person::default() }
}

fn category(term: &str) -> atom::Category {
    atom::Category { term: term.to_owned(), ..atom::Category::default() }
}

fn link(rel: &str, href: &str, mime_type: &str) -> atom::Link {
    atom::Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(mime_type.to_owned()),
        ..atom::Link::default()
    }
}

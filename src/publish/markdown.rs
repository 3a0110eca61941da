//! The owner's Markdown in, HTML out (CommonMark by pulldown-cmark, tables, footnotes, strikethrough, attributes of headings).
//!
//! What the owner of the site writes is trusted, unlike all that comes from articles: HTML in it stays as it is. Headings get
//! an id of their words; there is one `h1`, the page's title.

use std::collections::BTreeSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::markup::Markup;

/// A page's text. A heading that repeats its title is left out; `place` says where a link leads, where not as written.
pub(crate) fn page(text: &str, title: &str, place: &dyn Fn(&str) -> Option<String>) -> Markup {
    let mut events: Vec<Event<'_>> = parser(text).collect();
    without_title(&mut events, title);
    let mut taken = BTreeSet::new();
    for at in 0..events.len() {
        let words = if matches!(events[at], Event::Start(Tag::Heading { .. })) {
            heading(&events[at..])
        } else {
            String::new()
        };
        match &mut events[at] {
            Event::Start(Tag::Heading { level, id, .. }) => {
                *level = below_title(*level);
                let base = id.as_ref().map_or_else(|| slug::slugify(&words), |id| id.to_string());
                let name = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
                // The page's frame has ids of its own.
                *id = name.into_iter().find(|name| name != "main" && taken.insert(name.clone())).map(CowStr::from);
            }
            Event::End(TagEnd::Heading(level)) => *level = below_title(*level),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Some(placed) = place(dest_url) {
                    *dest_url = placed.into();
                }
            }
            _ => {}
        }
    }
    written(events)
}

/// A sentence or two inside a paragraph.
pub(crate) fn inline(text: &str) -> Markup {
    let events = parser(text);
    written(
        events.filter(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))).collect(),
    )
}

fn parser(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    Parser::new_ext(text, options)
}

fn written(events: Vec<Event<'_>>) -> Markup {
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter());
    Markup::by_owner(html)
}

/// Takes out the first heading if it is the title.
fn without_title(events: &mut Vec<Event<'_>>, title: &str) {
    let is_heading = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { .. }));
    let Some(start) = events.iter().position(is_heading) else { return };
    if heading(&events[start..]) != title {
        return;
    }
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::Heading(_)));
    if let Some(length) = events[start..].iter().position(is_end) {
        events.drain(start..=start + length);
    }
}

/// The words of the heading that events begin with.
fn heading(events: &[Event<'_>]) -> String {
    let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words: String = inside
        .filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        })
        .collect();
    words.trim().to_owned()
}

const fn below_title(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_stands_once_and_headings_have_ids() {
        let text = "# How we *worked*\n\nSee [more](more.md#b).\n\n# Boats\n\n## Boats\n\n<b>kept</b>\n";
        let place = |link: &str| link.strip_prefix("more.md").map(|rest| format!("../more/index.html{rest}"));
        assert_eq!(
            page(text, "How we worked", &place).as_str(),
            "<p>See <a href=\"../more/index.html#b\">more</a>.</p>\n<h2 id=\"boats\">Boats</h2>\n\
             <h2 id=\"boats-2\">Boats</h2>\n<p><b>kept</b></p>\n"
        );
    }

    #[test]
    fn a_note_is_no_paragraph() {
        assert_eq!(
            inline("Under *terms* <https://a.example>.").as_str(),
            "Under <em>terms</em> <a href=\"https://a.example\">https://a.example</a>."
        );
    }
}

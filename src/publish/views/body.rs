//! An article's text as HTML: blocks and the links inside them in, escaped pieces out.
//!
//! Every block has an id, `p1` for the first, and a link to itself that stays out of the tab order. The first mention of
//! a name links to its page, the first of a date that is an event to the timeline; later ones do not, because a screen
//! reader says every link.

use std::collections::HashSet;

use super::catalogue::Catalogue;
use crate::model::{Article, ArticleIndex, BlockKind, Field, Span};
use crate::publish::addresses::relative;
use crate::publish::markup::Markup;

/// A stretch of the text that links somewhere.
struct Anchor {
    span: Span,
    href: String,
    class: &'static str,
}

/// The whole body.
pub(crate) fn body(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Markup {
    let article = catalogue.article(at);
    let anchors = anchors(catalogue, at, path);
    let mut html = Markup::new();
    let mut open = None;
    let mut rest = anchors.as_slice();
    for (number, block) in article.blocks.iter().enumerate() {
        let group = Group::of(block.kind);
        if open != group {
            close(&mut html, open);
            html.raw(match group {
                Some(Group::List) => "<ul>",
                Some(Group::Table) => "<div class=\"scroll\"><table><tbody>",
                None => "",
            });
            open = group;
        }
        let behind = rest.partition_point(|anchor| anchor.span.start < block.span.end);
        let (here, later) = rest.split_at(behind);
        rest = later;
        let label = catalogue.strings.fill("article.paragraph", &[("number", &(number + 1).to_string())]);
        write_block(&mut html, article, (block.kind, block.span), (number + 1, &label), here);
    }
    close(&mut html, open);
    html
}

/// Blocks that HTML wants in a common parent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    List,
    Table,
}

impl Group {
    const fn of(kind: BlockKind) -> Option<Self> {
        match kind {
            BlockKind::ListItem => Some(Self::List),
            BlockKind::TableRow => Some(Self::Table),
            _ => None,
        }
    }
}

fn close(html: &mut Markup, group: Option<Group>) {
    html.raw(match group {
        Some(Group::List) => "</ul>\n",
        Some(Group::Table) => "</tbody></table></div>\n",
        None => "",
    });
}

/// One block; its number goes with the name of the link to it.
fn write_block(
    html: &mut Markup,
    article: &Article,
    (kind, span): (BlockKind, Span),
    (number, label): (usize, &str),
    anchors: &[Anchor],
) {
    let (before, start, end) = match kind {
        BlockKind::Paragraph => ("<p id=\"p", "\">", "</p>\n"),
        BlockKind::Heading => ("<h2 id=\"p", "\">", "</h2>\n"),
        BlockKind::ListItem => ("<li id=\"p", "\">", "</li>\n"),
        BlockKind::Quote => ("<blockquote id=\"p", "\"><p>", "</p></blockquote>\n"),
        BlockKind::Code => ("<pre id=\"p", "\"><code>", "</code></pre>\n"),
        BlockKind::TableRow => ("<tr id=\"p", "\"><td>", "</td></tr>\n"),
    };
    html.raw(before).number(number).raw(start);
    let mut from = span.start;
    for anchor in anchors.iter().filter(|anchor| span.contains(&anchor.span)) {
        run(html, article, kind, from, anchor.span.start);
        html.raw("<a class=\"").raw(anchor.class).raw("\" href=\"").text(&anchor.href).raw("\">");
        html.text(anchor.span.of(&article.text)).raw("</a>");
        from = anchor.span.end;
    }
    run(html, article, kind, from, span.end);
    html.raw(" <a class=\"mark\" href=\"#p").number(number).raw("\" tabindex=\"-1\" aria-label=\"");
    html.text(label).raw("\">¶</a>").raw(end);
}

/// Text between links; the tabs of a table row part its cells.
fn run(html: &mut Markup, article: &Article, kind: BlockKind, start: usize, end: usize) {
    let text = Span::new(start, end).of(&article.text);
    if kind != BlockKind::TableRow {
        html.text(text);
        return;
    }
    for (at, cell) in text.split('\t').enumerate() {
        if at > 0 {
            html.raw("</td><td>");
        }
        html.text(cell);
    }
}

/// The links of an article's text, in order, none overlapping another.
fn anchors(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Vec<Anchor> {
    let article = catalogue.article(at);
    let mut anchors: Vec<Anchor> = Vec::new();
    for &event in &catalogue.events_of[at] {
        let event = &catalogue.dossier.events[event];
        let own = event.evidence.iter().filter(|evidence| evidence.article == at);
        if let Some(span) = own.filter_map(|evidence| evidence.time).min() {
            let href = relative(path, &catalogue.addresses.event(event));
            anchors.push(Anchor { span, href, class: "when" });
        }
    }
    let mut named = HashSet::new();
    for mention in article.mentions.iter().filter(|mention| mention.field == Field::Text) {
        let Some(page) = catalogue.addresses.entity(&mention.entity) else { continue };
        if named.insert(mention.entity.as_str()) {
            anchors.push(Anchor { span: mention.span, href: relative(path, page), class: "name" });
        }
    }
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
    let mut end = 0;
    anchors.retain(|anchor| {
        let fits = anchor.span.start >= end && !anchor.span.of(&article.text).is_empty();
        if fits {
            end = anchor.span.end;
        }
        fits
    });
    anchors
}

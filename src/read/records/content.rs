//! The main text or the page of a record, wherever its writer has put it.

use std::borrow::Cow;

use serde_json::Value;

/// Where a record's main text stands, the best first.
const TEXTS: &[&str] = &["text", "maintext", "raw_text", "body", "content"];

/// Where a record's page stands, the best first.
const PAGES: &[&str] = &["html", "raw_html", "article_html", "body", "content"];

/// What a record holds of its article.
#[derive(Debug)]
pub(super) enum Content<'r> {
    /// Its main text.
    Text(Cow<'r, str>),
    /// A page with its markup.
    Page(Cow<'r, str>),
}

/// The main text, or else the page, under the names that crawlers use. Some write either into the same field: markup
/// tells them apart.
pub(super) fn usual(record: &Value) -> Option<Content<'_>> {
    let filled = |name: &&str| record.get(*name).and_then(text_of);
    let may_be_either = |name: &str| TEXTS.contains(&name) && PAGES.contains(&name);
    let text = TEXTS.iter().find_map(|name| filled(name).filter(|text| !(may_be_either(name) && is_markup(text))));
    let page = || PAGES.iter().find_map(filled).map(Content::Page);
    text.map(Content::Text).or_else(page)
}

fn is_markup(text: &str) -> bool {
    text.trim_start().starts_with('<') && ["</p>", "</div>", "</html>", "<br"].iter().any(|tag| text.contains(tag))
}

/// A value as text, if it is not blank: a string, a list of paragraphs (texts, or objects with their words in `text`), or a
/// list of **spans**, some of them such objects, which make one text together.
pub(super) fn text_of(value: &Value) -> Option<Cow<'_, str>> {
    let text = match value {
        Value::String(text) => Cow::Borrowed(text.as_str()),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n\n").into()
        }
        Value::Array(items) => {
            let pieces: Vec<&str> = items.iter().filter_map(span).collect();
            let are_paragraphs = items.iter().all(Value::is_object) && are_paragraphs(&pieces);
            pieces.join(if are_paragraphs { "\n\n" } else { "" }).into()
        }
        Value::Object(_) => Cow::Borrowed(span(value)?),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Whether pieces are whole paragraphs and not spans of one: no white space parts them, and most of them end as sentences do.
fn are_paragraphs(pieces: &[&str]) -> bool {
    let parts = |pair: &[&str]| pair[0].ends_with(char::is_whitespace) || pair[1].starts_with(char::is_whitespace);
    let closing = ['"', '\'', '”', '’', '»', ')', '」', '』', '）'];
    let is_sentence =
        |piece: &&&str| piece.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟']);
    !pieces.windows(2).any(parts) && 2 * pieces.iter().filter(is_sentence).count() >= pieces.len()
}

fn span(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("text")?.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_are_strings_paragraphs_or_spans() {
        let text = |value: Value| text_of(&value).map(Cow::into_owned);
        assert_eq!(text(json!("One.")).as_deref(), Some("One."));
        assert_eq!(text(json!(["One.", "Two."])).as_deref(), Some("One.\n\nTwo."));
        let spans = json!(["The ", {"type": "bold", "text": "ferry"}, " sails."]);
        assert_eq!(text(spans).as_deref(), Some("The ferry sails."));
        let entities = json!([{"type": "plain", "text": "The "}, {"type": "bold", "text": "ferry"}, {"type": "plain", "text": "."}]);
        assert_eq!(text(entities).as_deref(), Some("The ferry."));
        let parts = json!([{"text": "Ferry sails"}, {"text": "It is on time."}, {"text": "“So it should be.”"}]);
        assert_eq!(text(parts).as_deref(), Some("Ferry sails\n\nIt is on time.\n\n“So it should be.”"));
        assert_eq!((text(json!(" ")), text(json!([])), text(json!(7))), (None, None, None));
    }
}

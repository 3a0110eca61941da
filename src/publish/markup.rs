//! The one door from text to markup: everything that goes into a [`Markup`] is escaped on the way, unless it is a
//! constant of ours or the site's owner wrote it.

use serde::Serialize;

/// HTML, SVG or JSON-LD that may be printed as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Markup(String);

impl Markup {
    /// An empty piece.
    pub(crate) const fn new() -> Self {
        Self(String::new())
    }

    /// Adds markup of our own making.
    pub(crate) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, or the value of a quoted attribute.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // HTML allows no other control characters.
                _ if character.is_control() && !matches!(character, '\n' | '\t') => {}
                _ => self.0.push(character),
            }
        }
        self
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: impl std::fmt::Display) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// Markup that the owner of the site wrote, whom we trust as we do templates of theirs.
    pub(crate) const fn by_owner(markup: String) -> Self {
        Self(markup)
    }

    /// JSON for a `<script>` element: no character in it can end the element or start markup.
    pub(crate) fn json(value: &serde_json::Value) -> Self {
        Self(value.to_string().replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e"))
    }

    /// The markup, for a caller that knows it for what it is.
    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// The markup.
    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let mut markup = Markup::new();
        markup.raw("<p>").text("<script>\"&'\u{0}").raw("</p>");
        assert_eq!(markup.as_str(), "<p>&lt;script&gt;&quot;&amp;&#39;</p>");
        let json = Markup::json(&serde_json::json!({"name": "</script><script>&"}));
        assert_eq!(json.as_str(), r#"{"name":"\u003c/script\u003e\u003cscript\u003e\u0026"}"#);
    }
}

//! Citations of an article in the styles people use.

use serde::Serialize;

use crate::model::Article;

/// A citation in one style.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The style's name.
    pub style: &'static str,
    /// The citation as plain text.
    pub text: String,
}

/// All citations of an article; `url` is its own address, where it is known.
#[must_use]
pub fn all(article: &Article, url: Option<&str>) -> Vec<Citation> {
    let text = [Some(article.title()), url].into_iter().flatten().collect::<Vec<_>>().join(". ");
    vec![Citation { style: "Plain", text }]
}

//! Time expressions in the sense of TIMEX3.

use crate::model::{Article, TimeExpression};

/// Finds the time expressions of a passage, in order, not overlapping, not yet anchored.
#[must_use]
pub fn scan(text: &str, language: Option<&str>) -> Vec<TimeExpression> {
    let _ = (text, language);
    Vec::new()
}

/// Gives every time expression of an article its value, from the article's date as far as it is known. May be called
/// again when the date has become better known.
pub fn resolve(article: &mut Article) {
    let _ = article;
}

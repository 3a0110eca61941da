//! Articles of one happening.

use serde::{Deserialize, Serialize};

use super::{ArticleIndex, DateRange};

/// What several articles report within days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Stable id from the date and the headline's words.
    pub id: String,
    /// The headline of the most typical report.
    pub headline: String,
    /// From the first report's day to the latest's.
    pub range: DateRange,
    /// The articles, the first report first and the latest last, copies among them.
    pub articles: Vec<ArticleIndex>,
    /// The most typical report.
    pub main: ArticleIndex,
    /// How many reports there are, copies of one counted once.
    pub reports: usize,
    /// Who published them, in the order of the first report of each.
    pub sources: Vec<String>,
}

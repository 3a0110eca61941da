//! What happened when.

use serde::{Deserialize, Serialize};

use super::{ArticleIndex, DateRange, Precision, Span};

/// How an article tells the date of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventBasis {
    /// The date is printed in the sentence.
    Stated,
    /// Worked out from a relative expression ("on Wednesday").
    Inferred,
    /// An article's lead that names no day: about the day of publication.
    Reported,
}

/// Whether it happened or was to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventStatus {
    /// Told as past or present.
    Happened,
    /// Planned, due or conditional when the article was written.
    Planned,
}

/// A sentence that tells of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEvidence {
    /// The article it stands in.
    pub article: ArticleIndex,
    /// The sentence's place in that article's text.
    pub span: Span,
    /// The time expression's place in that article's text; none for `Reported`, and for an `Inferred` sentence that only
    /// names who is meant in another.
    pub time: Option<Span>,
    /// How the sentence tells the date.
    pub basis: EventBasis,
    /// The days that it gives instead, where these are not the event's.
    pub disputes: Option<DateRange>,
}

/// An event of the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Stable id from the date and the headline's words.
    pub id: String,
    /// The days it may have been on.
    pub range: DateRange,
    /// How finely the date is known.
    pub precision: Precision,
    /// Its EDTF date: what is known and no more.
    pub edtf: String,
    /// One clause that says what happened.
    pub headline: String,
    /// How much it matters, larger is more; only the order of weights has a meaning.
    pub weight: f64,
    /// Happened or planned.
    pub status: EventStatus,
    /// Ids of the entities named in its evidence, the most frequent first.
    pub entities: Vec<String>,
    /// Ids of the topics of the articles that tell it.
    pub topics: Vec<String>,
    /// The sentences that tell it; the first one stands for all.
    pub evidence: Vec<EventEvidence>,
}

impl Event {
    /// The evidence that tells of the event, without the sentences that only name who is meant.
    pub fn reports(&self) -> impl Iterator<Item = &EventEvidence> {
        self.evidence.iter().filter(|evidence| evidence.time.is_some() || evidence.basis == EventBasis::Reported)
    }
}

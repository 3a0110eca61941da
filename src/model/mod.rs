//! The nouns of a dossier and nothing else: what one stage hands to the next.
//!
//! Types here carry data and tiny accessors; every verb lives in the stage that performs it. All of them serialise, so
//! that the local pass can be cached and can travel between machines. Positions are byte offsets on character
//! boundaries ([`Span`]); the public JSON counts Unicode scalar values and is converted at the very end, in `publish`.

mod article;
mod copies;
mod dated;
mod declared;
mod dossier;
mod doubt;
mod entity;
mod event;
mod evidence;
mod extent;
mod location;
mod mark;
mod mention;
mod notes;
mod packed;
mod quote;
mod role;
mod seed;
mod span;
mod story;
mod time_expression;
mod topic;

pub use article::{Article, Block, BlockKind, Caption, Metadata, Verdict};
pub use copies::{CopyGroup, CopyKind, CopyLink};
pub use dated::{DateRange, Dated, Precision};
pub use declared::{Claim, Declared, Origin, Property};
pub use dossier::{ArticleIndex, Dossier, Related, Witness};
pub use doubt::{Doubt, DoubtEvidence, Remedy};
pub use entity::{Entity, EntityKind, Join, Told};
pub use event::{Event, EventBasis, EventEvidence, EventStatus};
pub use evidence::{Basis, Evidence, Known};
pub use extent::Extent;
pub use location::{Location, PlaceKind, Whereabouts};
pub use mark::{Mark, Marks};
pub use mention::{Field, Mention, MentionBasis};
pub use notes::{Analysis, LineFacts, MentionNote, Notes, QuoteNote};
pub use packed::Packed;
pub use quote::{Quote, QuoteKind, Speaker, SpeakerBasis};
pub use role::Role;
pub use seed::{Form, Format, Passage, Seed};
pub use span::Span;
pub use story::Story;
pub use time_expression::{
    PartOfDay, Pointing, Reference, RelativeDate, RelativeTime, Season, Tense, TimeExpression, TimeForm, TimeKind,
    TimeOfDay, Unit,
};
pub use topic::{Topic, TopicScale, TopicSentence};

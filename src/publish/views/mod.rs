//! What the templates see: for each page a small serialisable struct, made from the dossier for that page alone.
//!
//! A view holds finished words and finished links, never a whole article unless the page is that article's. Strings that
//! are markup already are [`Markup`](crate::publish::markup::Markup); everything else is text, and the templates escape it.

pub(crate) mod about;
pub(crate) mod alphabet;
pub(crate) mod archive;
pub(crate) mod article;
pub(crate) mod articles;
pub(crate) mod body;
pub(crate) mod catalogue;
mod company;
pub(crate) mod copies;
pub(crate) mod data;
mod doubts;
pub(crate) mod entities;
pub(crate) mod entity;
pub(crate) mod entry;
pub(crate) mod events;
pub(crate) mod facets;
pub(crate) mod json_ld;
pub(crate) mod map;
mod naming;
pub(crate) mod neighbours;
pub(crate) mod overview;
pub(crate) mod own;
pub(crate) mod page;
pub(crate) mod paging;
pub(crate) mod quotes;
pub(crate) mod roles;
pub(crate) mod said;
pub(crate) mod sayings;
pub(crate) mod search;
pub(crate) mod sources;
pub(crate) mod stories;
pub(crate) mod timeline;
pub(crate) mod together;
pub(crate) mod topics;
pub(crate) mod whereabouts;

//! What users rely on, tried from the outside: a module a feature, one driver ([`driver::Folder`]).
//!
//! Snapshots are renewed by one switch: `SNAPSHOTS=overwrite cargo test`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod bad_input;
mod corrections;
mod dates;
mod demonstration;
mod determinism;
mod driver;
mod explain;
mod extract;
mod formats;
mod golden;
mod hostile_text;
mod html;
mod language;
mod lock;
mod markdown;
mod narratives;
mod odd_text;
mod places;
mod printed;
mod quotes;
mod rebuild;
mod theme;
mod who_is_who;
mod withheld;
mod worksheet;

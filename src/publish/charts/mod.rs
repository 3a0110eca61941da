//! Pictures drawn at build time, as SVG that scales with the page while its letters keep their size: positions across
//! are percentages, heights are pixels.
//!
//! Every chart comes with a title that states its finding, and its numbers for a table beneath it.

mod calendar;
mod frame;
mod histogram;
mod labels;
mod land;
mod map;
mod numbers;
mod scope;

pub(crate) use calendar::{Bin, Unit, bins, unit_for};
pub(crate) use frame::Frame;
pub(crate) use histogram::{Counted, Height, histogram};
pub(crate) use map::{Spot, frame, map};
pub(crate) use numbers::address;
pub(crate) use scope::Scope;

use serde::Serialize;

use crate::publish::markup::Markup;

/// A chart with all that goes with it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Chart {
    /// The picture.
    pub(crate) svg: Markup,
    /// What it shows: its caption.
    pub(crate) caption: String,
    /// Heading of the table's first column.
    pub(crate) unit: String,
    /// Heading of the table's second column.
    pub(crate) counted: String,
    /// Its numbers, empty stretches left out.
    pub(crate) rows: Vec<Row>,
    /// The same to take away.
    pub(crate) csv: String,
    /// What it does not show, and where that stands.
    pub(crate) left_out: Vec<LeftOut>,
}

/// Dates that a chart does not show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LeftOut {
    pub(crate) words: String,
    pub(crate) href: Option<String>,
}

/// A row of the table beneath a chart.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) count: usize,
    pub(crate) href: Option<String>,
}

//! The most likely reading of a page: Viterbi's algorithm over pairs of zone and role.
//!
//! A line's own scores, what its zone may hold, what follows what and how the zones pass into one another add up; the
//! best sum wins (Viterbi 1967; the zones are a segmental grammar on top of it). Cost is linear in the lines.

use super::grammar::{Grammar, Zone};
use crate::model::Role;

/// One reading of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    /// The zone it stands in.
    pub(crate) zone: Zone,
    /// What it is.
    pub(crate) role: Role,
}

struct State {
    reading: Reading,
    score: f32,
    /// Index of the state of the line before that led here.
    from: usize,
}

/// The possible states of a line.
struct Column {
    /// Grouped by zone, in the order of the zones.
    states: Vec<State>,
    /// Where the states of each zone begin, and at last where they all end.
    zones: [usize; Zone::ALL.len() + 1],
}

/// Reads a page from the scores of its lines. A line that fits nowhere is cruft.
pub(crate) fn decode(lines: &[Vec<(Role, f32)>]) -> Vec<Reading> {
    let grammar = Grammar::get();
    let mut trellis: Vec<Column> = Vec::with_capacity(lines.len());
    for scores in lines {
        let next = column(scores, trellis.last(), grammar);
        trellis.push(next);
    }
    for state in trellis.last_mut().into_iter().flat_map(|column| &mut column.states) {
        state.score += grammar.ends(state.reading.zone);
    }
    trace(&trellis)
}

/// The states that a line's own scores and the line before allow.
fn column(scores: &[(Role, f32)], before: Option<&Column>, grammar: &Grammar) -> Column {
    let mut column = Column { states: Vec::new(), zones: [0; Zone::ALL.len() + 1] };
    for zone in Zone::ALL {
        for &(role, own) in scores {
            let Some(holds) = grammar.holds(zone, role) else { continue };
            let reading = Reading { zone, role };
            let led = match before {
                None => grammar.passes(Zone::Above, zone).map(|pass| (0, pass)),
                Some(before) => best_before(before, reading, grammar),
            };
            if let Some((from, best)) = led {
                column.states.push(State { reading, score: own + holds + best, from });
            }
        }
        column.zones[zone as usize + 1] = column.states.len();
    }
    column
}

/// The state of the line before from which a reading is reached best, and the score on the way.
fn best_before(before: &Column, reading: Reading, grammar: &Grammar) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    for zone in Zone::ALL {
        let Some(pass) = grammar.passes(zone, reading.zone) else { continue };
        let (first, end) = (before.zones[zone as usize], before.zones[zone as usize + 1]);
        for (at, state) in (first..end).zip(&before.states[first..end]) {
            let score = state.score + pass + grammar.follows(state.reading.role, reading.role);
            if best.is_none_or(|(_, best)| score > best) {
                best = Some((at, score));
            }
        }
    }
    best
}

fn trace(trellis: &[Column]) -> Vec<Reading> {
    let mut at = None;
    let mut path: Vec<Reading> = trellis
        .iter()
        .rev()
        .map(|Column { states, .. }| {
            let best = || (0..states.len()).reduce(|a, b| if states[b].score > states[a].score { b } else { a });
            let state = at.filter(|&at| at < states.len()).or_else(best).and_then(|at| states.get(at));
            at = state.map(|state| state.from);
            state.map_or(Reading { zone: Zone::Above, role: Role::Cruft }, |state| state.reading)
        })
        .collect();
    path.reverse();
    path
}

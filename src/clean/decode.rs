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

/// Reads a page from the scores of its lines. A line that fits nowhere is cruft.
pub(crate) fn decode(lines: &[Vec<(Role, f32)>]) -> Vec<Reading> {
    let grammar = Grammar::get();
    let mut trellis: Vec<Vec<State>> = Vec::with_capacity(lines.len());
    for scores in lines {
        let states = readings(scores, grammar).filter_map(|(reading, own)| {
            let (from, best) = match trellis.last() {
                None => (0, grammar.passes(Zone::Above, reading.zone)?),
                Some(before) => best_before(before, reading, grammar)?,
            };
            Some(State { reading, score: own + best, from })
        });
        let states: Vec<State> = states.collect();
        trellis.push(states);
    }
    for state in trellis.last_mut().into_iter().flatten() {
        state.score += grammar.ends(state.reading.zone);
    }
    trace(&trellis)
}

/// The readings that a line's own scores allow.
fn readings<'s>(scores: &'s [(Role, f32)], grammar: &'s Grammar) -> impl Iterator<Item = (Reading, f32)> + 's {
    Zone::ALL.into_iter().flat_map(move |zone| {
        scores.iter().filter_map(move |&(role, own)| Some((Reading { zone, role }, own + grammar.holds(zone, role)?)))
    })
}

fn best_before(before: &[State], reading: Reading, grammar: &Grammar) -> Option<(usize, f32)> {
    before
        .iter()
        .enumerate()
        .filter_map(|(at, state)| {
            let pass = grammar.passes(state.reading.zone, reading.zone)?;
            Some((at, state.score + pass + grammar.follows(state.reading.role, reading.role)))
        })
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

fn trace(trellis: &[Vec<State>]) -> Vec<Reading> {
    let mut at = None;
    let mut path: Vec<Reading> = trellis
        .iter()
        .rev()
        .map(|states| {
            let best = || (0..states.len()).reduce(|a, b| if states[b].score > states[a].score { b } else { a });
            let state = at.filter(|&at| at < states.len()).or_else(best).and_then(|at| states.get(at));
            at = state.map(|state| state.from);
            state.map_or(Reading { zone: Zone::Above, role: Role::Cruft }, |state| state.reading)
        })
        .collect();
    path.reverse();
    path
}

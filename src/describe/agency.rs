//! The news agency an article comes from.

use super::evidence::stated;
use crate::clean::agencies;
use crate::model::{Analysis, Known, Property, Role, Verdict};

/// The agency: declared, alone on a line, in the dateline, in the byline, or at the end of the text.
pub(super) fn agency(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    if let Some(declared) = analysis.seed.declared.best(Property::Agency) {
        return Some(declared.clone());
    }
    let with = |role: Role| verdicts.iter().filter(move |line| line.role == role);
    let alone = with(Role::Agency).find_map(|line| named(agencies::alone(&line.text), "alone on a line", line));
    let lead = || {
        let line = verdicts.iter().find(|line| line.role == Role::Body)?;
        named(agencies::of_dateline(&line.text), "in the dateline", line)
    };
    let byline = || with(Role::Byline).find_map(|line| named(of_byline(&line.text), "in the byline", line));
    let end = || {
        let line = verdicts.iter().rfind(|line| line.role == Role::Body)?;
        named(agencies::at_end(&line.text), "at the end of the text", line)
    };
    alone.or_else(lead).or_else(byline).or_else(end)
}

fn named(agency: Option<&'static str>, rule: &str, line: &Verdict) -> Option<Known<String>> {
    agency.map(|name| stated(name.to_owned(), rule, line))
}

/// An agency that is a part of a byline of its own.
fn of_byline(text: &str) -> Option<&'static str> {
    let parts = text.split([',', ':', '|', '/', '(', ')', '–', '—', '·', '•']);
    parts.map(|part| part.trim().trim_start_matches("By ")).find_map(agencies::named)
}

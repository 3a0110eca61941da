//! The scores of a page's lines: every rule that holds of a line adds its weights to the roles it speaks for.

use std::borrow::Cow;

use super::features::has_date;
use super::page::Page;
use super::recurrence::fingerprint;
use super::rules;
use super::wording;
use crate::model::{LineFacts, Passage, Role, TimeExpression};

/// Roles that any line of a raw page may have, whatever its wording. The others need a rule that speaks for them.
const EVERYDAY: [Role; 8] = [
    Role::Title,
    Role::Standfirst,
    Role::Body,
    Role::Heading,
    Role::TeaserList,
    Role::Menu,
    Role::Section,
    Role::Cruft,
];

/// Roles so far behind the best one are not worth keeping.
const MARGIN: f32 = 10.0;

/// Scores every line of a page.
pub(super) fn page(passages: &[Passage], times: &[Vec<TimeExpression>]) -> Vec<LineFacts> {
    let page = Page::of(passages, times);
    (0..page.lines.len()).map(|at| line(&page, at)).collect()
}

fn line(page: &Page<'_>, at: usize) -> LineFacts {
    let line = &page.lines[at];
    let dated = has_date(line);
    let features = rules::features().iter().filter(|rule| rule.feature.holds(page, at));
    let cues = wording::cues(line.text, &line.plain).into_iter().filter(|rule| dated || !rule.dated);
    let markup = rules::markup().iter().filter(|rule| line.marks.has(rule.mark));
    let fired = features
        .map(|rule| (&rule.reason, &rule.roles))
        .chain(cues.map(|rule| (&rule.reason, &rule.roles)))
        .chain(markup.map(|rule| (&rule.reason, &rule.roles)));
    let mut sums = [0.0; Role::COUNT];
    let mut likely = EVERYDAY.to_vec();
    let mut reasons = Vec::new();
    for (reason, roles) in fired {
        reasons.push(Cow::Borrowed(reason.as_str()));
        for (role, weight) in roles.iter() {
            sums[role as usize] += weight;
            if weight > 0.0 && !likely.contains(&role) {
                likely.push(role);
            }
        }
    }
    let scores = likely.into_iter().map(|role| (role, sums[role as usize])).collect();
    LineFacts { fingerprint: fingerprint(line.text), scores: best_first(scores), reasons }
}

fn best_first(mut scores: Vec<(Role, f32)>) -> Vec<(Role, f32)> {
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let floor = scores.first().map_or(0.0, |best| best.1) - MARGIN;
    scores.retain(|(role, score)| *score >= floor || *role == Role::Cruft);
    // There is one such list for every line of the collection.
    scores.shrink_to_fit();
    scores
}

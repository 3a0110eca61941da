//! What every passage is, decided for the page as a whole.

use super::decode::{self, Reading};
use super::grammar::Grammar;
use super::rules;
use crate::model::{Analysis, Form, LineFacts, Mark, Passage, Property, Role, Seed, Verdict};

/// What speaks for a line's being part of the frame when it recurs in the collection.
const RECURS: f32 = 6.0;

/// Decides what every passage is. `recurring` says of each whether it recurs in other articles of the collection.
#[must_use]
pub fn label(analysis: &Analysis, recurring: &[bool]) -> Vec<Verdict> {
    let seed = &analysis.seed;
    if seed.format.is_clean() {
        let title = heading_that_is_title(seed);
        let marked = |(at, passage): (usize, &Passage)| {
            if title == Some(at) {
                verdict(passage, Role::Title, "is the first heading of the first level")
            } else {
                verdict(passage, marked_role(passage.form), "is marked so in its source")
            }
        };
        return seed.passages.iter().enumerate().map(marked).collect();
    }
    let recurs = |at: usize| recurring.get(at).copied().unwrap_or(false);
    let scores: Vec<Vec<(Role, f32)>> = analysis
        .lines
        .iter()
        .enumerate()
        .map(|(at, facts)| if recurs(at) { of_the_frame(&facts.scores) } else { facts.scores.clone() })
        .collect();
    let readings = read_page(&seed.passages, scores);
    let lines = seed.passages.iter().zip(&analysis.lines).zip(readings);
    lines
        .map(|((passage, facts), reading)| {
            verdict(passage, role(passage, facts, reading), &why(passage, facts, reading))
        })
        .collect()
}

/// Reads a page, and once more where hardly any text is found though much of the page runs as text does: an article must
/// be somewhere on it, and what seemed readers' comments or teasers is likelier to be it than nothing.
fn read_page(passages: &[Passage], mut scores: Vec<Vec<(Role, f32)>>) -> Vec<Reading> {
    let readings = decode::decode(&scores);
    let text = length_of_text(passages, &readings);
    if text >= LITTLE {
        return readings;
    }
    let runs: Vec<bool> = passages.iter().map(|passage| super::is_prose(&passage.text)).collect();
    let running = passages.iter().zip(&runs).filter(|(_, runs)| **runs).map(|(passage, _)| passage.text.len()).sum();
    if text * ONCE_MORE > running || running < LITTLE {
        return readings;
    }
    for (line, _) in scores.iter_mut().zip(&runs).filter(|(_, runs)| **runs) {
        for (role, score) in line {
            *score += match role {
                Role::Body => FOR_TEXT,
                Role::Comment => -FOR_TEXT,
                _ => 0.0,
            };
        }
    }
    let again = decode::decode(&scores);
    if length_of_text(passages, &again) > text * ONCE_MORE { again } else { readings }
}

/// A text of fewer bytes is little for an article.
const LITTLE: usize = 600;

/// How many times as much there must be to make a second reading the better one.
const ONCE_MORE: usize = 3;

/// What speaks for a running line's being text on the second reading.
const FOR_TEXT: f32 = 3.0;

fn length_of_text(passages: &[Passage], readings: &[Reading]) -> usize {
    let lines = passages.iter().zip(readings).filter(|(_, reading)| reading.role.is_text());
    lines.map(|(passage, _)| passage.text.len()).sum()
}

/// The final role: text of the article is what its markup says it is, and a standfirst of whole sentences belongs to the
/// text, since what it tells is often told nowhere else.
fn role(passage: &Passage, facts: &LineFacts, reading: Reading) -> Role {
    match (reading.role, passage.form) {
        (Role::Body, Form::ListItem | Form::Quote | Form::Code | Form::TableRow) => marked_role(passage.form),
        (Role::Standfirst, _) if super::may_be_text(facts) && super::is_prose(&passage.text) => Role::Lead,
        (role, _) => role,
    }
}

/// The role that the source's own marks give a passage.
pub(super) const fn marked_role(form: Form) -> Role {
    match form {
        Form::Line | Form::Paragraph => Role::Body,
        Form::Heading(_) => Role::Heading,
        Form::ListItem => Role::ListItem,
        Form::Quote => Role::BlockQuote,
        Form::Code => Role::Code,
        Form::TableRow => Role::TableRow,
        Form::Caption => Role::Caption,
        Form::FrontMatter => Role::FrontMatter,
        Form::Markup => Role::Markup,
    }
}

/// The heading that serves as headline: the first one of the first level above all text, unless another headline is
/// declared.
fn heading_that_is_title(seed: &Seed) -> Option<usize> {
    let at = seed.passages.iter().position(|passage| passage.form != Form::FrontMatter)?;
    let heading = seed.passages.get(at).filter(|passage| passage.form == Form::Heading(1))?;
    let declared = seed.declared.best(Property::Title);
    declared.is_none_or(|title| title.value.trim() == heading.text).then_some(at)
}

/// What speaks for a line's saying who wrote or published the article, at least, where it does so in so many words.
const IN_SO_MANY_WORDS: f32 = 3.0;

/// The scores of a line that recurs in the collection: it is not the article's own text, but it may still say who
/// wrote or published it, as in many articles by one author.
fn of_the_frame(scores: &[(Role, f32)]) -> Vec<(Role, f32)> {
    let own = |role: Role| role.is_text() || matches!(role, Role::Title | Role::Standfirst | Role::Caption);
    let tells = |role: Role| matches!(role, Role::Byline | Role::Publisher);
    let weigh = |&(role, score): &(Role, f32)| {
        (role, if tells(role) && score >= IN_SO_MANY_WORDS { score + RECURS } else { score })
    };
    let mut scores: Vec<(Role, f32)> = scores.iter().filter(|(role, _)| !own(*role)).map(weigh).collect();
    scores.push((Role::Recurring, RECURS));
    scores
}

fn why(passage: &Passage, facts: &LineFacts, reading: Reading) -> String {
    if reading.role == Role::Recurring && passage.marks.has(Mark::RunningHead) {
        return "is the running head of a printed page".to_owned();
    }
    if reading.role == Role::Recurring {
        return "recurs in other articles of the collection".to_owned();
    }
    let zone = Grammar::get().why(reading.zone);
    rules::strongest(&facts.reasons, reading.role).map_or_else(|| zone.to_owned(), |rule| format!("{rule}; {zone}"))
}

fn verdict(passage: &Passage, role: Role, why: &str) -> Verdict {
    Verdict {
        first_line: passage.first_line,
        last_line: passage.last_line,
        text: passage.text.clone(),
        role,
        why: why.to_owned(),
    }
}

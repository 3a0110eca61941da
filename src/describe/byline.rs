//! The bylines that a page prints, the likeliest first.
//!
//! Comes in: a page's lines with what they were taken for. Each line is read for names ([`names`]): behind a word that
//! opens a byline, beside a date, or alone. Where it stands decides whether it tells who wrote this very article:
//! between headline and text, right above the headline, or right below the text. What speaks for it adds up.

use super::names::{self, Reading};
use crate::model::{Analysis, Role, Verdict};

/// A line that names who wrote the article.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Byline {
    /// The line's index.
    pub(super) at: usize,
    /// Who is named.
    pub(super) names: Vec<String>,
    /// How it names them.
    pub(super) rule: &'static str,
    score: f32,
}

/// How far below a headline a byline stands where the text is not found sooner, in lines.
const HEAD: usize = 15;

/// How far above the headline a byline may stand.
const ABOVE: usize = 3;

/// How far behind the beginning of the text one may still stand.
const INTO: usize = 2;

/// How far below the end of the text.
const BELOW: usize = 8;

/// How far below its end the text is signed.
const SIGNED: usize = 2;

/// A line that speaks less for itself is no byline.
const ENOUGH: f32 = 3.5;

/// The most people that one article names as its authors line by line.
const MOST: usize = 6;

/// The most people that sign a text on lines of their own.
const FEW: usize = 3;

/// The bylines of a page, the likeliest first.
pub(super) fn find(analysis: &Analysis, verdicts: &[Verdict]) -> Vec<Byline> {
    let head = Head::of(verdicts);
    let mut found: Vec<Byline> = (0..verdicts.len()).filter_map(|at| byline(analysis, verdicts, &head, at)).collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
    found
}

/// Where the article's head and text stand.
struct Head {
    title: Option<usize>,
    text: usize,
    end: usize,
}

/// Where a line stands, seen from the article.
#[derive(Clone, Copy, PartialEq)]
enum Spot {
    Above,
    Head,
    Text,
    Signature,
    Below,
}

impl Head {
    fn of(verdicts: &[Verdict]) -> Self {
        let title = verdicts.iter().position(|line| line.role == Role::Title);
        let from = title.map_or(0, |title| title + 1);
        let is_text = |line: &&Verdict| line.role.is_text() && line.text.split_whitespace().count() > LINE;
        let text = verdicts.iter().skip(from).position(|line| is_text(&line)).map(|by| from + by);
        let end = verdicts.iter().rposition(|line| is_text(&line));
        let text = text.unwrap_or((from + HEAD).min(verdicts.len()));
        Self { title, text, end: end.unwrap_or(text) }
    }

    fn spot(&self, at: usize) -> Option<Spot> {
        let above = self.title.unwrap_or(self.text);
        if at >= above.saturating_sub(ABOVE) && at < above {
            Some(Spot::Above)
        } else if self.title.is_some_and(|title| at > title) && at < self.text {
            Some(Spot::Head)
        } else if at > above && at <= self.text + INTO && at < self.end {
            Some(Spot::Text)
        } else if at + SIGNED > self.end && at <= self.end + SIGNED {
            Some(Spot::Signature)
        } else if at > self.end && at <= self.end + BELOW {
            Some(Spot::Below)
        } else {
            None
        }
    }
}

/// A text line of no more words may be a name that was taken for a heading.
const LINE: usize = 8;

fn byline(analysis: &Analysis, verdicts: &[Verdict], head: &Head, at: usize) -> Option<Byline> {
    let line = &verdicts[at];
    let spot = head.spot(at);
    let by_role = line.role == Role::Byline && at < head.text;
    if (spot.is_none() && !by_role) || matches!(line.role, Role::Title | Role::Credit | Role::Legal | Role::Recurring) {
        return None;
    }
    let above = at.checked_sub(1).map(|above| verdicts[above].text.as_str());
    let reading = names::read(&line.text, &analysis.notes[at], above)?;
    let below = matches!(spot, Some(Spot::Below | Spot::Signature));
    if below && matches!(reading.kind, names::Kind::Dated) {
        return None;
    }
    let place = match spot {
        Some(Spot::Head) => 3.0,
        Some(Spot::Above) => 2.0,
        Some(Spot::Text | Spot::Signature) => 1.5,
        Some(Spot::Below) => 1.0,
        None => 0.5,
    };
    let score = place + of_reading(&reading) + of_role(line.role, spot) + of_neighbours(analysis, verdicts, at);
    let mut names = reading.names;
    if matches!(reading.kind, names::Kind::Alone | names::Kind::Labelled) {
        for next in (at + 1..verdicts.len()).take(MOST) {
            match names::read(&verdicts[next].text, &analysis.notes[next], None) {
                Some(more) if more.kind == names::Kind::Alone => names.extend(more.names),
                _ => break,
            }
        }
    }
    // Anywhere else than at the head, a list of names is one of signatories.
    let at_head = matches!(spot, Some(Spot::Head | Spot::Above));
    let is_list = !at_head && reading.kind == names::Kind::Alone && names.len() > FEW;
    (score >= ENOUGH && !is_list).then_some(Byline { at, names, rule: reading.kind.rule(), score })
}

fn of_reading(reading: &Reading) -> f32 {
    match reading.kind {
        names::Kind::Opened | names::Kind::Labelled => 3.0,
        names::Kind::Inside | names::Kind::Dated => 2.0,
        names::Kind::Alone => 1.0,
    }
}

fn of_role(role: Role, spot: Option<Spot>) -> f32 {
    let in_head = matches!(spot, Some(Spot::Head));
    match role {
        Role::Byline => 1.0,
        Role::AuthorNote => 0.5,
        Role::Comment if !in_head => -2.0,
        Role::TeaserList if !in_head => -0.5,
        Role::Caption => -1.0,
        role if role.is_text() && !in_head => -0.5,
        _ => 0.0,
    }
}

/// A name beside a date is likelier to be that of an author, and one that signs the text on a line of its own.
fn of_neighbours(analysis: &Analysis, verdicts: &[Verdict], at: usize) -> f32 {
    let beside = [at.checked_sub(1), Some(at + 1), Some(at + 2)];
    let dated = beside.into_iter().flatten().any(|other| {
        let short = verdicts.get(other).is_some_and(|line| line.text.split_whitespace().count() <= LINE);
        short && analysis.notes.get(other).is_some_and(|notes| !notes.times.is_empty())
    });
    let again = verdicts.iter().filter(|line| line.text == verdicts[at].text).count() > 1;
    (if dated { 1.0 } else { 0.0 }) + (if again { 0.5 } else { 0.0 })
}

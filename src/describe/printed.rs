//! The headline that a page prints.
//!
//! The cleaner reads a page line by line and may take its headline for a menu entry or a teaser. Here all lines compete
//! for being the headline ([`title_line`]), and what they were taken for is put right by the outcome.

use super::authors;
use super::evidence::stated;
use super::headline::split_site;
use super::title_line::{self, Candidate};
use crate::model::{Analysis, Format, Known, Role, Verdict};

/// What a page prints as its headline, and what it might have been instead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Printed {
    /// The headline.
    pub headline: Option<Known<String>>,
    /// Lines that were nearly as likely.
    pub others: Vec<Known<String>>,
}

/// The rule where all agree.
const ABOVE: &str = "the headline above the text";

/// A line of a lower score is no headline.
const ENOUGH: f32 = 1.5;

/// How far behind the best score a line is worth telling, and how many are.
const NEARLY: f32 = 2.0;
const TOLD: usize = 2;

/// How far below the headline what was taken for it may be its standfirst, in lines.
const STANDFIRST: usize = 3;

/// Finds the headline. In raw text all lines compete; where the source marks its parts, the cleaner has heeded that.
pub(super) fn headline(analysis: &Analysis, verdicts: &mut [Verdict]) -> Printed {
    let ranked = match analysis.seed.format {
        Format::Text => {
            let is_signed = |at: usize| authors::is_signed(&verdicts[at].text, &analysis.notes[at]);
            title_line::rank(analysis, verdicts, is_signed)
        }
        _ => Vec::new(),
    };
    let Some(best) = ranked.first().filter(|best| best.score >= ENOUGH) else {
        let marked = verdicts.iter().find(|line| line.role == Role::Title);
        let headline = marked.map(|line| known(line, verdicts, ABOVE));
        return Printed { headline, others: Vec::new() };
    };
    let told = ranked.iter().skip(1).take_while(|other| best.score - other.score < NEARLY).take(TOLD);
    let others = told.map(|other| known(&verdicts[other.at], verdicts, other.why)).collect();
    let agrees = verdicts[best.at].role == Role::Title;
    let rule = if agrees { ABOVE.to_owned() } else { format!("the headline: it {}", best.why) };
    put_right(analysis, verdicts, best);
    Printed { headline: Some(known(&verdicts[best.at], verdicts, &rule)), others }
}

fn known(line: &Verdict, verdicts: &[Verdict], rule: &str) -> Known<String> {
    let (headline, _) = split_site(&line.text, verdicts).unwrap_or((&line.text, ""));
    let is_ornament = |c: char| c.is_whitespace() || matches!(c, '|' | '›' | '»' | '>' | '•' | '·');
    let bare = headline.trim_start_matches(is_ornament).replace(SOFT_HYPHEN, "");
    stated(if bare.is_empty() { headline.to_owned() } else { bare }, rule, line)
}

/// Tells where a word may be divided, and is no part of it.
const SOFT_HYPHEN: char = '\u{ad}';

/// Makes a line the headline, and what was taken for it something else: its standfirst, or what its own scores say.
fn put_right(analysis: &Analysis, verdicts: &mut [Verdict], best: &Candidate) {
    for at in 0..verdicts.len() {
        if verdicts[at].role != Role::Title || at == best.at {
            continue;
        }
        let before_text = verdicts.get(at + 1).is_some_and(|next| next.role.is_text());
        let scores = &analysis.lines[at].scores;
        let other =
            scores.iter().map(|(role, _)| *role).find(|role| *role != Role::Title && (before_text || !role.is_text()));
        let is_standfirst = best.at < at && at <= best.at + STANDFIRST;
        verdicts[at].role = if is_standfirst { Role::Standfirst } else { other.unwrap_or(Role::Cruft) };
        verdicts[at].why = "is less likely the headline than another line".to_owned();
    }
    if verdicts[best.at].role != Role::Title {
        verdicts[best.at].role = Role::Title;
        verdicts[best.at].why = format!("is likeliest the headline: it {}", best.why);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::fixture;

    const TEXT: &str = "The old ferry between the two harbours leaves for the last time on Sunday, the company said.\n\
        Its captain, who has steered the ferry for thirty years, will go on to work in the office of the harbour.\n\
        A new bridge takes the place of the old boat, and the town hopes for many more visitors in summer.";

    fn read(page: &str) -> (Printed, Vec<Verdict>) {
        let analysis = fixture::page(page);
        let mut verdicts = crate::clean::label(&analysis, &[]);
        (headline(&analysis, &mut verdicts), verdicts)
    }

    fn title(page: &str) -> String {
        read(page).0.headline.map(|known| known.value).unwrap_or_default()
    }

    #[test]
    fn a_short_headline_below_the_menu_is_found_by_what_stands_beside_it() {
        let page = format!("Home\nSport\nTravel\nContact\nOld ferry\n12 May 2019\nBy Anna Petrossian\n{TEXT}");
        assert_eq!(title(&page), "Old ferry");
    }

    #[test]
    fn the_end_of_a_path_is_the_headline_where_it_stands_alone_too() {
        let page = format!("Home\nSport\nHome > News > Old ferry leaves at last\nOld ferry leaves at last\n{TEXT}");
        assert_eq!(title(&page), "Old ferry leaves at last");
    }

    #[test]
    fn a_standfirst_stays_apart() {
        let standfirst =
            "After a hundred years the boat between both harbours makes way for a bridge, and few are glad";
        let page = format!(
            "Home\nSport\nContact\nTown bids farewell to the old ferry\n{standfirst}\nBy Anna Petrossian\n{TEXT}"
        );
        let (printed, verdicts) = read(&page);
        assert_eq!(printed.headline.unwrap().value, "Town bids farewell to the old ferry");
        assert!(verdicts.iter().filter(|line| line.role == Role::Title).count() == 1);
    }

    #[test]
    fn no_line_is_no_headline() {
        assert_eq!(title(""), "");
        assert_eq!(title("12 May 2019"), "");
    }
}

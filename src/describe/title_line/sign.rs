//! What speaks for or against a line's being the headline.

use std::ops::Range;

use serde::Deserialize;

use super::page::{Line, Page, Place};
use super::part::Part;
use crate::model::Role;

/// Something that holds of a line; `data/headline_signs.toml` says in words what.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Sign {
    TextNext,
    TextNear,
    TextSoon,
    MuchTextBelow,
    SomeTextBelow,
    SomeTextAbove,
    MostTextAbove,
    AfterText,
    TakenForTitle,
    TakenForTeaser,
    TakenForMenu,
    TakenForCaption,
    TakenForRepeated,
    TakenForHeading,
    TakenForBody,
    TakenForComment,
    TakenForFrame,
    ScoresAsTitle,
    ScoresNearTitle,
    ScoresFarFromTitle,
    OneWord,
    TwoWords,
    ThreeWords,
    FewWords,
    ManyWords,
    VeryManyWords,
    EndsWithStop,
    EndsWithMark,
    EndsWithEllipsis,
    EndsWithColon,
    SaidOften,
    SaidBefore,
    SaidBeside,
    PartInQuotes,
    PartBeforeBar,
    PartAtEnd,
    HoldsLine,
    SomeWordsOfLead,
    MostWordsOfLead,
    NoWordOfLead,
    MostWordsOfText,
    DateBelow,
    DateNear,
    BylineNext,
    BylineBelow,
    AmongLabels,
    BelowLabels,
    AboveLabels,
    AmongHeadlines,
    BelowHeadline,
    AboveLonger,
    Divided,
    LowerCase,
    Dated,
    OnlyDate,
    Signed,
    Shouting,
    LikeAName,
    FirstOfPage,
    WideGap,
}

/// The signs that hold of the line at `at`.
pub(super) fn of(page: &Page<'_>, at: usize, line: &Line<'_>) -> Vec<Sign> {
    let place = page.place(at, line);
    let mut signs = Vec::new();
    signs.extend(role(line));
    signs.extend(score(line));
    signs.extend(length(line.words));
    signs.extend(words(&place));
    let tests = of_place(&place).into_iter().chain(of_line(line)).chain(of_neighbours(page, at, line));
    let own = [(at == 0, Sign::FirstOfPage), (line.gap > page.usual_gap.max(1), Sign::WideGap)];
    signs.extend(tests.chain(own).filter(|(holds, _)| *holds).map(|(_, sign)| sign));
    signs
}

fn of_place(place: &Place) -> [(bool, Sign); 14] {
    let text = |range: Range<usize>| place.to_text.is_some_and(|to| range.contains(&to));
    [
        (text(1..2), Sign::TextNext),
        (text(2..4), Sign::TextNear),
        (text(4..9), Sign::TextSoon),
        (place.text_below >= 1000, Sign::MuchTextBelow),
        (place.text_below >= 250, Sign::SomeTextBelow),
        ((0.1..0.5).contains(&place.share_above), Sign::SomeTextAbove),
        (place.share_above >= 0.5, Sign::MostTextAbove),
        (place.said > 2, Sign::SaidOften),
        (place.said_before, Sign::SaidBefore),
        (place.said_beside, Sign::SaidBeside),
        (place.held == Some(Part::Quoted), Sign::PartInQuotes),
        (place.held == Some(Part::First), Sign::PartBeforeBar),
        (place.held == Some(Part::Last), Sign::PartAtEnd),
        (place.holds, Sign::HoldsLine),
    ]
}

fn of_line(line: &Line<'_>) -> [(bool, Sign); 11] {
    const BARS: [&str; 7] = [" | ", " > ", " » ", " › ", " / ", " - ", " – "];
    let first = line.text.chars().find(|c| c.is_alphabetic());
    [
        (ends(line, &['.']), Sign::EndsWithStop),
        (ends(line, &['!', '?']), Sign::EndsWithMark),
        (line.text.ends_with('…') || line.text.ends_with("..."), Sign::EndsWithEllipsis),
        (ends(line, &[':']), Sign::EndsWithColon),
        (BARS.iter().any(|bar| line.text.contains(bar)), Sign::Divided),
        (first.is_some_and(char::is_lowercase), Sign::LowerCase),
        (line.dated, Sign::Dated),
        (line.dated && line.beside_date <= 4, Sign::OnlyDate),
        (line.signed, Sign::Signed),
        (is_shouting(line.text), Sign::Shouting),
        (is_like_a_name(line), Sign::LikeAName),
    ]
}

fn of_neighbours(page: &Page<'_>, at: usize, line: &Line<'_>) -> [(bool, Sign); 11] {
    let count = |range: Range<isize>, holds: &dyn Fn(&Line<'_>) -> bool| {
        page.beside(at, 4).filter(|(by, other)| range.contains(by) && holds(other)).count()
    };
    let any = |range: Range<isize>, holds: &dyn Fn(&Line<'_>) -> bool| count(range, holds) > 0;
    let dated = |other: &Line<'_>| other.dated;
    let signed = |other: &Line<'_>| other.signed;
    let is_longer =
        |other: &Line<'_>| (is_headline(other) || other.prose) && line.text.len() * 5 < other.text.len() * 4;
    [
        (any(-2..0, &|other| other.prose), Sign::AfterText),
        (any(1..2, &dated), Sign::DateBelow),
        (any(2..5, &dated), Sign::DateNear),
        (any(1..2, &signed), Sign::BylineNext),
        (any(1..5, &signed), Sign::BylineBelow),
        (count(-2..3, &is_label) >= 3, Sign::AmongLabels),
        (count(-2..0, &is_label) == 2, Sign::BelowLabels),
        (count(1..3, &is_label) == 2, Sign::AboveLabels),
        (count(-2..3, &is_headline) >= 3, Sign::AmongHeadlines),
        (any(-1..0, &is_headline), Sign::BelowHeadline),
        (any(1..3, &is_longer), Sign::AboveLonger),
    ]
}

fn role(line: &Line<'_>) -> Option<Sign> {
    match line.role {
        Role::Title => Some(Sign::TakenForTitle),
        Role::TeaserList => Some(Sign::TakenForTeaser),
        Role::Menu | Role::Section => Some(Sign::TakenForMenu),
        Role::Caption | Role::Credit | Role::Standfirst => Some(Sign::TakenForCaption),
        Role::Repeated => Some(Sign::TakenForRepeated),
        Role::Heading => Some(Sign::TakenForHeading),
        Role::Comment => Some(Sign::TakenForComment),
        Role::Byline | Role::Date | Role::Agency | Role::AuthorNote | Role::Publisher => None,
        role if role.is_text() => Some(Sign::TakenForBody),
        _ => Some(Sign::TakenForFrame),
    }
}

fn score(line: &Line<'_>) -> Option<Sign> {
    match line.lead_of_title {
        Some(lead) if lead > 0.0 => Some(Sign::ScoresAsTitle),
        Some(lead) if lead > -3.0 => Some(Sign::ScoresNearTitle),
        _ => Some(Sign::ScoresFarFromTitle),
    }
}

fn length(words: usize) -> Option<Sign> {
    match words {
        1 => Some(Sign::OneWord),
        2 => Some(Sign::TwoWords),
        3 => Some(Sign::ThreeWords),
        4..=5 => Some(Sign::FewWords),
        6..=14 => None,
        15..=20 => Some(Sign::ManyWords),
        _ => Some(Sign::VeryManyWords),
    }
}

fn words(place: &Place) -> impl Iterator<Item = Sign> {
    let lead = match place.of_lead {
        Some(share) if share >= 0.6 => Some(Sign::MostWordsOfLead),
        Some(share) if share >= 0.25 => Some(Sign::SomeWordsOfLead),
        Some(share) if share <= 0.0 => Some(Sign::NoWordOfLead),
        _ => None,
    };
    let text = place.of_text.is_some_and(|share| share >= 0.6).then_some(Sign::MostWordsOfText);
    lead.into_iter().chain(text)
}

fn is_label(line: &Line<'_>) -> bool {
    line.words <= 3 && line.text.chars().count() <= 25 && !line.dated && !line.signed
}

fn is_headline(line: &Line<'_>) -> bool {
    (4..=20).contains(&line.words) && !line.prose && !line.dated && !line.signed
}

fn ends(line: &Line<'_>, marks: &[char]) -> bool {
    line.text.trim_end_matches(['"', '”', '“', '»', '«', ')', '\'', '’']).ends_with(marks)
}

fn is_shouting(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (all, lower) = letters.fold((0, 0), |(all, lower), c| (all + 1, lower + usize::from(c.is_lowercase())));
    all >= 4 && lower * 6 < all && text.chars().any(char::is_uppercase)
}

fn is_like_a_name(line: &Line<'_>) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let in_names = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    (2..=3).contains(&line.words) && line.text.split_whitespace().all(capital) && line.text.chars().all(in_names)
}

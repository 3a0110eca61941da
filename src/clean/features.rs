//! What holds of a line by its shape, its place and its neighbours. The table `data/features.toml` says what each of
//! these speaks for.

use serde::Deserialize;

use super::page::{Line, Page};
use super::rules::{Place, WordingRule};
use super::shape::Ending;
use super::{agencies, credit, wording};
use crate::model::{Role, TimeKind};

/// A question that is asked of every line.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Feature {
    /// No word at all: marks, or a number.
    NoWords,
    /// Up to three words and 25 characters, not ended as a sentence.
    Label,
    /// The length of a headline, from four words on, not ended by a full stop.
    HeadlineLength,
    /// A line of some length that stops without an end mark.
    Unended,
    /// Ends with a full stop, question or exclamation mark.
    SentenceEnd,
    /// Ends with an ellipsis.
    EllipsisEnd,
    /// Ends with a colon.
    ColonEnd,
    /// More than 80 characters.
    Long,
    /// More than 160 characters.
    VeryLong,
    /// More than 320 characters.
    Huge,
    /// A comma or a further sentence inside.
    Punctuated,
    /// Most words in lower case.
    Flowing,
    /// Nearly all letters are capitals.
    Shouting,
    /// Begins with a list mark or a number and a full stop.
    ListMark,
    /// Begins with an opening quotation mark.
    OpensQuote,
    /// Parts divided by bars, arrows or slashes.
    Breadcrumb,
    /// An address of the web, a mail address or a handle is all it is.
    Address,
    /// Nothing but a date, with or without a time.
    OnlyDate,
    /// A date and no more than a few other words.
    DateAndFewWords,
    /// Nothing but a span of time that counts back from the reading ("3 days ago").
    OnlyAge,
    /// The name of a news agency is all it is.
    OnlyAgency,
    /// A few capitalised words, such as a name.
    LikeAName,
    /// A caption or nothing, and then a picture's credit.
    CreditBehindCue,
    /// Nothing but a date, above everything else on the page.
    DateAtTop,
    /// Above everything else on the page.
    FirstOfPage,
    /// Running text before and behind it.
    BetweenProse,
    /// The next line is running text.
    BeforeProse,
    /// The line before is running text.
    AfterProse,
    /// No running text in the neighbourhood.
    FarFromProse,
    /// Three labels in a row around it.
    AmongLabels,
    /// Most of its longer words are used by the page's running text.
    WordsOfTheText,
    /// Most of its longer words are used by the first paragraphs below it.
    WordsOfTheLead,
    /// None of its longer words is used by the page's running text.
    WordsNotOfTheText,
    /// More blank lines before it than is usual on the page.
    WideGap,
    /// The same words were said higher up.
    SaidBefore,
    /// The same words are said further down.
    SaidAgain,
    /// The same words are said in the very next line.
    SaidNext,
    /// Stops without the end of a sentence, and the next line points on to another page.
    BeforeLinkToMore,
    /// The line above starts with its words and goes on, or the other way round.
    PartOfNeighbour,
    /// One of several lines without an end mark that follow one ended by a colon.
    ListBehindColon,
    /// A question that the page asks more than once, each time before an answer.
    QuestionAgain,
    /// One of several headlines with a short text each, or such a text.
    InHeadlineList,
}

impl Feature {
    /// Whether it holds of the line at `at`.
    pub(crate) fn holds(self, page: &Page<'_>, at: usize) -> bool {
        let Some(line) = page.lines.get(at) else { return false };
        let shape = &line.shape;
        match self {
            Self::NoWords => shape.letters == 0,
            Self::Label => is_label(line),
            Self::HeadlineLength => {
                shape.words >= 3
                    && (15..=160).contains(&shape.chars)
                    && shape.ending != Ending::Colon
                    && !ends_with_stop(line)
            }
            Self::Unended => shape.chars > 60 && shape.ending == Ending::Open,
            Self::SentenceEnd => shape.ending == Ending::Sentence && shape.words >= 2,
            Self::EllipsisEnd => shape.ending == Ending::Ellipsis,
            Self::ColonEnd => shape.ending == Ending::Colon,
            Self::Long => shape.chars > 80,
            Self::VeryLong => shape.chars > 160,
            Self::Huge => shape.chars > 320,
            Self::Punctuated => shape.commas + shape.inner_stops > 0 && shape.words > 6,
            Self::Flowing => shape.words >= 4 && (shape.lower_share() > 0.5 || shape.capitals == 0),
            Self::Shouting => shape.letters >= 4 && shape.capital_share() > 0.85,
            Self::ListMark => has_list_mark(line.text),
            Self::OpensQuote => line.text.starts_with(['"', '“', '„', '«', '»', '‘']),
            Self::Breadcrumb => is_breadcrumb(line),
            Self::Address => is_address(line.text),
            Self::OnlyDate => has_date(line) && words_beside_times(line) <= 1,
            Self::DateAndFewWords => has_date(line) && (2..=8).contains(&words_beside_times(line)),
            Self::OnlyAge => is_age(line),
            Self::OnlyAgency => agencies::alone(line.text).is_some(),
            Self::LikeAName => is_like_a_name(line),
            Self::CreditBehindCue => credit::split(line.text).is_some(),
            Self::DateAtTop => at == 0 && Self::OnlyDate.holds(page, at),
            Self::FirstOfPage => at == 0,
            Self::BetweenProse => is_prose(page, at, -1) && is_prose(page, at, 1),
            Self::BeforeProse => is_prose(page, at, 1),
            Self::AfterProse => is_prose(page, at, -1),
            Self::FarFromProse => line.prose_near == 0,
            Self::AmongLabels => {
                let labels = [-2, -1, 1, 2].into_iter().filter(|&by| page.beside(at, by).is_some_and(is_label));
                labels.count() >= 3
            }
            Self::WordsOfTheText => line.topical.0 >= 2 && line.topical.1 * 2 > line.topical.0,
            Self::WordsOfTheLead => line.topical.0 >= 2 && line.leads * 2 > line.topical.0,
            Self::WordsNotOfTheText => line.topical.0 >= 1 && line.topical.1 == 0,
            Self::WideGap => at > 0 && line.gap > page.usual_gap.max(1),
            Self::SaidBefore => line.first_said < at,
            Self::SaidAgain => line.said_again,
            Self::SaidNext => page.beside(at, 1).is_some_and(|next| !line.plain.is_empty() && next.plain == line.plain),
            Self::BeforeLinkToMore => {
                shape.ending != Ending::Sentence && page.beside(at, 1).is_some_and(points_on_to_more)
            }
            Self::ListBehindColon => line.listed,
            Self::QuestionAgain => {
                (line.said_again || line.first_said < at)
                    && line.text.ends_with(['?', '？', '؟'])
                    && is_prose(page, at, 1)
            }
            Self::InHeadlineList => line.in_headline_list,
            Self::PartOfNeighbour => [-1, 1].into_iter().any(|by| {
                page.beside(at, by).is_some_and(|other| {
                    shape.words >= 3 && other.plain != line.plain && other.plain.starts_with(line.plain.as_str())
                })
            }),
        }
    }
}

fn is_prose(page: &Page<'_>, at: usize, by: isize) -> bool {
    page.beside(at, by).is_some_and(|line| line.shape.is_prose())
}

fn is_label(line: &Line<'_>) -> bool {
    line.shape.words <= 3 && line.shape.chars <= 25 && line.shape.ending != Ending::Sentence
}

/// Whether the wording of a line makes it a link to the rest of a teaser.
fn points_on_to_more(line: &Line<'_>) -> bool {
    let teases = |rule: &&WordingRule| rule.place != Place::Anywhere && rule.roles.of(Role::TeaserList) >= 3.0;
    is_label(line) && wording::cues(line.text, &line.plain).iter().any(teases)
}

fn is_like_a_name(line: &Line<'_>) -> bool {
    let shape = &line.shape;
    (2..=4).contains(&shape.words)
        && shape.upper_words == shape.words
        && shape.digits + shape.commas == 0
        && (8..=32).contains(&shape.chars)
        && shape.ending == Ending::Open
        && shape.letters + shape.words + 1 >= shape.chars
}

fn ends_with_stop(line: &Line<'_>) -> bool {
    line.text.ends_with('.') && !line.text.ends_with("..") && line.shape.inner_stops + line.shape.words > 12
}

fn has_list_mark(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    if (1..=2).contains(&digits) {
        return rest.starts_with(". ") || rest.starts_with(") ");
    }
    ["• ", "- ", "* ", "– ", "· ", "▪ ", "‣ "].iter().any(|mark| text.starts_with(mark))
}

fn is_breadcrumb(line: &Line<'_>) -> bool {
    if !line.text.contains(['|', '»', '>', '›', '/', '·', '→']) {
        return false;
    }
    let marks = [" | ", " » ", " > ", " › ", " / ", " · ", " → "];
    let found = marks.iter().map(|mark| line.text.matches(mark).count()).max().unwrap_or(0);
    found >= 2 || (found == 1 && line.shape.words <= 5)
}

fn is_address(text: &str) -> bool {
    let one_word = !text.contains(char::is_whitespace);
    one_word && (text.contains("://") || text.starts_with("www.") || (text.contains('@') && text.len() > 2))
}

pub(super) fn has_date(line: &Line<'_>) -> bool {
    line.times.iter().any(|time| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && time.span.of(line.text).chars().any(|c| c.is_ascii_digit())
    })
}

/// Words of three letters or more outside the line's time expressions.
fn words_beside_times(line: &Line<'_>) -> usize {
    let mut from = 0;
    let mut words = 0;
    let mut count = |part: Option<&str>| {
        let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        words += part.unwrap_or_default().split_whitespace().filter(long).count();
    };
    for time in line.times {
        count(line.text.get(from..time.span.start));
        from = time.span.end;
    }
    count(line.text.get(from..));
    words
}

fn is_age(line: &Line<'_>) -> bool {
    const BACK: [&str; 9] = ["ago", "vor", "hace", "il y a", "fa", "geleden", "temu", "назад", "önce"];
    let padded = format!(" {} ", line.plain);
    line.shape.digits > 0 && line.shape.words <= 5 && BACK.iter().any(|word| padded.contains(&format!(" {word} ")))
}

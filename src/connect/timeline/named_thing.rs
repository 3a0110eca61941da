//! A date that is part of what a thing is called: "the harbour treaty of 1872", "the 1974 elections".

use crate::annotate::time;
use crate::data_file::rows;
use crate::model::{Article, Field, Mention, Precision, RelativeDate, Span, TimeExpression, TimeForm};

/// A thing that is called by its date.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedThing {
    /// What it is called, with its article.
    pub(super) span: Span,
    /// Whether the sentence opens with it, and so tells of it.
    pub(super) opens: bool,
}

/// How many words of a name are looked at.
const LONGEST_NAME: usize = 7;

/// The thing in whose name a time expression stands.
pub(super) fn around(article: &Article, sentence: Span, time: &TimeExpression) -> Option<NamedThing> {
    let is_year = matches!(time.form, TimeForm::Absolute(_)) && time.precision == Some(Precision::Year);
    if !is_year {
        return None;
    }
    let before = article.text.get(sentence.start..time.span.start)?;
    let behind = article.text.get(time.span.end..sentence.end)?;
    let span = match ahead(before) {
        Some(start) => Span::new(sentence.start + start, time.span.end),
        None => {
            let (start, end) = around_year(before, behind)?;
            Span::new(sentence.start + start, time.span.end + end)
        }
    };
    let lead = article.text.get(sentence.start..span.start)?.trim();
    Some(NamedThing { span, opens: lead.is_empty() })
}

/// Whether a thing is called by a day whose year is not told, so that any may be meant: "since the September 11 attacks".
pub(super) fn is_called_by_day(article: &Article, sentence: Span, time: &TimeExpression) -> bool {
    let yearless = matches!(&time.form, TimeForm::Relative(form) if matches!(form.date, RelativeDate::MonthDay { .. }));
    let before = article.text.get(sentence.start..time.span.start);
    let behind = article.text.get(time.span.end..sentence.end);
    yearless && before.zip(behind).is_some_and(|(before, behind)| around_year(before, behind).is_some())
}

/// Whether a day's name is no more than a part of another name: "Bloody Sunday", "the Friday Club", "the Good Friday
/// Agreement".
pub(super) fn is_a_name(article: &Article, sentence: Span, time: &TimeExpression) -> bool {
    let TimeForm::Relative(form) = &time.form else { return false };
    let is_feast = matches!(form.date, RelativeDate::Feast { .. });
    if !is_feast && !matches!(form.date, RelativeDate::Weekday { .. }) {
        return false;
    }
    let from = article.mentions.partition_point(|mention| mention.field != Field::Text);
    let named = |mention: &Mention| mention.span.contains(&time.span) && mention.span != time.span;
    let before = article.text.get(sentence.start..time.span.start).unwrap_or_default().trim_end();
    let behind = article.text.get(time.span.end..sentence.end).unwrap_or_default();
    let goes_on = behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_uppercase));
    let leads = before.rsplit(' ').next().unwrap_or_default();
    article.mentions[from..].iter().any(named) || goes_on && (is_article(leads) || is_feast && leads.is_empty())
}

/// Of "under the harbour treaty of " where "the harbour treaty" starts.
fn ahead(before: &str) -> Option<usize> {
    let name = before.strip_suffix(" of ")?;
    let mut words = name.rsplit(' ').take(LONGEST_NAME);
    let noun = words.next().filter(|word| time::may_be_called_by_year(word))?;
    let mut start = name.len() - noun.len();
    for word in words {
        if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')) {
            break;
        }
        start -= word.len() + 1;
        if is_article(word) {
            return Some(start);
        }
    }
    Some(name.len() - noun.len())
}

/// Of "in the " and " general elections were lost" where "the" starts and where "elections" ends.
fn around_year(before: &str, behind: &str) -> Option<(usize, usize)> {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let start = match last {
        "and" | "or" | "" => before.len(),
        _ if is_article(last) => before.trim_end().len() - last.len(),
        _ => return None,
    };
    let mut end = 0;
    for word in behind.split_inclusive(' ').take(LONGEST_NAME / 2 + 2) {
        let bare = word.trim_end();
        let noun = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if time::may_be_called_by_year(noun) {
            return Some((start, end + noun.len()));
        }
        if bare.len() != noun.len() {
            return None;
        }
        end += word.len();
    }
    None
}

fn is_article(word: &str) -> bool {
    let mut words = rows(include_str!("data/determiners.txt")).flat_map(str::split_whitespace);
    words.any(|article| word.eq_ignore_ascii_case(article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_stands_before_the_year() {
        let before = "Under the Harwick harbour treaty of ";
        assert_eq!(ahead(before).map(|start| &before[start..]), Some("the Harwick harbour treaty of "));
        assert_eq!(ahead("the herd of "), None);
        assert_eq!(ahead("treaty of "), Some(0));
    }

    #[test]
    fn the_name_stands_around_the_year() {
        let behind = " council elections, he lost";
        assert_eq!(around_year("After the ", behind), Some((6, " council elections".len())));
        assert_eq!(around_year("in ", " elections were held"), None);
        assert_eq!(around_year("In the ", " season, elections were held"), None);
    }
}

//! The publication, and the section an article stands in.

use super::claims::{weighed, winning};
use super::evidence::stated;
use super::headline::split_site;
use super::running_head;
use crate::clean::agencies;
use crate::model::{Analysis, Known, Notes, Property, Role, Verdict};

/// The most words that the name of a publication has.
const LONGEST: usize = 6;

/// The publication: declared, or named in a notice, as the source in the byline, behind the headline, by a copyright mark,
/// or at the head of the printed page.
pub(super) fn publisher(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    let declared = &analysis.seed.declared;
    let named = weighed(declared, Property::Publisher).find(|claim| !claim.value.contains("://"));
    if let Some(declared) = winning(declared, Property::Publisher).or(named) {
        return Some(declared.clone());
    }
    let with = |role: Role| verdicts.iter().filter(move |line| line.role == role);
    let notice = with(Role::Publisher).find_map(|line| {
        let name = behind(&line.text, &[" by ", " in ", " von ", " par ", " por ", " da ", " door "])?;
        Some(stated(capitalised(name)?, "a notice of the publisher", line))
    });
    let source = || {
        with(Role::Byline).find_map(|line| {
            let name =
                capitalised(behind(&line.text, &["Source:", "Source :", "Quelle:", "Fuente:", "Fonte:", "Bron:"])?)?;
            agencies::named(&name).is_none().then(|| stated(name, "named as the source", line))
        })
    };
    // The notice at the foot of every page is one of a publication too.
    let copyright = || {
        let notices = with(Role::Legal).chain(with(Role::Recurring));
        notices.into_iter().find_map(|line| Some(stated(holder(&line.text)?, "a copyright notice", line)))
    };
    let behind_title = || {
        with(Role::Title).find_map(|line| {
            let (_, site) = split_site(&line.text, verdicts)?;
            Some(stated(site.to_owned(), "the site's name behind the headline", line))
        })
    };
    let of_page = || running_head::publication(analysis, verdicts);
    notice.or_else(source).or_else(behind_title).or_else(copyright).or_else(of_page)
}

/// What stands behind the first of the marks.
fn behind<'t>(text: &'t str, marks: &[&str]) -> Option<&'t str> {
    let found = marks.iter().filter_map(|mark| Some((text.find(mark)?, mark.len())));
    let (at, length) = found.min()?;
    text.get(at + length..).map(str::trim_start)
}

/// The capitalised words that a text starts with, up to a mark or a label.
fn capitalised(text: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace().take(LONGEST) {
        let inner = matches!(word, "of" | "the" | "and" | "&" | "for" | "de" | "la" | "le" | "der" | "des");
        let capital = word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        let label = word.ends_with(':');
        if label || !(capital || (inner && !words.is_empty())) {
            break;
        }
        words.push(word);
        if word.ends_with([',', ';', '.', ')', '|']) {
            break;
        }
    }
    while words.last().is_some_and(|word| !word.chars().any(char::is_uppercase)) {
        words.pop();
    }
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    (!name.is_empty()).then(|| name.to_owned())
}

/// What a copyright notice says where it names no holder.
const NOTICES: [&str; 6] = ["All", "Alle Rechte", "Tous droits", "Todos", "Tutti", "Alle rechten"];

/// The holder of the rights in a copyright notice: "© 2019 Harbour Press. All rights reserved".
fn holder(text: &str) -> Option<String> {
    let behind = behind(text, &["©", "Copyright"])?;
    let skip = |c: char| !c.is_alphabetic();
    let name = behind.trim_start_matches(skip).trim_start_matches("Copyright").trim_start_matches(skip);
    let name = ["by ", "bei ", "von "].iter().find_map(|by| name.strip_prefix(by)).unwrap_or(name);
    capitalised(name).filter(|name| name.chars().count() > 2 && !NOTICES.iter().any(|notice| name.starts_with(notice)))
}

/// The section: declared, or printed as a path of links or a label at the head of the article.
pub(super) fn section(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    if let Some(declared) = analysis.seed.declared.best(Property::Section) {
        return Some(declared.clone());
    }
    let title = verdicts.iter().position(|line| line.role == Role::Title);
    let text = verdicts.iter().position(|line| line.role.is_text())?;
    let head = verdicts.iter().zip(&analysis.notes).take(text);
    let near = head.skip(title.map_or(text, |title| title.saturating_sub(NEAR)));
    near.filter(|(line, _)| matches!(line.role, Role::Section | Role::Date | Role::PageDate))
        .find_map(|(line, notes)| Some(stated(rubric(line, notes)?, "printed at the head of the article", line)))
}

/// How many lines above the headline a section may stand.
const NEAR: usize = 4;

/// The section that a line names: all of a section line, or what a date line holds besides the date.
fn rubric(line: &Verdict, notes: &Notes) -> Option<String> {
    let behind_date = notes.times.last().map_or(0, |time| time.span.end);
    let rest = line.text.get(behind_date..)?.trim_matches(|c: char| !c.is_alphanumeric());
    let of_date = line.role != Role::Section;
    let words = rest.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let capital = words.clone().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let path = rest.contains(" / ") || rest.contains(" > ") || rest.contains(" » ");
    let fits = (1..=6).contains(&words.count()) && (path || (!of_date && capital));
    (fits && !(of_date && behind_date == 0)).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_name_the_publisher() {
        assert_eq!(capitalised("Harbour Press and sold on Sundays.").as_deref(), Some("Harbour Press"));
        assert_eq!(capitalised("Harbour Times Published: soon").as_deref(), Some("Harbour Times"));
        assert_eq!(capitalised("nobody"), None);
    }

    #[test]
    fn a_copyright_notice_names_its_holder() {
        assert_eq!(holder("© 2019 Harbour Press. All rights reserved").as_deref(), Some("Harbour Press"));
        assert_eq!(holder("Copyright © 2019 by The Harbour Group").as_deref(), Some("The Harbour Group"));
        assert_eq!(holder("© 2019. All rights reserved"), None);
        assert_eq!(holder("© 2019. All Rights Reserved"), None);
    }
}

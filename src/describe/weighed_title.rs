//! A headline that a page declares, freed from the site's name and weighed against the headline it prints.

use super::claims::{plain, weighed};
use super::evidence::stated;
use super::site::Site;
use crate::model::{Analysis, Known, Mark, Property, Role, Verdict};

/// What divides a headline from the names of the site and its section.
const BARS: [&str; 14] =
    [" | ", " – ", " — ", " - ", " » ", " « ", " · ", " • ", " :: ", " : ", " / ", " ‹ ", "|", ": "];

/// Bars that stand in hardly any headline, so that a few words behind them are no part of it.
const TELLING_BARS: [&str; 8] = [" | ", " » ", " « ", " :: ", " ‹ ", " • ", " · ", "|"];

/// Tells where a word may be divided, and is no part of it.
const SOFT_HYPHEN: char = '\u{ad}';

/// How a claim from a heading of the first level is told.
const HEADING: &str = "page's `h1`";

/// The most words that the names of a site and its section have.
const LONGEST: usize = 5;

/// The headline: the printed one where the page declares the same, else the best declared one.
pub(super) fn title(analysis: &Analysis, verdicts: &[Verdict], site: &Site) -> Option<Known<String>> {
    let declared = &analysis.seed.declared;
    let printed = printed(analysis, verdicts);
    let mut others: Vec<&str> = weighed(declared, Property::Title).map(|claim| claim.value.as_str()).collect();
    others.extend(printed.iter().map(|line| line.text.as_str()));
    let mut freed: Vec<Known<String>> = Vec::new();
    for claim in weighed(declared, Property::Title) {
        let value = free(&claim.value, site, &others);
        if !value.is_empty() && !site.is_name(value) {
            freed.push(Known { value: value.replace(SOFT_HYPHEN, ""), evidence: claim.evidence.clone() });
        }
    }
    // Of several first headings, and of headings no one sees, the one that the page's head repeats is the headline.
    let (headings, others): (Vec<_>, Vec<_>) =
        freed.iter().partition::<Vec<&Known<String>>, _>(|claim| claim.evidence.rule == HEADING);
    let among = |claims: &[&Known<String>], text: &str| claims.iter().any(|claim| plain(&claim.value) == plain(text));
    let agreed = printed.iter().find(|line| among(&others, &line.text));
    if agreed.is_none()
        && let Some(heading) = headings.iter().find(|heading| among(&others, &heading.value))
    {
        return Some((*heading).clone());
    }
    let agreed = agreed.or_else(|| printed.iter().find(|line| among(&headings, &line.text)));
    agreed
        .map(|line| {
            stated(line.text.replace(SOFT_HYPHEN, ""), "the headline above the text, which the page declares too", line)
        })
        .or_else(|| freed.into_iter().next())
}

/// The lines that may be the headline.
fn printed<'v>(analysis: &Analysis, verdicts: &'v [Verdict]) -> Vec<&'v Verdict> {
    let title = verdicts.iter().find(|line| line.role == Role::Title);
    let marked = verdicts.iter().zip(&analysis.seed.passages).find(|(_, passage)| passage.marks.has(Mark::TopHeading));
    let headings: Vec<String> = weighed(&analysis.seed.declared, Property::Title)
        .filter(|claim| claim.evidence.rule == HEADING)
        .map(|claim| plain(&claim.value))
        .collect();
    // One line of a heading that is set in several is not the headline.
    let is_part = |line: &Verdict| {
        let line = plain(&line.text);
        headings.iter().any(|whole| *whole != line && (whole.starts_with(&line) || whole.ends_with(&line)))
    };
    title.into_iter().chain(marked.map(|(line, _)| line)).filter(|line| !is_part(line)).collect()
}

/// A headline without the names before and behind it. A part is cut off where it names the site, where what is left
/// is a headline that the page gives elsewhere, or where the bar is one that headlines do not have.
fn free<'t>(title: &'t str, site: &Site, others: &[&str]) -> &'t str {
    let mut title = title.trim();
    while let Some(shorter) = shorter(title, site, others) {
        title = shorter;
    }
    title
}

fn shorter<'t>(title: &'t str, site: &Site, others: &[&str]) -> Option<&'t str> {
    let given = |part: &str| others.iter().any(|other| *other != title && plain(other) == plain(part));
    let words = |part: &str| part.split_whitespace().count();
    for bar in BARS {
        let (Some((head, tail)), Some((front, rest))) = (title.rsplit_once(bar), title.split_once(bar)) else {
            continue;
        };
        let (head, tail, front, rest) = (head.trim(), tail.trim(), front.trim(), rest.trim());
        if words(head) == 0 || words(rest) == 0 {
            continue;
        }
        let is_name = |part: &str| words(part) <= LONGEST && site.names(part);
        let is_telling = TELLING_BARS.contains(&bar) && words(tail) <= LONGEST && words(head) > words(tail);
        // A colon belongs to the headline itself more often than not.
        let colon = bar == ": ";
        if (!colon && given(head)) || (!colon && (is_name(tail) || is_telling) && !is_name(head)) {
            return Some(head);
        }
        if given(rest) || (site.is_name(front) && !is_name(rest)) {
            return Some(rest);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Declared, Origin};

    #[test]
    fn names_of_site_and_section_are_cut_off() {
        let mut declared = Declared::default();
        declared.add(Property::Publisher, Origin::Page, "Harbour Times", "meta");
        let site = Site::of(&declared);
        let free = |title| free(title, &site, &[]);
        assert_eq!(free("Old ferry leaves - Harbour Times"), "Old ferry leaves");
        assert_eq!(free("Harbour Times: Old ferry leaves"), "Old ferry leaves");
        assert_eq!(free("Old ferry leaves | Sport | Harbour Times"), "Old ferry leaves");
        assert_eq!(free("Ferry: it leaves - at last"), "Ferry: it leaves - at last");
        assert_eq!(free("Harbour Times"), "Harbour Times");
        assert_eq!(free(" | "), "|");
    }

    #[test]
    fn a_headline_given_elsewhere_tells_where_to_cut() {
        let site = Site::of(&Declared::default());
        assert_eq!(free("Old ferry leaves - The Quay", &site, &["Old Ferry Leaves"]), "Old ferry leaves");
        assert_eq!(free("Quay: Old ferry leaves", &site, &["Old ferry leaves"]), "Old ferry leaves");
    }
}

//! Title and standfirst.

use super::claims::{plain, weighed, winning};
use super::evidence::{inferred, stated};
use super::site::Site;
use super::weighed_title;
use crate::model::{Analysis, Basis, Evidence, Known, Property, Role, Verdict};

/// How many words of the text stand in for a headline.
const STAND_IN: usize = 10;

/// The headline: declared, printed, or else the first words of the text or of the file's name.
pub(super) fn title(
    analysis: &Analysis,
    verdicts: &[Verdict],
    printed: Option<Known<String>>,
    site: &Site,
) -> Option<Known<String>> {
    let declared = winning(&analysis.seed.declared, Property::Title).cloned();
    let weighed = || weighed_title::title(analysis, verdicts, site);
    declared.or_else(weighed).or(printed).or_else(|| first_words(verdicts)).or_else(|| file_name(&analysis.seed.source))
}

/// A headline and the site's name behind it ("… | Harbour Times"): a name that also stands alone on a line of the
/// page's frame or in its legal notices.
pub(super) fn split_site<'t>(title: &'t str, verdicts: &[Verdict]) -> Option<(&'t str, &'t str)> {
    const LONGEST: usize = 4;
    let bars = [" | ", " – ", " — ", " - "];
    let (headline, site) = bars.iter().find_map(|bar| title.rsplit_once(bar))?;
    let short = site.split_whitespace().count() <= LONGEST && headline.split_whitespace().count() > 2;
    let named = |line: &Verdict| match line.role {
        Role::Legal | Role::Publisher => line.text.contains(site),
        Role::Title => false,
        role => !role.is_text() && line.text.eq_ignore_ascii_case(site),
    };
    (short && verdicts.iter().any(named)).then_some((headline.trim(), site.trim()))
}

/// The standfirst: declared or printed.
pub(super) fn standfirst(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    let printed = || verdicts.iter().find(|line| matches!(line.role, Role::Standfirst | Role::Lead));
    let declared = winning(&analysis.seed.declared, Property::Standfirst).cloned();
    let described =
        || weighed(&analysis.seed.declared, Property::Standfirst).find(|claim| !is_said_below(claim, verdicts));
    declared
        .or_else(|| printed().map(|line| stated(line.text.clone(), "the lines below the headline", line)))
        .or_else(|| described().cloned())
}

/// Whether a page's description is the start of a paragraph: then it says nothing of its own.
fn is_said_below(claim: &Known<String>, verdicts: &[Verdict]) -> bool {
    const COMPARED: usize = 40;
    let start: String = plain(&claim.value).chars().take(COMPARED).collect();
    start.is_empty() || verdicts.iter().any(|line| plain(&line.text).contains(&start))
}

fn first_words(verdicts: &[Verdict]) -> Option<Known<String>> {
    let line = verdicts.iter().find(|line| line.role.is_text())?;
    let mut words = line.text.split_whitespace();
    let start: Vec<&str> = words.by_ref().take(STAND_IN).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    Some(inferred(format!("{}{more}", start.join(" ")), "no headline; the first words of the text", line))
}

fn file_name(source: &str) -> Option<Known<String>> {
    let name = source.rsplit('/').next()?;
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let rule = "no headline and no text; the name of the file".to_owned();
    let evidence = Evidence { basis: Basis::Inferred, text: source.to_owned(), rule, line: None };
    (!words.is_empty()).then(|| Known { value: words.join(" "), evidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_cut_off_where_the_page_names_it() {
        let line =
            |role, text: &str| Verdict { first_line: 1, last_line: 1, text: text.to_owned(), role, why: String::new() };
        let frame = [line(Role::Legal, "© 2019 Harbour Times")];
        let title = "Old ferry leaves | Harbour Times";
        assert_eq!(split_site(title, &frame), Some(("Old ferry leaves", "Harbour Times")));
        assert_eq!(split_site(title, &[]), None);
        assert_eq!(split_site("", &frame), None);
    }

    #[test]
    fn a_file_name_gives_its_words() {
        assert_eq!(file_name("a/ferry-strike_2019.txt").unwrap().value, "ferry strike 2019");
        assert_eq!(file_name("a/.txt"), None);
    }
}

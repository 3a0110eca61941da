//! The news agency an article comes from.

use super::evidence::stated;
use super::names;
use crate::clean::agencies;
use crate::model::{Analysis, Known, Property, Role, Verdict};

/// The agency: declared, declared as the author, alone on a line, in the dateline, in the byline, or at the end of the text.
pub(super) fn agency(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    if let Some(declared) = analysis.seed.declared.best(Property::Agency) {
        return Some(declared.clone());
    }
    let author = analysis.seed.declared.claims(Property::Author).find_map(|claim| {
        let value = of_byline(&claim.known.value)?.to_owned();
        Some(Known { value, evidence: claim.known.evidence.clone() })
    });
    let with = |role: Role| verdicts.iter().filter(move |line| line.role == role);
    let alone = with(Role::Agency).find_map(|line| named(agencies::alone(&line.text), "alone on a line", line));
    let lead = || {
        let line = verdicts.iter().find(|line| line.role == Role::Body)?;
        named(agencies::of_dateline(&line.text), "in the dateline", line)
    };
    let byline = || {
        let head = verdicts.iter().take_while(|line| !line.role.is_text());
        let near = head.skip_while(|line| line.role != Role::Title);
        let opened = near.filter(|line| names::is_opened(&line.text));
        with(Role::Byline).chain(opened).find_map(|line| named(of_byline(&line.text), "in the byline", line))
    };
    let end = || {
        let line = verdicts.iter().rfind(|line| line.role == Role::Body)?;
        named(agencies::at_end(&line.text), "at the end of the text", line)
    };
    author.or(alone).or_else(lead).or_else(byline).or_else(end)
}

fn named(agency: Option<&'static str>, rule: &str, line: &Verdict) -> Option<Known<String>> {
    agency.map(|name| stated(name.to_owned(), rule, line))
}

/// An agency that is a part of a byline of its own.
fn of_byline(text: &str) -> Option<&'static str> {
    let parts = text.split([',', ';', ':', '|', '/', '(', ')', '–', '—', '·', '•', '&']);
    parts.map(str::trim).find_map(|part| {
        let opened = || names::behind_opener(part).and_then(|(_, behind)| agencies::named(behind));
        agencies::named(part).or_else(opened)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::fixture;
    use crate::model::Origin;

    #[test]
    fn an_agency_declared_as_the_author_is_the_agency() {
        let mut analysis = fixture::page("The old ferry leaves on Sunday.");
        analysis.seed.declared.add(Property::Author, Origin::Page, "Anna Petrossian, dpa", "page's `meta` `author`");
        let found = agency(&analysis, &[]).unwrap();
        assert_eq!((found.value.as_str(), found.evidence.text.as_str()), ("dpa", "Anna Petrossian, dpa"));
    }

    #[test]
    fn an_agency_signs_a_byline() {
        assert_eq!(of_byline("By Reuters"), Some("Reuters"));
        assert_eq!(of_byline("Anna Petrossian/dpa"), Some("dpa"));
        assert_eq!(of_byline("By Anna Petrossian"), None);
    }
}

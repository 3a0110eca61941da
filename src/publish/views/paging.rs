//! Long lists in pages: how many there are, where each lies, and the links from one to the next.

use serde::Serialize;

use crate::publish::addresses::relative;
use crate::publish::strings::Strings;

/// Entries on one page of a list.
pub(crate) const PAGE: usize = 100;

/// One page of a long list.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a, T> {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// How many there are, at least one.
    pub(crate) of: usize,
    /// Its address inside the site.
    pub(crate) path: String,
    /// Its entries.
    pub(crate) entries: &'a [T],
    first: String,
}

/// Cuts a list into pages. The first lies at `first`, which ends in `index.html`, the others in `page/N/` beside it. An
/// empty list has one empty page.
pub(crate) fn parts<'a, T>(entries: &'a [T], size: usize, first: &str) -> Vec<Part<'a, T>> {
    let of = entries.len().div_ceil(size).max(1);
    (0..of)
        .map(|at| Part {
            number: at + 1,
            of,
            path: address(first, at + 1),
            entries: &entries[at * size..entries.len().min((at + 1) * size)],
            first: first.to_owned(),
        })
        .collect()
}

fn address(first: &str, number: usize) -> String {
    if number == 1 {
        return first.to_owned();
    }
    format!("{}page/{number}/index.html", first.strip_suffix("index.html").unwrap_or(first))
}

impl<T> Part<'_, T> {
    /// ` (page 2 of 9)` behind a title, nothing on the only or first page.
    pub(crate) fn suffix(&self, strings: &Strings) -> String {
        if self.number == 1 {
            return String::new();
        }
        strings.fill("page.part", &[("number", &self.number.to_string()), ("of", &self.of.to_string())])
    }

    /// The links to the neighbours and to every page, where there is more than one.
    pub(crate) fn pager(&self) -> Option<Pager> {
        if self.of == 1 {
            return None;
        }
        let link = |number| relative(&self.path, &address(&self.first, number));
        Some(Pager {
            previous: (self.number > 1).then(|| link(self.number - 1)),
            next: (self.number < self.of).then(|| link(self.number + 1)),
            number: self.number,
            of: self.of,
            near: near(self.number, self.of).map(|number| Step { number, href: link(number) }).collect(),
        })
    }
}

/// The pages a pager lists: both ends, this one and those about it, so that its length does not grow with the list.
fn near(number: usize, of: usize) -> impl Iterator<Item = usize> {
    let step = of.div_ceil(8).max(1);
    (1..=of).filter(move |&page| page == 1 || page == of || page.abs_diff(number) <= 2 || page % step == 0)
}

/// Links between the pages of a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Pager {
    previous: Option<String>,
    next: Option<String>,
    number: usize,
    of: usize,
    near: Vec<Step>,
}

/// A link to one page of a list.
#[derive(Clone, Debug, Serialize)]
struct Step {
    number: usize,
    href: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_on_one_page_and_every_page_is_linked() {
        let entries: Vec<usize> = (0..250).collect();
        let parts = parts(&entries, PAGE, "topics/a/index.html");
        assert_eq!(parts.iter().map(|part| part.entries.len()).sum::<usize>(), 250);
        assert_eq!(parts[1].path, "topics/a/page/2/index.html");
        let pager = parts[1].pager().unwrap();
        assert_eq!(pager.previous.as_deref(), Some("../../index.html"));
        assert_eq!(pager.next.as_deref(), Some("../3/index.html"));
        assert_eq!(super::parts::<usize>(&[], PAGE, "a/index.html").len(), 1);
    }
}

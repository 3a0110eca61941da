//! The lines of a text in; out comes which of them stand at the edges of its printed pages: page numbers, and running
//! heads that say the same on page after page but for the number.
//!
//! Where form feeds part the pages, the outermost lines of each are compared with those of its neighbours; a few
//! characters may differ, as they do when a machine read them. Without form feeds a line is a running head only if its
//! words come back at a distance of a page, at least three times, each time with a higher number. The outermost line of a
//! lone page has nothing to be compared with: it is one if it holds a date, and a page's number or hardly a small letter.

use std::collections::HashMap;

use super::Line;

/// How many lines at the top and at the bottom of a page may be its frame.
const EDGE: usize = 2;

/// Lines with more words than this are text.
const LONGEST: usize = 12;

/// How alike the words of running heads are.
const ALIKE: f64 = 0.8;

/// A page has at least so many lines between its head and the next, where nothing else parts pages.
const PAGE: u32 = 15;

/// How often a line comes back at least, where nothing else parts pages.
const OFTEN: usize = 3;

/// Of how many percent of the lines the first letter is a small one, at least, where text is printed in columns.
const RUNNING_ON: usize = 30;

/// Which lines are page numbers and running heads.
pub(in crate::read) fn find(lines: &[Line]) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let pages = pages(lines);
    if pages.len() > 1 {
        at_edges(lines, &pages, &mut heads)
    } else {
        coming_back(lines, &mut heads)
    }
    let running = lines.iter().filter(|line| line.text.starts_with(char::is_lowercase)).count();
    if running * 100 >= lines.len() * RUNNING_ON {
        let edges = pages.iter().flat_map(|page| [page.start, page.end.saturating_sub(1)]);
        edges.for_each(|at| heads[at] |= is_dated_head(&lines[at].text));
    }
    heads
}

/// Whether a line is made as the running heads of newspapers are: of few words, with a day and a year in figures, and
/// either in capitals or with a page's number at one of its ends.
fn is_dated_head(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &&str| (word.len() <= 4).then(|| word.parse::<u32>().ok()).flatten();
    let is_year = |word: &&str| number(word).is_some_and(|number| (1600..2100).contains(&number));
    let is_day = |word: &&str| number(word).is_some_and(|number| (1..32).contains(&number));
    let Some(year) = words.iter().position(is_year) else { return false };
    let dated = words[year.saturating_sub(2)..year].iter().any(is_day);
    let is_page = |at: Option<&&str>| at.and_then(number).is_some_and(|number| number < 1_000);
    let begins = is_page(words.first()) || words.first().is_some_and(|word| word.len() <= 5) && is_page(words.get(1));
    let numbered = year > 3 && begins || words.len() > year + 1 && is_page(words.last());
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count() * 10 >= letters().count() * 9;
    dated && words.len() <= LONGEST && letters().count() > 3 && (numbered || capitals)
}

/// The lines of each page.
fn pages(lines: &[Line]) -> Vec<std::ops::Range<usize>> {
    let mut pages: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(page) if lines[page.start].page == line.page => page.end = at + 1,
            _ => pages.push(at..at + 1),
        }
    }
    pages
}

/// A line of a page's edge: its letters, and its last number.
struct Edge {
    at: usize,
    letters: String,
    number: Option<u32>,
}

impl Edge {
    fn of(at: usize, line: &Line) -> Option<Self> {
        if line.text.split(' ').count() > LONGEST {
            return None;
        }
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        Some(Self { at, letters, number: last_number(&line.text) })
    }

    /// Whether two lines, `pages` pages apart, say the same of their pages.
    fn is_like(&self, other: &Self, pages: u32) -> bool {
        let counts = self.number.zip(other.number).is_some_and(|(a, b)| a + pages == b);
        if self.letters.chars().count() < 4 || other.letters.chars().count() < 4 {
            return counts && self.letters == other.letters;
        }
        strsim::normalized_levenshtein(&self.letters, &other.letters) >= ALIKE
    }
}

fn at_edges(lines: &[Line], pages: &[std::ops::Range<usize>], heads: &mut [bool]) {
    let edges: Vec<[Vec<Edge>; 2]> = pages
        .iter()
        .map(|page| {
            let edge = EDGE.min(page.len() / 4).max(1).min(page.len());
            let of = |range: std::ops::Range<usize>| range.filter_map(|at| Edge::of(at, &lines[at])).collect();
            [of(page.start..page.start + edge), of(page.end - edge..page.end)]
        })
        .collect();
    for (at, page) in edges.iter().enumerate() {
        // Left and right pages may have heads of their own.
        for (by, other) in edges.iter().enumerate().skip(at + 1).take(2).map(|(other, edge)| (other - at, edge)) {
            for (own, others) in page.iter().zip(other) {
                for edge in own {
                    let distance = u32::try_from(by).unwrap_or(1);
                    if let Some(like) = others.iter().find(|other| edge.is_like(other, distance)) {
                        heads[edge.at] = true;
                        heads[like.at] = true;
                    }
                }
            }
        }
    }
}

fn coming_back(lines: &[Line], heads: &mut [bool]) {
    if lines.last().is_none_or(|last| last.number < PAGE * 2) {
        return;
    }
    let mut alike: HashMap<String, Vec<(usize, u32)>> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.length <= 80) {
        let Some(number) = last_number(&line.text) else { continue };
        if let Some(edge) = Edge::of(at, line).filter(|edge| edge.letters.is_empty() || edge.letters.len() > 3) {
            alike.entry(edge.letters).or_default().push((at, number));
        }
    }
    for places in alike.into_values().filter(|places| places.len() >= OFTEN) {
        let regular = places.windows(2).all(|pair| {
            let ((a, first), (b, second)) = (pair[0], pair[1]);
            lines[a].number + PAGE <= lines[b].number && (first + 1..=first + 2).contains(&second)
        });
        if regular {
            places.iter().for_each(|&(at, _)| heads[at] = true);
        }
    }
}

/// The last number of a line, if it is short enough to be that of a page.
fn last_number(text: &str) -> Option<u32> {
    let number = text.split(|c: char| !c.is_ascii_digit()).rfind(|number| !number.is_empty())?;
    (number.len() <= 4).then(|| number.parse().ok())?
}

#[cfg(test)]
mod tests {
    use crate::read::text::lines;

    fn found(text: &str) -> Vec<String> {
        let lines = lines(text);
        let heads = super::find(&lines);
        lines.into_iter().zip(heads).filter(|(_, head)| *head).map(|(line, _)| line.text).collect()
    }

    #[test]
    fn heads_of_printed_pages_are_found_though_a_letter_differs() {
        let bodies = [
            "The council met on Monday\nto talk about the ferry\nand adjourned at eleven\nwithout a vote.\n",
            "Residents had asked for\na cheaper plan, which was\nturned down last year\nby the mayor.\n",
            "It is to sail in the spring\nif the pier is finished\nand the boats arrive\nfrom the yard.\n",
        ];
        let heads = ["HARBOUR GAZETTE 3", "HARB0UR GAZETTE 4", "HARBOUR GAZETTE 5"];
        let text =
            bodies.iter().zip(heads).map(|(body, head)| format!("{head}\n{body}")).collect::<Vec<_>>().join("\u{c}");
        assert_eq!(found(&text), heads);
        let text = format!("{}3\n\u{c}{}4\n\u{c}{}", bodies[0], bodies[1], bodies[2]);
        assert_eq!(found(&text), ["3", "4"]);
    }

    #[test]
    fn a_lone_page_has_its_head_at_an_edge_with_a_date() {
        let body = "the council met on Monday\nto talk about the ferry\nand adjourned at eleven\nwithout a vote.\n";
        for head in [
            "3 THE HARBOUR GAZETTE, SATURDAY, MAY 14, 1921.",
            "THE HARBOUR GAZETTE, 14 MAY 1921",
            "The Harbour Gazette, May 14, 1921, page 3",
            "Page 3  The Harbour Gazette  Saturday, May 14, 1921",
        ] {
            assert_eq!(found(&format!("{head}\n\n{body}")).len(), 1, "{head}");
            assert_eq!(found(&format!("{body}\n{head}\n")).len(), 1, "{head}");
            assert!(found(&format!("{body}{head}\n{body}")).is_empty(), "{head}");
        }
        for line in
            ["FERRY DISASTER OF 1890", "Saturday, May 14, 1921", "14 May 1921", "It was founded on May 14, 1921."]
        {
            assert!(found(&format!("{line}\n\n{body}")).is_empty(), "{line}");
        }
    }

    #[test]
    fn without_form_feeds_numbers_have_to_count_pages() {
        let body: String =
            (0..20).map(|line| format!("Words of line {} of the text, all of them\n", "x".repeat(line))).collect();
        let page = |number: u32| format!("{body}Harbour Gazette, page {number}\n");
        assert_eq!(found(&(page(7) + &page(8) + &page(9))).len(), 3);
        assert!(found(&(page(7) + &page(8) + &page(5))).is_empty());
        assert!(found("1.\n2.\n3.\n4.\n").is_empty());
    }
}

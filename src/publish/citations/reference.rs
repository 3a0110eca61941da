//! Article in, what a citation needs of it out: names in parts, a date as fine as it is known, every value on one line.

use chrono::{Datelike, NaiveDate};

use crate::data_file::rows;
use crate::model::{Article, Basis, DateRange, Dated, Known};
use crate::publish::single_line::single_line;

/// What all styles cite an article by.
#[derive(Clone, Debug)]
pub(in crate::publish) struct Reference {
    /// Unique key from content: author or publication, year, hash of the article's id.
    pub(super) key: String,
    pub(super) title: Title,
    /// The persons who wrote it, else the agency.
    pub(super) authors: Vec<Name>,
    pub(super) newspaper: Option<String>,
    pub(super) section: Option<String>,
    pub(super) issued: Option<Issued>,
    /// The day the page was fetched, where it says so.
    pub(super) accessed: Option<NaiveDate>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// A headline.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) text: String,
    /// Whether it is not the article's own.
    pub(super) supplied: bool,
}

/// An author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A person's name that could be divided.
    Person { given: String, family: String, suffix: Option<String> },
    /// A body's name, or one that must not be divided.
    Literal(String),
}

/// When an article appeared.
#[derive(Clone, Debug)]
pub(super) struct Issued {
    pub(super) range: DateRange,
    pub(super) when: When,
    /// Whether it was worked out and is not printed anywhere.
    pub(super) supplied: bool,
}

/// The finest date of a citation that holds a whole range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    Month { year: i32, month: u32 },
    Year(i32),
    Years(i32, i32),
}

impl Reference {
    /// Gathers what is known of an article. `page` is its page's address in the dossier.
    pub(in crate::publish) fn to(article: &Article, page: Option<&str>) -> Self {
        let about = &article.about;
        let text = |known: &Option<Known<String>>| known.as_ref().map(|known| single_line(&known.value));
        let mut authors: Vec<Name> = about.authors.iter().map(|author| Name::of_person(&author.value)).collect();
        if authors.is_empty() {
            authors.extend(text(&about.agency).map(Name::Literal));
        }
        let newspaper = text(&about.publisher).or_else(|| text(&about.agency));
        let issued = about.published.as_ref().map(Issued::on);
        Self {
            key: key(article, &authors, newspaper.as_deref(), issued.as_ref()),
            title: Title {
                text: single_line(article.title()),
                supplied: about.title.as_ref().is_none_or(|title| title.evidence.basis == Basis::Inferred),
            },
            authors,
            newspaper,
            section: text(&about.section),
            issued,
            accessed: about.fetched.as_ref().map(|known| known.value),
            url: text(&about.url).or_else(|| page.map(single_line)),
            language: text(&about.language),
        }
    }
}

impl Issued {
    fn on(dated: &Dated) -> Self {
        let DateRange { earliest, latest } = dated.range;
        let when = if earliest == latest {
            When::Day(earliest)
        } else if earliest.year() != latest.year() {
            When::Years(earliest.year(), latest.year())
        } else if earliest.month() == latest.month() {
            When::Month { year: earliest.year(), month: earliest.month() }
        } else {
            When::Year(earliest.year())
        };
        Self { range: dated.range, when, supplied: dated.basis == Basis::Inferred }
    }

    /// Remark for formats that can neither mark a date as worked out nor hold a stretch of years.
    pub(super) fn note(&self) -> Option<String> {
        let DateRange { earliest, latest } = self.range;
        match self.when {
            When::Day(day) if self.supplied => Some(format!("Date worked out, not printed: {day}")),
            _ if self.supplied => Some(format!("Date worked out, not printed: between {earliest} and {latest}")),
            When::Years(first, last) => Some(format!("Dated {first} to {last}")),
            _ => None,
        }
    }
}

impl Name {
    /// Divides a person's name: `Given Family`, `Family, Given`, surnames with particles, `Jr.` behind them. A single
    /// word, or a name in a script that writes no spaces, stays whole.
    fn of_person(name: &str) -> Self {
        let name = single_line(name);
        if let Some((family, given)) = name.split_once(", ").filter(|(_, given)| !is_suffix(given)) {
            return Self::Person { given: given.to_owned(), family: family.to_owned(), suffix: None };
        }
        let mut words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let suffix = words.pop_if(|last| is_suffix(last)).map(str::to_owned);
        let Some(mut family) = words.len().checked_sub(1).filter(|&last| last > 0) else {
            return Self::Literal(name);
        };
        while family > 1 && is_particle(words[family - 1]) {
            family -= 1;
        }
        Self::Person { given: words[..family].join(" "), family: words[family..].join(" "), suffix }
    }

    /// The part that sorts: the surname, or the whole name.
    pub(super) fn family(&self) -> &str {
        match self {
            Self::Person { family, .. } => family,
            Self::Literal(name) => name,
        }
    }

    /// `Family, Given, Suffix`.
    pub(super) fn inverted(&self) -> String {
        match self {
            Self::Person { given, family, suffix: Some(suffix) } => format!("{family}, {given}, {suffix}"),
            Self::Person { given, family, suffix: None } => format!("{family}, {given}"),
            Self::Literal(name) => name.clone(),
        }
    }

    /// `Given Family Suffix`.
    pub(super) fn straight(&self) -> String {
        match self {
            Self::Person { given, family, suffix: Some(suffix) } => format!("{given} {family} {suffix}"),
            Self::Person { given, family, suffix: None } => format!("{given} {family}"),
            Self::Literal(name) => name.clone(),
        }
    }
}

fn is_particle(word: &str) -> bool {
    let word = word.to_lowercase();
    rows(include_str!("data/particles.txt")).any(|particle| particle == word)
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}

fn key(article: &Article, authors: &[Name], newspaper: Option<&str>, issued: Option<&Issued>) -> String {
    let name = slug::slugify(authors.first().map(Name::family).or(newspaper).unwrap_or_default());
    let year = issued.and_then(|issued| match issued.when {
        When::Day(day) => Some(day.year()),
        When::Month { year, .. } | When::Year(year) => Some(year),
        When::Years(..) => None,
    });
    let year = year.map_or_else(|| "nd".to_owned(), |year| year.to_string());
    let hash = blake3::hash(article.id.as_bytes()).to_hex();
    format!("{}-{year}-{}", if name.is_empty() { "article" } else { &name }, &hash[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> String {
        Name::of_person(name).inverted()
    }

    #[test]
    fn names_are_divided_where_that_is_safe() {
        assert_eq!(name("Mara Kessler"), "Kessler, Mara");
        assert_eq!(name("Pieter van der Meer"), "van der Meer, Pieter");
        assert_eq!(name("Anna Maria de la Cruz"), "de la Cruz, Anna Maria");
        assert_eq!(name("Kessler, Mara"), "Kessler, Mara");
        assert_eq!(name("Otis Grey, Jr."), "Grey, Otis, Jr.");
        assert_eq!(name("Van Morris"), "Morris, Van");
        assert_eq!(name("Suharso"), "Suharso");
        assert_eq!(name("山田太郎"), "山田太郎");
        assert_eq!(name(""), "");
        assert_eq!(name(",  ,"), ",  ,".replace("  ", " "));
    }

    #[test]
    fn a_date_is_cited_as_finely_as_it_is_known() {
        let when = |earliest: &str, latest: &str| {
            let range = DateRange { earliest: earliest.parse().unwrap(), latest: latest.parse().unwrap() };
            let precision = crate::model::Precision::Interval;
            Issued::on(&Dated { range, time: None, precision, basis: Basis::Inferred, evidence: Vec::new() }).when
        };
        assert_eq!(when("2019-05-02", "2019-05-02"), When::Day("2019-05-02".parse().unwrap()));
        assert_eq!(when("2019-05-02", "2019-05-20"), When::Month { year: 2019, month: 5 });
        assert_eq!(when("2019-05-02", "2019-08-20"), When::Year(2019));
        assert_eq!(when("2019-12-30", "2020-01-02"), When::Years(2019, 2020));
    }
}

//! Reference in, a citation for a reader out: APA 7, Chicago 17 (bibliography), MLA 9, newspaper forms.

use chrono::{Datelike, NaiveDate};

use super::reference::{Issued, Name, Reference, Title, When};

/// The styles are English ones, whatever the site's language.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// MLA abbreviates months of more than four letters.
const MLA_MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

/// `Kessler, M. (2019, May 2). Title. Newspaper. Address`
pub(super) fn apa(reference: &Reference) -> String {
    let date = format!("({}).", apa_date(reference.issued.as_ref()));
    let title = stop(&bracketed(&reference.title));
    let mut parts = if reference.authors.is_empty() {
        vec![title, date]
    } else {
        vec![stop(&apa_names(&reference.authors)), date, title]
    };
    parts.extend(newspaper(reference).map(stop));
    match (&reference.url, reference.accessed.filter(|_| reference.issued.is_none())) {
        (Some(url), Some(day)) => parts.push(format!("Retrieved {}, from {url}", month_first(day))),
        (Some(url), None) => parts.push(url.clone()),
        (None, _) => {}
    }
    parts.join(" ")
}

/// `Kessler, Mara. “Title.” Newspaper, May 2, 2019. Address.`
pub(super) fn chicago(reference: &Reference) -> String {
    let mut parts = Vec::new();
    let mut place = newspaper(reference).map(str::to_owned);
    if !reference.authors.is_empty() {
        parts.push(stop(&chicago_names(&reference.authors)));
    } else if let Some(newspaper) = place.take() {
        // Where nobody signed, the newspaper stands in the author's place.
        parts.push(stop(&newspaper));
    }
    parts.push(quoted(&reference.title));
    let date = chicago_date(reference.issued.as_ref());
    parts.push(stop(&place.map_or_else(|| date.clone(), |place| format!("{place}, {date}"))));
    parts.extend(accessed(reference).map(|day| format!("Accessed {}.", month_first(day))));
    parts.extend(reference.url.as_deref().map(stop));
    parts.join(" ")
}

/// `Kessler, Mara. “Title.” Newspaper, 2 May 2019, Address.`
pub(super) fn mla(reference: &Reference) -> String {
    let mut parts = Vec::new();
    if !reference.authors.is_empty() {
        parts.push(stop(&mla_names(&reference.authors)));
    }
    parts.push(quoted(&reference.title));
    let date = reference.issued.as_ref().map(mla_date);
    let container: Vec<String> =
        newspaper(reference).map(str::to_owned).into_iter().chain(date).chain(reference.url.clone()).collect();
    if !container.is_empty() {
        parts.push(stop(&container.join(", ")));
    }
    parts.extend(accessed(reference).map(|day| format!("Accessed {}.", day_first(day))));
    parts.join(" ")
}

/// The newspaper, unless the author's place already says the same.
fn newspaper(reference: &Reference) -> Option<&str> {
    let newspaper = reference.newspaper.as_deref()?;
    (!matches!(reference.authors.as_slice(), [Name::Literal(name)] if name == newspaper)).then_some(newspaper)
}

/// The day of access, which matters where nobody printed a date.
fn accessed(reference: &Reference) -> Option<NaiveDate> {
    let is_dated = reference.issued.as_ref().is_some_and(|issued| !issued.supplied);
    reference.accessed.filter(|_| !is_dated && reference.url.is_some())
}

/// Family name and initials; of more than twenty names the first nineteen and the last.
fn apa_names(names: &[Name]) -> String {
    let written: Vec<String> = names
        .iter()
        .map(|name| match name {
            Name::Person { given, family, suffix } => {
                let suffix = suffix.as_ref().map(|suffix| format!(", {suffix}")).unwrap_or_default();
                format!("{family}, {}{suffix}", initials(given))
            }
            Name::Literal(name) => name.clone(),
        })
        .collect();
    match written.as_slice() {
        [name] => name.clone(),
        [first @ .., last] if first.len() < 20 => format!("{}, & {last}", first.join(", ")),
        [first @ .., last] => format!("{}, . . . {last}", first[..19].join(", ")),
        [] => String::new(),
    }
}

/// The first name inverted; of more than ten the first seven.
fn chicago_names(names: &[Name]) -> String {
    let written = first_inverted(names);
    match written.as_slice() {
        [first @ .., last] if (1..10).contains(&first.len()) => format!("{}, and {last}", first.join(", ")),
        [_, _, ..] => format!("{}, et al.", written[..7].join(", ")),
        _ => written.concat(),
    }
}

/// The first name inverted; of more than two only the first.
fn mla_names(names: &[Name]) -> String {
    match first_inverted(names).as_slice() {
        [first, second] => format!("{first}, and {second}"),
        [first, _, ..] => format!("{first}, et al."),
        one => one.concat(),
    }
}

fn first_inverted(names: &[Name]) -> Vec<String> {
    names.iter().enumerate().map(|(at, name)| if at == 0 { name.inverted() } else { name.straight() }).collect()
}

/// `Jean-Paul M.` becomes `J.-P. M.`
fn initials(given: &str) -> String {
    let initial = |part: &str| part.chars().next().map(|first| format!("{}.", first.to_uppercase()));
    let words = given.split([' ', '.']).filter(|word| !word.is_empty());
    let words = words.map(|word| word.split('-').filter_map(initial).collect::<Vec<_>>().join("-"));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

fn apa_date(issued: Option<&Issued>) -> String {
    let Some(issued) = issued else { return "n.d.".to_owned() };
    let date = match issued.when {
        When::Day(day) => format!("{}, {} {}", day.year(), month_name(day.month()), day.day()),
        When::Month { year, month } => format!("{year}, {}", month_name(month)),
        When::Year(year) => year.to_string(),
        When::Years(first, last) => format!("{first}–{last}"),
    };
    if issued.supplied { format!("ca. {date}") } else { date }
}

fn chicago_date(issued: Option<&Issued>) -> String {
    let Some(issued) = issued else { return "n.d.".to_owned() };
    supplied(
        issued,
        match issued.when {
            When::Day(day) => month_first(day),
            When::Month { year, month } => format!("{} {year}", month_name(month)),
            When::Year(year) => year.to_string(),
            When::Years(first, last) => format!("{first}–{last}"),
        },
    )
}

fn mla_date(issued: &Issued) -> String {
    supplied(
        issued,
        match issued.when {
            When::Day(day) => day_first(day),
            When::Month { year, month } => format!("{} {year}", mla_month(month)),
            When::Year(year) => year.to_string(),
            When::Years(first, last) => format!("{first}–{last}"),
        },
    )
}

/// A date that no print bears stands in brackets.
fn supplied(issued: &Issued, date: String) -> String {
    if issued.supplied { format!("[{date}?]") } else { date }
}

fn month_first(day: NaiveDate) -> String {
    format!("{} {}, {}", month_name(day.month()), day.day(), day.year())
}

fn day_first(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), mla_month(day.month()), day.year())
}

fn mla_month(number: u32) -> &'static str {
    MLA_MONTHS[(number as usize + 11) % 12]
}

/// A title that is not the article's own stands in brackets.
fn bracketed(title: &Title) -> String {
    if title.supplied { format!("[{}]", title.text) } else { title.text.clone() }
}

/// The title in quotation marks with its full stop inside; quotation marks in it become single ones.
fn quoted(title: &Title) -> String {
    if title.supplied {
        return stop(&bracketed(title));
    }
    let inner = single_quotes(&title.text);
    let inner = match inner.strip_suffix('’').filter(|_| title.text.ends_with(['"', '”'])) {
        Some(before) => format!("{}’", stop(before)),
        None => stop(&inner),
    };
    format!("“{inner}”")
}

fn single_quotes(text: &str) -> String {
    let mut before = ' ';
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        single.push(match c {
            '“' | '„' => '‘',
            '”' => '’',
            '"' if before.is_whitespace() || "([—–-".contains(before) => '‘',
            '"' => '’',
            other => other,
        });
        before = c;
    }
    single
}

/// The text with a full stop, unless it ends in one or in a stronger mark.
fn stop(text: &str) -> String {
    let end = text.trim_end_matches(['’', '”', '"']);
    if end.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}

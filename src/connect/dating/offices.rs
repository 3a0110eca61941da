//! The offices that an article gives to people in, what these say of its day out.
//!
//! "Prime Minister X" is not written before X took office, and where the sentence looks from the day of writing, not
//! after X left it; "former Prime Minister X" not before that. Terms of office are known from two sources: a table of
//! public offices ([`Terms`], `data/terms.tsv`), and the dated articles ([`Sightings`]): whom they call by an office
//! from one day to another, and by another office, or as a former holder, from a later day on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::clue::{self, Clue, Softness};
use super::events::times_in;
use crate::annotate::time;
use crate::connect::entities;
use crate::connect::timeline::content_words;
use crate::model::{Article, ArticleIndex, DateRange, EntityKind, Field, Mention, RelativeDate, Span, TimeForm};

/// How long somebody is new in an office, in days.
const NEW: u64 = 400;
/// How many words before an office are read, names of places counting as one.
const LONGEST_SCOPE: usize = 4;

/// The offices, the longer names first.
static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut offices: Vec<&str> = rows(include_str!("data/offices.txt")).collect();
    offices.sort_by_key(|office| std::cmp::Reverse(office.len()));
    offices
});

/// Words that may stand before a public office.
static SCOPES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| rows(include_str!("data/scopes.txt")).collect());

/// Terms of public offices by the holder's name as in an entity's id.
static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let mut terms = Terms::new();
    for row in rows(include_str!("data/terms.tsv")) {
        let mut columns = row.split('\t');
        let (Some(offices), Some(names), Some(from), to) =
            (columns.next(), columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let Ok(earliest) = from.parse() else { continue };
        let latest = to.and_then(|day| day.parse().ok()).unwrap_or(NaiveDate::MAX);
        for (name, office) in names.split(", ").flat_map(|name| offices.split(", ").map(move |office| (name, office))) {
            terms.entry((slug::slugify(name), office)).or_default().push(DateRange { earliest, latest });
        }
    }
    terms
});

type Terms = BTreeMap<(String, &'static str), Vec<DateRange>>;

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// How an article puts a person to an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Holds it.
    Holds,
    /// Has just taken it.
    New,
    /// Held it once.
    Former,
}

/// A person with an office, as an article calls them.
#[derive(Clone, Copy, Debug)]
struct Called<'a> {
    entity: &'a str,
    office: &'static str,
    standing: Standing,
    span: Span,
}

/// The people of an article's text with their offices.
fn called(article: &Article) -> impl Iterator<Item = Called<'_>> {
    let people =
        article.mentions.iter().filter(|mention| mention.kind == EntityKind::Person && mention.field == Field::Text);
    people.filter_map(|mention| {
        let (office, standing) = office(article, mention)?;
        Some(Called { entity: &mention.entity, office, standing, span: mention.span })
    })
}

/// The office of a mention and how it is put; none where the words around leave that open ("then", "acting"), or where it
/// is that of a body ("party president").
fn office(article: &Article, mention: &Mention) -> Option<(&'static str, Standing)> {
    let title = mention.title.as_deref()?.to_lowercase();
    let is_whole =
        |office: &&&str| title.strip_suffix(**office).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    let office = *OFFICES.iter().find(is_whole)?;
    let sentence = article.sentence_at(mention.span.start)?;
    let before = Span::new(sentence.start, mention.span.start).of(&article.text).trim_end();
    let behind = Span::new(mention.span.end, sentence.end).of(&article.text);
    let (start, end) = if before.to_ascii_lowercase().ends_with(office) {
        let end = sentence.start + before.len();
        (end - office.len(), end)
    } else {
        let start = mention.span.end + behind.to_ascii_lowercase().find(office)?;
        (start, start + office.len())
    };
    if is_of_a_body(article.text.get(end..sentence.end)?) {
        return None;
    }
    let from = if start < mention.span.start { sentence.start } else { mention.span.end };
    Some((office, standing(article, Span::new(from, start))?))
}

/// Whether what goes on behind an office names a body: "president of the chamber of trade".
fn is_of_a_body(behind: &str) -> bool {
    let Some(named) = behind.strip_prefix(" of ") else { return false };
    let mut words =
        named.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty() && *word != "the");
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    !entities::is_of_a_country(first) && !entities::is_of_a_country(&format!("{first} {second}"))
}

/// How the words before an office put it, read from the office on.
fn standing(article: &Article, before: Span) -> Option<Standing> {
    let mut at = before.start;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for piece in before.of(&article.text).split_inclusive(|c: char| c.is_whitespace() || c == '-') {
        words.push((at, bare(piece)));
        at += piece.len();
    }
    words.retain(|(_, word)| !word.is_empty());
    let mut standing = Standing::Holds;
    for _ in 0..LONGEST_SCOPE {
        let Some(&(at, word)) = words.last() else { break };
        let lower = word.to_lowercase();
        match lower.as_str() {
            "former" | "ex" | "onetime" => return Some(Standing::Former),
            "then" | "acting" | "interim" | "late" | "outgoing" | "incoming" | "future" | "vice" | "deputy" => {
                return None;
            }
            "new" => standing = Standing::New,
            _ => {}
        }
        let named = (1..=words.len().min(3)).rev().find(|count| {
            let words: Vec<&str> = words[words.len() - count..].iter().map(|(_, word)| *word).collect();
            entities::is_of_a_country(&words.join(" "))
        });
        let known = standing == Standing::New || SCOPES.contains(lower.as_str()) || is_place(article, at);
        let taken = named.unwrap_or(usize::from(known));
        if taken == 0 {
            let is_body = word.starts_with(char::is_uppercase) && !content_words(word).is_empty();
            return (!is_body).then_some(standing);
        }
        words.truncate(words.len() - taken);
    }
    Some(standing)
}

/// A word without the marks around it and its possessive ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Whether a word of the text belongs to the name of a place.
fn is_place(article: &Article, at: usize) -> bool {
    let text = article.mentions.partition_point(|mention| mention.field != Field::Text);
    let after = article.mentions[text..].partition_point(|mention| mention.span.start <= at);
    let mention = after.checked_sub(1).map(|last| &article.mentions[text + last]);
    mention.is_some_and(|mention| mention.kind == EntityKind::Place && at < mention.span.end)
}

/// The bounds that the table of terms gives.
pub(super) fn clues(article: &Article) -> Vec<Clue> {
    let mut told = BTreeSet::new();
    let mut clues = Vec::new();
    for called in called(article) {
        let slug = called.entity.split_once('/').map_or(called.entity, |(_, slug)| slug);
        let Some(terms) = TERMS.get(&(slug.to_owned(), called.office)) else { continue };
        let looks = looks_from_writing(article, called.span);
        if told.insert((called.entity, called.office, called.standing, looks)) {
            clues.extend(by_terms(article, &called, terms));
        }
    }
    clues
}

/// What the terms of a person called by an office say.
fn by_terms(article: &Article, called: &Called<'_>, terms: &[DateRange]) -> Vec<Clue> {
    let Some((first, last)) = terms.iter().min().zip(terms.iter().map(|term| term.latest).max()) else {
        return Vec::new();
    };
    let name = called.span.of(&article.text);
    let office = called.office;
    let clue = |range: DateRange, softness: Softness, rule: String| {
        Clue::own(range, softness, clue::evidence(article, called.span, rule))
    };
    let (from, until) = (first.earliest, last);
    let since = DateRange { earliest: from, latest: NaiveDate::MAX };
    if called.standing == Standing::Former {
        let after = DateRange { earliest: first.latest, latest: NaiveDate::MAX };
        return vec![clue(after, Softness::Office, format!("{name} was {office} until {}", first.latest))];
    }
    let mut clues = vec![clue(since, Softness::Office, format!("{name} was not {office} before {from}"))];
    if called.standing == Standing::New && terms.len() == 1 {
        let range =
            DateRange { earliest: from, latest: from.checked_add_days(Days::new(NEW)).unwrap_or(until).min(until) };
        clues.push(clue(range, Softness::Called, format!("{name} was new as {office} from {from} on")));
    }
    if until == NaiveDate::MAX || !looks_from_writing(article, called.span) {
        return clues;
    }
    let in_office = DateRange { earliest: from, latest: until };
    clues.push(clue(in_office, Softness::Called, format!("{name} was {office} until {until}")));
    clues.extend(seen(article, called.span, in_office).into_iter().map(|(words, range)| {
        clue(range, Softness::Called, format!("“{words}” while {name} was {office}, {from} to {until}"))
    }));
    clues
}

/// The months and days of an unnamed year in the sentence around a place, each with the days on which it may have been
/// written that means one of these days.
fn seen(article: &Article, place: Span, meant: DateRange) -> Vec<(&str, DateRange)> {
    let sentence = article.sentence_at(place.start).unwrap_or(place);
    let times = times_in(article, sentence).iter();
    let seen = times.filter_map(|time| {
        let TimeForm::Relative(form) = &time.form else { return None };
        let of_a_year = matches!(form.date, RelativeDate::MonthDay { .. } | RelativeDate::Month { .. });
        let days = of_a_year.then(|| time::days_of_writing(form, time.tense, meant))??;
        Some((time.span.of(&article.text), days))
    });
    seen.collect()
}

/// Whether the sentence around a place looks from the day of writing and nowhere else.
fn looks_from_writing(article: &Article, place: Span) -> bool {
    let sentence = article.sentence_at(place.start).unwrap_or(place);
    let dates = times_in(article, sentence).iter().filter(|time| !time.value.starts_with('P') || time.range.is_some());
    let mut relative = false;
    for time in dates {
        match &time.form {
            TimeForm::Absolute(_) => return false,
            TimeForm::Relative(_) => relative = true,
        }
    }
    relative
}

/// On which day which article calls a person by an office.
type Sighting = (NaiveDate, ArticleIndex, Span);

/// The first and the last day on which a person is called the holder of an office, or a former one.
type Spells = BTreeMap<(&'static str, bool), (Sighting, Sighting)>;

/// How the dated articles call people, by entity.
#[derive(Debug, Default)]
pub(super) struct Sightings(BTreeMap<String, Spells>);

impl Sightings {
    /// Collects the first and the last day of every person in every office.
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut sightings = Self::default();
        for (index, article) in articles.iter().enumerate() {
            let Some(range) = article.about.published.as_ref().map(|dated| dated.range) else { continue };
            if range.days() > 1 {
                continue;
            }
            // Holders of an office keep its name as a courtesy, and in what is told of their time.
            let certain =
                |called: &Called<'_>| called.standing == Standing::Former || looks_from_writing(article, called.span);
            for called in called(article).filter(certain) {
                let sighting = (range.earliest, index, called.span);
                let key = (called.office, called.standing == Standing::Former);
                let of_person = sightings.0.entry(called.entity.to_owned()).or_default();
                let (first, last) = of_person.entry(key).or_insert((sighting, sighting));
                *first = sighting.min(*first);
                *last = sighting.max(*last);
            }
        }
        sightings
    }

    /// The bounds that other names for the same people give an article.
    pub(super) fn clues(&self, article: &Article, articles: &[Article]) -> Vec<Clue> {
        let mut told = BTreeSet::new();
        let fresh = called(article)
            .filter(|called| told.insert((called.entity, called.office, called.standing == Standing::Former)));
        let fresh: Vec<Called<'_>> = fresh.collect();
        fresh.iter().filter_map(|called| self.of_person(article, called, articles)).collect()
    }

    fn of_person(&self, article: &Article, called: &Called<'_>, articles: &[Article]) -> Option<Clue> {
        let offices = self.0.get(called.entity)?;
        let former = called.standing == Standing::Former;
        let name = called.span.of(&article.text);
        let clue = |range: DateRange, rule: String, (_, index, span): Sighting| {
            let sentence = articles[index].sentence_at(span.start).unwrap_or(span);
            let evidence = clue::evidence(article, called.span, rule);
            Clue { range, softness: Softness::Called, weight: 0.0, evidence, elsewhere: Some((index, sentence)) }
        };
        let last = offices.get(&(called.office, false)).map(|(_, last)| *last);
        let first_after = offices.get(&(called.office, true)).map(|(first, _)| *first);
        match (former, last, first_after) {
            (_, Some(last), Some(after)) if after.0 <= last.0 => None,
            (true, Some(last), _) => {
                let range = DateRange { earliest: last.0, latest: NaiveDate::MAX };
                Some(clue(
                    range,
                    format!("{name} is still {} in {}", called.office, clue::called(&articles[last.1])),
                    last,
                ))
            }
            (false, Some(_), Some(after)) => {
                let range = DateRange { earliest: NaiveDate::MIN, latest: after.0 };
                Some(clue(
                    range,
                    format!("{name} is former {} in {}", called.office, clue::called(&articles[after.1])),
                    after,
                ))
            }
            _ => None,
        }
    }
}

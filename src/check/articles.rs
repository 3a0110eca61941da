//! A dossier and where it was read from in; out come remarks about articles that could not be read with confidence.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Days, NaiveDate};

use crate::model::{Article, Basis, DateRange, Dated, Dossier, Format, Known, Property, Role};
use crate::problem::{Problem, Severity};
use crate::read::{located, sidecar_of};

/// An article, and what should be looked at in it.
#[derive(Debug)]
pub struct Doubts<'d> {
    /// The article.
    pub article: &'d Article,
    /// The remarks; none where it reads without a doubt.
    pub problems: Vec<Problem>,
}

/// Every article of a dossier, the most doubtful first, those alike in this in the dossier's order; files are named from
/// where the user stands.
#[must_use]
pub fn worst_first<'d>(dossier: &'d Dossier, source: &Path) -> Vec<Doubts<'d>> {
    let weighed = dossier.articles.iter().map(|article| {
        let (weights, problems): (Vec<u32>, Vec<Problem>) =
            of_article(article, &located(source, &article.source)).into_iter().unzip();
        (weights.iter().sum::<u32>(), Doubts { article, problems })
    });
    let mut weighed: Vec<(u32, Doubts<'d>)> = weighed.collect();
    weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    weighed.into_iter().map(|(_, doubts)| doubts).collect()
}

/// The remarks about all articles, those of the most doubtful first.
#[must_use]
pub fn remarks(dossier: &Dossier, source: &Path) -> Vec<Problem> {
    worst_first(dossier, source).into_iter().flat_map(|doubts| doubts.problems).collect()
}

/// How much each doubt weighs: more than all below it together, of the usual number.
mod weight {
    pub(super) const NO_TEXT: u32 = 100;
    pub(super) const NO_TITLE: u32 = 40;
    pub(super) const MISREAD: u32 = 15;
    pub(super) const NO_DATE: u32 = 10;
    pub(super) const DATE_WORKED_OUT: u32 = 3;
    pub(super) const DATE_TWO_WAYS: u32 = 3;
    pub(super) const DATES_COMPETE: u32 = 2;
}

/// A record of fewer bytes may be a message, which has no headline.
const MESSAGE: usize = 500;

/// Remarks about an article, each with its weight.
fn of_article(article: &Article, file: &str) -> Vec<(u32, Problem)> {
    let mut problems = Vec::new();
    if article.text.is_empty() {
        let what = "no article was found in it: every line was taken for something else";
        let hint = "`cuttings explain` shows what each line was taken for; as Markdown (.md) it is kept whole";
        problems.push((weight::NO_TEXT, Problem::new(Severity::Warning, file, what, hint)));
    }
    if article.about.title.as_ref().is_none_or(|title| title.evidence.basis == Basis::Inferred) {
        let hint = correction("title", "…", article, file);
        // Messages of a chat have none by their nature.
        let is_message = article.format == Format::Record && article.text.len() < MESSAGE;
        let severity = if is_message { Severity::Note } else { Severity::Warning };
        let what = "no headline was found; its first words serve";
        problems.push((weight::NO_TITLE, Problem::new(severity, file, what, hint)));
    }
    for misread in &article.about.misread {
        let what =
            format!("{} says “{}”, which was not understood and is left aside", misread.evidence.rule, misread.value);
        let hint = "dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT; publish: full, excerpt or metadata, else none of the text is published";
        problems.push((weight::MISREAD, Problem::new(Severity::Warning, file, what, hint)));
    }
    match &article.about.published {
        None => {
            let hint = format!("if you know it, {}", correction("date", "YYYY-MM-DD", article, file));
            problems.push((
                weight::NO_DATE,
                Problem::new(Severity::Note, file, "nothing tells when it was published", hint),
            ));
        }
        Some(published) if published.basis == Basis::Inferred => {
            let hint = format!("if you know better, {}", correction("date", "YYYY-MM-DD", article, file));
            let (earliest, latest) = (published.range.earliest, published.range.latest);
            let rules: Vec<&str> = published.evidence.iter().map(|evidence| evidence.rule.as_str()).collect();
            let what = format!("its date was worked out: between {earliest} and {latest} ({})", rules.join("; "));
            problems.push((weight::DATE_WORKED_OUT, Problem::new(Severity::Note, file, what, hint)));
        }
        Some(published) => {
            problems.extend(two_ways(article, published, file));
            problems.extend(competing(article, published, file));
        }
    }
    problems
}

/// A date in figures that can be read two ways. Where people declare one, they can say which day they mean.
fn two_ways(article: &Article, published: &Dated, file: &str) -> Option<(u32, Problem)> {
    let (one, other) = published.either_day()?;
    let evidence = published.evidence.first()?;
    let what = format!("its date may be {one} or {other}: “{}” ({})", evidence.text, evidence.rule);
    let (severity, hint) = if published.basis == Basis::Declared {
        (Severity::Warning, "write the year first there, then month and day: YYYY-MM-DD".to_owned())
    } else {
        (Severity::Note, format!("if you know which, {}", correction("date", "YYYY-MM-DD", article, file)))
    };
    let problem = Problem::new(severity, file, what, hint);
    let is_one_text = !is_one_of_many(&article.source) && article.format != Format::Record;
    let line = evidence.line.filter(|_| is_one_text);
    Some((weight::DATE_TWO_WAYS, Problem { line, ..problem }))
}

/// The days that the page tells too, and that cannot be the same one in another part of the world.
fn competing(article: &Article, published: &Dated, file: &str) -> Option<(u32, Problem)> {
    let day = |known: &Known<String>| known.value.get(..10)?.parse::<NaiveDate>().ok();
    let dates = article.about.set_aside.iter().filter(|(property, _)| *property == Property::Published);
    let others = dates.filter_map(|(_, known)| day(known).map(|day| (day, known.evidence.rule.as_str())));
    let DateRange { earliest, latest } = published.range;
    let others = others.filter(|(day, _)| *day + Days::new(1) < earliest || *day > latest + Days::new(1));
    let told: BTreeMap<NaiveDate, &str> = others.collect();
    let told: Vec<String> = told.iter().map(|(day, rule)| format!("{day} ({rule})")).collect();
    let range = published.range.edtf(published.precision);
    let what = format!("{range} was taken for its date, but there is also {}", told.join(", "));
    let hint = format!("if another is right, {}", correction("date", "YYYY-MM-DD", article, file));
    (!told.is_empty()).then(|| (weight::DATES_COMPETE, Problem::new(Severity::Note, file, what, hint)))
}

/// How a person corrects a field of an article.
fn correction(field: &str, value: &str, article: &Article, file: &str) -> String {
    match article.format {
        Format::Markdown if has_yaml(article) => {
            format!("put `{field}: \"{value}\"` between the `---` lines at the top of the file")
        }
        Format::Markdown => format!("put `{field} = \"{value}\"` between `+++` lines at the top of the file"),
        _ if is_one_of_many(&article.source) => {
            let row = format!("write it into the row `{}` of `metadata.csv`", article.source);
            format!("{row}, in the column `{field}` (`cuttings check --write-csv` makes the table)")
        }
        Format::Record => format!("give the record `\"{field}\": \"{value}\"`"),
        _ => format!("put `{field} = \"{value}\"` into `{}`", sidecar_of(file)),
    }
}

/// Whether a Markdown file has front matter in YAML.
fn has_yaml(article: &Article) -> bool {
    let mut front = article.verdicts.get().into_iter().filter(|line| line.role == Role::FrontMatter);
    front.next().is_some_and(|line| line.text.starts_with("---"))
}

/// Whether a source names one article of many in a file: a sidecar is about a file with one.
fn is_one_of_many(source: &str) -> bool {
    let number = source.rsplit_once('#').map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

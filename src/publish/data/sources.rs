//! `sources.json` and `sources.csv`: the publications, how much of each there is, and from when to when.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::{Source, json_array};
use crate::model::{DateRange, QuoteKind};
use crate::publish::publications::{self, chronological};
use crate::publish::table::Table;

#[derive(Serialize)]
struct Object<'a> {
    /// Nothing for the articles whose publication is not known.
    name: Option<String>,
    articles: Vec<&'a str>,
    /// Quotations in these articles, each printing.
    quotations: usize,
    /// The first day that any of them may be of, and the last.
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    page: String,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, objects(source))
}

pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, &["name", "articles", "quotations", "earliest", "latest", "page"])?;
    for publication in objects(source) {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        table.row([
            publication.name.as_deref().unwrap_or_default(),
            &publication.articles.len().to_string(),
            &publication.quotations.to_string(),
            &day(publication.earliest),
            &day(publication.latest),
            &publication.page,
        ])?;
    }
    table.finish()
}

fn objects<'a>(source: &Source<'a>) -> impl Iterator<Item = Object<'a>> {
    let articles = &source.dossier.articles;
    let (publications, _) = publications::sources(articles, &chronological(articles), "");
    publications.into_iter().map(|publication| {
        let printed = || publication.articles.iter().filter_map(|&at| articles.get(at));
        let ranges = || printed().filter_map(|article| Some(article.about.published.as_ref()?.range));
        Object {
            quotations: printed().map(|article| article.said(QuoteKind::Direct).count()).sum(),
            earliest: ranges().map(|range: DateRange| range.earliest).min(),
            latest: ranges().map(|range| range.latest).max(),
            articles: source.ids(publication.articles.iter().copied()),
            name: publication.name,
            page: publication.path,
        }
    })
}

//! Articles in, stories out: what several of them report of one happening within days.
//!
//! 1. Each article known to the day is a vector of its heaviest terms ([`super::terms`]: words, names and tags).
//! 2. [`stream`] takes them day by day and puts each to the story that it is most like, or lets it begin one.
//! 3. What two independent reports are in is a story; copies of a report go where it goes and are counted once.
//!
//! This is topic detection and tracking as a single pass (Allan, Papka and Lavrenko, *On-line New Event Detection and
//! Tracking*, 1998; Miranda et al., *Multilingual Clustering of Streaming News*, 2018).

mod stream;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::copies::original;
use super::ids;
use super::terms::{self, Counts};
use crate::model::{Article, ArticleIndex, DateRange, Story};
use stream::{Found, Report, Stream};

/// Finds the stories, by date; `counts` are the terms of the articles.
#[must_use]
pub fn find(articles: &[Article], duplicates: &[Vec<ArticleIndex>], counts: &[Counts]) -> Vec<Story> {
    let counts: Vec<&Counts> = counts.iter().collect();
    let weights = terms::weigh(&counts).matrix;
    let mut reports: Vec<Report> = (0..articles.len())
        .filter_map(|at| Some(Report { article: at, day: day(&articles[at])?, original: original(at, duplicates) }))
        .collect();
    reports.sort_by_key(|report| (report.day, report.article));
    let mut stream = Stream::new(&weights);
    reports.into_iter().for_each(|report| stream.take(report));
    let mut stories: Vec<Story> = stream.finish().into_iter().map(|found| story(found, articles)).collect();
    stories.sort_by(|a, b| (a.range.earliest, &a.articles).cmp(&(b.range.earliest, &b.articles)));
    ids::number_namesakes(&mut stories, |story| &mut story.id);
    stories
}

/// The day an article was published, where it is known.
fn day(article: &Article) -> Option<NaiveDate> {
    let range = article.about.published.as_ref()?.range;
    (range.days() == 1).then_some(range.earliest)
}

fn story(found: Found, articles: &[Article]) -> Story {
    let headline = articles[found.main].title().to_owned();
    let mut sources: Vec<String> = Vec::new();
    for publisher in found.articles.iter().filter_map(|&at| articles[at].about.publisher.as_ref()) {
        if !sources.contains(&publisher.value) {
            sources.push(publisher.value.clone());
        }
    }
    let range = DateRange { earliest: found.first, latest: found.latest };
    Story {
        id: ids::of('s', &range.earliest.to_string(), &headline),
        headline,
        range,
        articles: found.articles,
        main: found.main,
        reports: found.reports,
        sources,
    }
}

//! Reports in the order of their days in, the stories they belong to out.
//!
//! A report joins the story whose reports it is most like on the average, where that is enough; a story that nothing
//! joined for some days is over. Stories are found through an index of the heaviest terms of their reports, and those that
//! are over leave it, so that the work grows with the number of reports.

use chrono::{Days, NaiveDate};
use rustc_hash::FxHashMap;

use crate::connect::matrix::Sparse;
use crate::model::ArticleIndex;

/// Terms of a report that are looked at, the heaviest.
const TERMS: usize = 60;
/// How many of these lead to stories.
const LEADING: usize = 15;
/// Leading terms that a report shares with a story at least.
const SHARED: usize = 2;
/// How like the reports of a story a report must be on the average: the cosine of the two vectors.
const ENOUGH: f64 = 0.22;
/// Days without a report after which a story is over.
const QUIET: u64 = 3;
/// Days after which it is over in any case: a happening, not a saga.
const LONGEST: u64 = 8;
/// A term of more open stories leads to none.
const CROWDED: usize = 200;

/// An article and its day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    pub(super) article: ArticleIndex,
    pub(super) day: NaiveDate,
    /// The first of the article and its copies.
    pub(super) original: ArticleIndex,
}

/// A story that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) articles: Vec<ArticleIndex>,
    /// The most typical one.
    pub(super) main: ArticleIndex,
    pub(super) reports: usize,
    pub(super) first: NaiveDate,
    pub(super) latest: NaiveDate,
}

/// A report's heaviest terms with their weights, of unit length, the heaviest first.
type Vector = Vec<(u32, f64)>;

/// A story that goes on.
struct Open {
    articles: Vec<ArticleIndex>,
    /// The reports that are no copies of others.
    reports: Vec<(ArticleIndex, Vector)>,
    /// The sum of their vectors.
    sum: FxHashMap<u32, f64>,
    first: NaiveDate,
    latest: NaiveDate,
}

impl Open {
    /// How like its reports one is on the average.
    fn likeness(&self, vector: &Vector) -> f64 {
        let sum: f64 = vector.iter().filter_map(|(term, weight)| Some(weight * self.sum.get(term)?)).sum();
        sum / self.reports.len().max(1) as f64
    }

    fn is_over(&self, day: NaiveDate) -> bool {
        let after = |from: NaiveDate, days| from.checked_add_days(Days::new(days)).is_some_and(|end| day > end);
        after(self.latest, QUIET) || after(self.first, LONGEST)
    }

    /// The story, if two reports and more are in it.
    fn found(self) -> Option<Found> {
        let mut main: Option<(ArticleIndex, f64)> = None;
        for (article, vector) in &self.reports {
            let typicality = self.likeness(vector);
            if main.is_none_or(|(_, most)| typicality > most) {
                main = Some((*article, typicality));
            }
        }
        let (first, latest, reports) = (self.first, self.latest, self.reports.len());
        (reports > 1).then_some(Found { main: main?.0, articles: self.articles, reports, first, latest })
    }
}

/// The stories that go on, and those that are over.
pub(super) struct Stream<'w> {
    weights: &'w Sparse,
    open: FxHashMap<usize, Open>,
    /// The open stories, by the leading terms of their reports.
    index: FxHashMap<u32, Vec<usize>>,
    /// The story of each report, by the first of its copies.
    story_of: FxHashMap<ArticleIndex, usize>,
    found: Vec<Found>,
    today: Option<NaiveDate>,
    begun: usize,
}

impl<'w> Stream<'w> {
    pub(super) fn new(weights: &'w Sparse) -> Self {
        Self {
            weights,
            open: FxHashMap::default(),
            index: FxHashMap::default(),
            story_of: FxHashMap::default(),
            found: Vec::new(),
            today: None,
            begun: 0,
        }
    }

    /// Takes the next report.
    pub(super) fn take(&mut self, report: Report) {
        self.close(report.day);
        if let Some(story) = self.story_of.get(&report.original) {
            // A copy of what is over is printed again, and reports nothing.
            if let Some(open) = self.open.get_mut(story) {
                open.articles.push(report.article);
                open.latest = report.day;
            }
            return;
        }
        let vector = vector(self.weights.row(report.article));
        let story = self.most_like(&vector).unwrap_or_else(|| self.begin(report.day));
        self.story_of.insert(report.original, story);
        for (term, _) in vector.iter().take(LEADING) {
            let stories = self.index.entry(*term).or_default();
            if !stories.contains(&story) {
                stories.push(story);
            }
        }
        if let Some(open) = self.open.get_mut(&story) {
            vector.iter().for_each(|(term, weight)| *open.sum.entry(*term).or_default() += weight);
            open.articles.push(report.article);
            open.reports.push((report.article, vector));
            open.latest = report.day;
        }
    }

    /// All stories of two reports and more, in no order.
    pub(super) fn finish(mut self) -> Vec<Found> {
        self.found.extend(self.open.into_values().filter_map(Open::found));
        self.found
    }

    fn begin(&mut self, day: NaiveDate) -> usize {
        self.begun += 1;
        let open =
            Open { articles: Vec::new(), reports: Vec::new(), sum: FxHashMap::default(), first: day, latest: day };
        self.open.insert(self.begun, open);
        self.begun
    }

    /// The open story that a report is most like, the earlier one of equals.
    fn most_like(&self, vector: &Vector) -> Option<usize> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for (term, _) in vector.iter().take(LEADING) {
            let stories = self.index.get(term).filter(|stories| stories.len() <= CROWDED);
            stories.into_iter().flatten().for_each(|story| *shared.entry(*story).or_default() += 1);
        }
        let candidates = shared.into_iter().filter(|(_, shared)| *shared >= SHARED);
        let likeness = candidates.filter_map(|(story, _)| Some((story, self.open.get(&story)?.likeness(vector))));
        let enough = likeness.filter(|(_, likeness)| *likeness >= ENOUGH);
        enough.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(story, _)| story)
    }

    /// Closes what is over on a day.
    fn close(&mut self, day: NaiveDate) {
        if self.today.replace(day) == Some(day) {
            return;
        }
        let over: Vec<usize> =
            self.open.iter().filter(|(_, open)| open.is_over(day)).map(|(story, _)| *story).collect();
        for story in &over {
            self.found.extend(self.open.remove(story).and_then(Open::found));
        }
        let open = &self.open;
        self.index.retain(|_, stories| {
            stories.retain(|story| open.contains_key(story));
            !stories.is_empty()
        });
    }
}

fn vector(row: &[(u32, f64)]) -> Vector {
    let mut vector = row.to_vec();
    vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    vector.truncate(TERMS);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    vector.iter_mut().for_each(|(_, weight)| *weight /= length.max(f64::MIN_POSITIVE));
    vector
}

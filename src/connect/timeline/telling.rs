//! An article in, its tellings out: sentences that say when something happened.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

use super::named_thing::{self, NamedThing};
use crate::model::{
    Article, ArticleIndex, DateRange, EventBasis, EventStatus, Field, Precision, Span, SpeakerBasis, Tense,
    TimeExpression, TimeForm, TimeKind,
};

static STOP_WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("data/stop-words.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The widest interval that still dates an event, in days.
const WIDEST: i64 = 920;

/// A sentence that tells of an event.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub(super) article: ArticleIndex,
    pub(super) sentence: Span,
    pub(super) time: Option<Span>,
    pub(super) basis: EventBasis,
    pub(super) status: EventStatus,
    pub(super) range: DateRange,
    pub(super) precision: Precision,
    /// When the article was published, if that is known.
    pub(super) published: Option<DateRange>,
    /// The thing in whose name the date stands.
    pub(super) thing: Option<NamedThing>,
    /// Who speaks in the sentence, where a quotation's speaker is known.
    pub(super) speaker: Option<Speaker>,
    pub(super) entities: BTreeSet<String>,
    /// Stems of its content words.
    pub(super) words: BTreeSet<String>,
}

/// Who speaks in a telling.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) entity: String,
    /// What is said.
    pub(super) quotation: Span,
    /// The pronoun in the sentence that stands for the name.
    pub(super) pronoun: Option<Span>,
    /// The sentence that names the speaker, where it is another one.
    pub(super) named_in: Option<Span>,
}

/// What tellings of one event have in common: bounds and precision.
pub(super) type DateKey = (NaiveDate, NaiveDate, Precision);

impl Telling {
    pub(super) const fn key(&self) -> DateKey {
        (self.range.earliest, self.range.latest, self.precision)
    }

    /// Whether the sentence only mentions a thing by a name that holds the date.
    pub(super) fn is_passing(&self) -> bool {
        self.thing.is_some_and(|thing| !thing.opens)
    }

    /// Adds who speaks in the sentence.
    fn hear(&mut self, article: &Article, known: &BTreeSet<&str>) {
        self.speaker = speaker(article, self.sentence).filter(|speaker| known.contains(speaker.entity.as_str()));
        self.entities.extend(self.speaker.iter().map(|speaker| speaker.entity.clone()));
    }

    /// How good a sentence it is to take the headline from, less is better: neither a fragment nor a paragraph.
    pub(super) fn order(&self) -> usize {
        let length = self.sentence.len();
        let named = if self.entities.is_empty() { 4 } else { 0 };
        let passing = if self.is_passing() { 1000 } else { 0 };
        length.abs_diff(120) / 20 + named + passing
    }
}

/// The tellings of an article: one for each dated sentence and date, and one for a lead that names no day.
pub(super) fn of_article(index: ArticleIndex, article: &Article, known: &BTreeSet<&str>) -> Vec<Telling> {
    let published = article.about.published.as_ref().map(|dated| dated.range);
    let mut tellings: Vec<Telling> = Vec::new();
    for time in article.times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time)) {
        let Some((range, precision)) = time.range.zip(time.precision) else { continue };
        let Some(sentence) = article.sentence_at(time.span.start) else { continue };
        let said = tellings.iter().rev().take_while(|telling| telling.sentence == sentence);
        if !dates_an_event(range, precision) || said.clone().any(|telling| telling.range == range) {
            continue;
        }
        let basis = match time.form {
            TimeForm::Absolute(_) => EventBasis::Stated,
            TimeForm::Relative(_) => EventBasis::Inferred,
        };
        let status = status(time, range, published);
        let thing = named_thing::around(article, sentence, time);
        let told = thing.filter(|thing| !thing.opens).map_or(sentence, |thing| thing.span);
        let mut telling = about(index, article, told, known);
        (telling.sentence, telling.thing) = (sentence, thing);
        if !telling.is_passing() {
            telling.hear(article, known);
        }
        (telling.time, telling.basis, telling.status) = (Some(time.span), basis, status);
        (telling.range, telling.precision) = (range, precision);
        tellings.push(telling);
    }
    drop_frames(&mut tellings);
    tellings.extend(reported(index, article, &tellings, known));
    tellings
}

/// Drops the tellings whose date is only the frame of a finer one in the same sentence: "on May 7 … before the end of
/// the year".
fn drop_frames(tellings: &mut Vec<Telling>) {
    let dated: Vec<(Span, DateRange)> = tellings.iter().map(|telling| (telling.sentence, telling.range)).collect();
    tellings.retain(|telling| {
        let from = dated.partition_point(|(sentence, _)| sentence.start < telling.sentence.start);
        let beside = dated[from..].iter().take_while(|(sentence, _)| *sentence == telling.sentence);
        let range = telling.range;
        !beside.into_iter().any(|(_, finer)| *finer != range && range.intersect(finer) == Some(*finer))
    });
}

/// Whether a date is fine enough for an event.
fn dates_an_event(range: DateRange, precision: Precision) -> bool {
    match precision {
        Precision::Century => false,
        Precision::Decade => true,
        _ => range.days() <= WIDEST,
    }
}

fn status(time: &TimeExpression, range: DateRange, published: Option<DateRange>) -> EventStatus {
    let ahead = time.tense == Tense::Future;
    let later = published.is_some_and(|published| range.earliest > published.latest);
    let not_over = published.is_none_or(|published| range.latest >= published.earliest);
    if later || ahead && not_over { EventStatus::Planned } else { EventStatus::Happened }
}

/// The lead of an article published on a known day, where it names no day itself.
fn reported(index: ArticleIndex, article: &Article, tellings: &[Telling], known: &BTreeSet<&str>) -> Option<Telling> {
    let day = article.about.published.as_ref().map(|dated| dated.range).filter(|range| range.days() == 1)?;
    let lead = *article.sentences.first()?;
    let names_a_day = |telling: &Telling| telling.sentence == lead && telling.precision == Precision::Day;
    (!tellings.iter().any(names_a_day)).then(|| {
        let mut telling = Telling { range: day, ..about(index, article, lead, known) };
        telling.hear(article, known);
        telling
    })
}

/// A telling of a sentence, or of what a part of it names, whose date is not set yet.
fn about(index: ArticleIndex, article: &Article, sentence: Span, known: &BTreeSet<&str>) -> Telling {
    let published = article.about.published.as_ref().map(|dated| dated.range);
    let mentions = article.mentions.iter().filter(|mention| mention.field == Field::Text);
    let inside = mentions.filter(|mention| sentence.contains(&mention.span));
    let named = inside.map(|mention| mention.entity.clone()).filter(|id| known.contains(id.as_str()));
    Telling {
        article: index,
        sentence,
        time: None,
        basis: EventBasis::Reported,
        status: EventStatus::Happened,
        range: published.unwrap_or(DateRange { earliest: NaiveDate::MIN, latest: NaiveDate::MAX }),
        precision: Precision::Day,
        published,
        thing: None,
        entities: named.collect(),
        speaker: None,
        words: content_words(sentence.of(&article.text)),
    }
}

/// Who speaks in a sentence: the speaker of its first quotation that has one.
fn speaker(article: &Article, sentence: Span) -> Option<Speaker> {
    let from = article.quotes.partition_point(|quote| quote.span.end <= sentence.start);
    let quotes = article.quotes[from..].iter().take_while(|quote| quote.span.start < sentence.end);
    quotes.filter_map(|quote| Some((quote, quote.speaker.as_ref()?))).find_map(|(quote, speaker)| {
        let mention = article.mentions.get(speaker.mention?)?;
        let pronoun = speaker.span.filter(|_| speaker.basis == SpeakerBasis::Pronoun);
        let elsewhere = mention.field == Field::Text && !sentence.contains(&mention.span);
        Some(Speaker {
            entity: mention.entity.clone(),
            quotation: quote.span,
            pronoun: pronoun.filter(|pronoun| sentence.contains(pronoun)),
            named_in: elsewhere.then(|| article.sentence_at(mention.span.start)).flatten(),
        })
    })
}

/// Stems of the words that carry meaning.
pub(in crate::connect) fn content_words(text: &str) -> BTreeSet<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let words = text.unicode_words().map(str::to_lowercase);
    let content = words.filter(|word| word.len() > 2 && !STOP_WORDS.contains(word.as_str()));
    content.map(|word| stemmer.stem(&word).into_owned()).collect()
}

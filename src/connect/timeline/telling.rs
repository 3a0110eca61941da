//! An article in, its tellings out: sentences that say when something happened.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::chronology;
use super::core;
use super::headline;
use super::hedges::{self, Hedge};
use super::known::{Known, Named};
use super::named_thing::{self, NamedThing};
use super::publication;
use super::status;
use crate::connect::stems::Stems;
use crate::model::{
    Article, ArticleIndex, DateRange, EventBasis, EventStatus, Field, Mention, Precision, QuoteKind, Span,
    SpeakerBasis, TimeExpression, TimeForm, TimeKind,
};

/// The widest interval that still dates an event, in days.
const WIDEST: i64 = 920;

/// The words of a sentence without a date that tells something in a chronology.
const FEWEST_WORDS: usize = 3;

/// Days from the publication within which a thing that is called by a day is of this year.
const NEAR: i64 = 31;

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
    /// Its place in the entry of a chronology, if it is of one.
    pub(super) listed: Option<usize>,
    /// Whether it gives another date than the event that it tells of.
    pub(super) disputes: bool,
    /// Who speaks in the sentence, where a quotation's speaker is known.
    pub(super) speaker: Option<Speaker>,
    /// Those it names, in order.
    pub(super) entities: Vec<Named>,
    /// Stems of its content words, sorted.
    pub(super) words: Vec<u64>,
    /// The stems of the words beside its date, sorted.
    pub(super) core: Vec<u64>,
}

/// Who speaks in a telling.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) entity: Named,
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

    /// What the headline is cut from: the sentence without the date that it opens with as the entry of a chronology.
    pub(super) fn statement(&self, text: &str) -> Span {
        let Some(time) = self.time.filter(|time| self.listed == Some(0) && self.sentence.contains(time)) else {
            return self.sentence;
        };
        let rest = Span::new(time.end, self.sentence.end).of(text);
        let same_entry =
            rest.strip_prefix(['/', '-', '–']).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        let statement =
            same_entry.unwrap_or(rest).trim_start_matches(|c: char| !c.is_alphanumeric() && !is_opening_mark(c));
        Span::new(self.sentence.end - statement.len(), self.sentence.end)
    }

    /// Adds who speaks in the sentence.
    fn hear(&mut self, article: &Article, known: &Known<'_>) {
        self.speaker = speaker(article, self.sentence, known);
        if let Some(speaker) = &self.speaker
            && let Err(place) = self.entities.binary_search(&speaker.entity)
        {
            self.entities.insert(place, speaker.entity);
        }
    }
}

/// The tellings of an article: one for each dated sentence and date, and one for a lead that names no day.
pub(super) fn of_article(index: ArticleIndex, article: &Article, known: &Known<'_>) -> Vec<Telling> {
    let mut reader = Reader::new(index, article, known);
    let mut tellings: Vec<Telling> = Vec::new();
    for time in article.times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time)) {
        let Some((range, precision)) = time.range.zip(time.precision) else { continue };
        let Some(sentence) = article.sentence_at(time.span.start) else { continue };
        let mut said = tellings.iter().rev().take_while(|telling| telling.sentence == sentence);
        let hedge = hedges::of(&article.text, sentence, time);
        let (range, precision) = match hedge {
            Some(Hedge::About) => hedges::around(range, precision),
            _ => (range, precision),
        };
        let told = hedge != Some(Hedge::Bound) && reader.tells(sentence, time, range, precision);
        if told && !said.any(|telling| telling.range == range) {
            tellings.push(reader.dated(sentence, time, range, precision));
        }
    }
    drop_frames(&mut tellings);
    reader.list(&mut tellings);
    tellings.extend(reader.reported(&tellings));
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

/// Whether a sentence is more than its date, as a heading or the line of an update is not.
fn says_more(article: &Article, sentence: Span, time: Span) -> bool {
    let parts = [Span::new(sentence.start, time.start), Span::new(time.end, sentence.end)];
    let words = parts.into_iter().flat_map(|part| part.of(&article.text).split_whitespace());
    words.filter(|word| word.contains(char::is_alphabetic)).nth(1).is_some()
}

/// Whether a sentence of an entry tells something by itself, as a question or an exclamation of two words does not.
fn states(sentence: &str) -> bool {
    let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    words.count() >= FEWEST_WORDS && !sentence.contains('?')
}

/// Whether a mark may open a statement.
fn is_opening_mark(mark: char) -> bool {
    matches!(mark, '“' | '"' | '‘' | '(' | '£' | '$' | '€')
}

/// Whether a date is fine enough for an event.
fn dates_an_event(range: DateRange, precision: Precision) -> bool {
    match precision {
        Precision::Century => false,
        Precision::Decade => true,
        _ => range.days() <= WIDEST,
    }
}

/// Reads an article's sentences.
struct Reader<'a> {
    index: ArticleIndex,
    article: &'a Article,
    published: Option<DateRange>,
    /// The entities that have a page of their own.
    known: &'a Known<'a>,
    /// The names in the text, in order.
    mentions: &'a [Mention],
    stems: Stems,
}

impl<'a> Reader<'a> {
    fn new(index: ArticleIndex, article: &'a Article, known: &'a Known<'a>) -> Self {
        let first = article.mentions.iter().position(|mention| mention.field == Field::Text);
        Self {
            index,
            article,
            published: article.about.published.as_ref().map(|dated| dated.range),
            known,
            mentions: first.map_or(&[][..], |first| &article.mentions[first..]),
            stems: Stems::new(),
        }
    }

    /// Whether a sentence says of a date that something happened then, and does not only name it.
    fn tells(&self, sentence: Span, time: &TimeExpression, range: DateRange, precision: Precision) -> bool {
        let article = self.article;
        dates_an_event(range, precision)
            && says_more(article, sentence, time.span)
            && !publication::is_dated_by(&article.text, sentence, time.span)
            && !named_thing::is_a_name(article, sentence, time)
            && (self.is_near(range) || !named_thing::is_called_by_day(article, sentence, time))
            && !status::is_contrary_to_fact(&article.text, sentence, time.span)
    }

    /// A sentence, or the thing that it names by a date, told by a time expression in it.
    fn dated(&mut self, sentence: Span, time: &TimeExpression, range: DateRange, precision: Precision) -> Telling {
        let thing = named_thing::around(self.article, sentence, time);
        let told = thing.filter(|thing| !thing.opens).map_or(sentence, |thing| thing.span);
        let mut telling = Telling { sentence, thing, range, precision, time: Some(time.span), ..self.about(told) };
        telling.basis = match time.form {
            TimeForm::Absolute(_) => EventBasis::Stated,
            TimeForm::Relative(_) => EventBasis::Inferred,
        };
        telling.status = status::of(&self.article.text, sentence, time, range, self.published);
        telling.core = core::around(&self.article.text, sentence, time.span, &mut self.stems);
        if !telling.is_passing() {
            telling.hear(self.article, self.known);
        }
        telling
    }

    /// Whether a date is so near the publication that it is of the same year.
    fn is_near(&self, range: DateRange) -> bool {
        self.published.is_some_and(|published| (published.latest - range.latest).num_days().abs() <= NEAR)
    }

    /// Marks the tellings of a chronology's entries, and adds what else an entry tells, of the day it opens with.
    fn list(&mut self, tellings: &mut Vec<Telling>) {
        let article = self.article;
        let mut more = Vec::new();
        for entry in chronology::entries(article) {
            let time = &article.times[entry.time];
            let Some((range, precision)) = time.range.zip(time.precision) else { continue };
            for (place, &sentence) in article.sentences[entry.sentences].iter().enumerate() {
                let from = tellings.partition_point(|telling| telling.sentence.start < sentence.start);
                let own = tellings[from..].iter_mut().take_while(|telling| telling.sentence == sentence);
                let mut dated = time.span.overlaps(&sentence) || !says_more(article, sentence, time.span);
                for telling in own {
                    telling.listed = (telling.range == range).then_some(place);
                    dated |= telling.listed.is_some() || telling.precision == Precision::Day;
                }
                if !dated && states(sentence.of(&article.text)) {
                    let basis = EventBasis::Inferred;
                    more.push(Telling { basis, listed: Some(place), ..self.dated(sentence, time, range, precision) });
                }
            }
        }
        tellings.extend(more);
        tellings.sort_by_key(|telling| telling.sentence.start);
    }

    /// The lead of an article published on a known day, where it reports something and names no day itself.
    fn reported(&mut self, tellings: &[Telling]) -> Option<Telling> {
        let range = self.published.filter(|range| range.days() == 1)?;
        let lead =
            *self.article.sentences.first().filter(|lead| headline::stands_alone(lead.of(&self.article.text)))?;
        let says_when = |telling: &Telling| {
            telling.sentence == lead && (telling.precision == Precision::Day || self.looks_back(telling, range))
        };
        (!tellings.iter().any(says_when)).then(|| {
            let mut telling = Telling { range, ..self.about(lead) };
            telling.hear(self.article, self.known);
            telling
        })
    }

    /// Whether a sentence opens with a time before the publication: "Four years ago", "In 2016".
    fn looks_back(&self, telling: &Telling, published: DateRange) -> bool {
        let time = telling.time.filter(|_| telling.range.latest < published.earliest);
        let ahead = time.map(|time| Span::new(telling.sentence.start, time.start).of(&self.article.text));
        ahead.is_some_and(|ahead| ahead.split_whitespace().count() <= 1)
    }

    /// A telling of a sentence, or of what a part of it names, whose date is not set yet.
    fn about(&mut self, told: Span) -> Telling {
        let mut words: Vec<u64> =
            self.stems.of(told.of(&self.article.text)).into_iter().map(|(stem, _)| stem).collect();
        words.sort_unstable();
        words.dedup();
        let from = self.mentions.partition_point(|mention| mention.span.start < told.start);
        let inside = self.mentions[from..].iter().take_while(|mention| mention.span.start < told.end);
        let inside = inside.filter(|mention| told.contains(&mention.span));
        let entities: BTreeSet<Named> = inside.filter_map(|mention| self.known.get(&mention.entity)).collect();
        Telling {
            article: self.index,
            sentence: told,
            time: None,
            basis: EventBasis::Reported,
            status: EventStatus::Happened,
            range: self.published.unwrap_or(DateRange { earliest: NaiveDate::MIN, latest: NaiveDate::MAX }),
            precision: Precision::Day,
            published: self.published,
            thing: None,
            listed: None,
            disputes: false,
            entities: entities.into_iter().collect(),
            speaker: None,
            words,
            core: Vec::new(),
        }
    }
}

/// Who speaks in a sentence: the speaker of its first direct quotation that has one.
fn speaker(article: &Article, sentence: Span, known: &Known<'_>) -> Option<Speaker> {
    let from = article.quotes.partition_point(|quote| quote.span.end <= sentence.start);
    let quotes = article.quotes[from..].iter().take_while(|quote| quote.span.start < sentence.end);
    let (quote, speaker, mention) = quotes
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .filter_map(|quote| Some((quote, quote.speaker.as_ref()?)))
        .find_map(|(quote, speaker)| Some((quote, speaker, article.mentions.get(speaker.mention?)?)))?;
    let pronoun = speaker.span.filter(|_| speaker.basis == SpeakerBasis::Pronoun);
    let elsewhere = mention.field == Field::Text && !sentence.contains(&mention.span);
    Some(Speaker {
        entity: known.get(&mention.entity)?,
        quotation: quote.span,
        pronoun: pronoun.filter(|pronoun| sentence.contains(pronoun)),
        named_in: elsewhere.then(|| article.sentence_at(mention.span.start)).flatten(),
    })
}

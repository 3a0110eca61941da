//! Article in, its public JSON object out: one line of `extract` and of `data/articles.jsonl`.
//!
//! The keys, their order and their meaning are a contract with people's scripts. Spans become offsets in Unicode scalar
//! values here, and every source line that is not in the text is listed with what it was taken for.

mod inner;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::scalars::Scalars;
use crate::model::{
    Article, Basis, BlockKind, Dated, EntityKind, Field, Known, MentionBasis, Precision, QuoteKind, Span, SpeakerBasis,
    TimeKind, Verdict,
};

/// One article as the outside sees it.
#[derive(Clone, Debug, Serialize)]
pub struct ExtractObject<'a> {
    id: &'a str,
    source: &'a str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    standfirst: Option<&'a str>,
    authors: Vec<&'a str>,
    agency: Option<&'a str>,
    publisher: Option<&'a str>,
    section: Option<&'a str>,
    language: Option<&'a str>,
    published: Option<Published>,
    text: &'a str,
    blocks: Vec<BlockObject>,
    captions: Vec<&'a str>,
    credits: Vec<&'a str>,
    author_note: Option<&'a str>,
    removed: Vec<Removed<'a>>,
    times: Vec<TimeObject<'a>>,
    mentions: Vec<MentionObject<'a>>,
    quotes: Vec<QuoteObject<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Published {
    earliest: String,
    latest: String,
    time: Option<String>,
    precision: Precision,
    edtf: String,
    basis: Basis,
    evidence: String,
}

#[derive(Clone, Debug, Serialize)]
struct BlockObject {
    kind: BlockKind,
    start: usize,
    end: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Removed<'a> {
    line: u32,
    text: Cow<'a, str>,
    reason: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct TimeObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimeKind,
    value: &'a str,
}

#[derive(Clone, Debug, Serialize)]
struct MentionObject<'a> {
    field: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: EntityKind,
    entity: Option<&'a str>,
    basis: MentionBasis,
}

#[derive(Clone, Debug, Serialize)]
struct QuoteObject<'a> {
    kind: QuoteKind,
    start: usize,
    end: usize,
    speaker: Option<SpeakerObject<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct SpeakerObject<'a> {
    start: Option<usize>,
    end: Option<usize>,
    entity: Option<&'a str>,
    basis: SpeakerBasis,
}

/// The object of an article.
#[must_use]
pub fn object(article: &Article) -> ExtractObject<'_> {
    let about = &article.about;
    let scalars = Scalars::of(&article.text);
    ExtractObject {
        id: &article.id,
        source: &article.source,
        url: value(about.url.as_ref()),
        title: value(about.title.as_ref()),
        standfirst: value(about.standfirst.as_ref()),
        authors: about.authors.iter().map(|author| author.value.as_str()).collect(),
        agency: value(about.agency.as_ref()),
        publisher: value(about.publisher.as_ref()),
        section: value(about.section.as_ref()),
        language: value(about.language.as_ref()),
        published: about.published.as_ref().map(published),
        text: &article.text,
        blocks: blocks(article, &scalars),
        captions: distinct(about.captions.iter().filter_map(|caption| caption.text.as_deref())),
        credits: distinct(about.captions.iter().filter_map(|caption| caption.credit.as_deref())),
        author_note: value(about.author_note.as_ref()),
        removed: removed(article),
        times: times(article, &scalars),
        mentions: mentions(article, &scalars),
        quotes: quotes(article, &scalars),
    }
}

fn value(known: Option<&Known<String>>) -> Option<&str> {
    known.map(|known| known.value.as_str())
}

fn published(dated: &Dated) -> Published {
    Published {
        earliest: dated.range.earliest.to_string(),
        latest: dated.range.latest.to_string(),
        time: dated.time.map(|time| time.format("%H:%M").to_string()),
        precision: dated.precision,
        edtf: dated.range.edtf(dated.precision),
        basis: dated.basis,
        evidence: grounds(dated),
    }
}

/// What a date rests on: the words that print or declare it, or everything it was worked out from, each with its rule.
fn grounds(dated: &Dated) -> String {
    if dated.basis != Basis::Inferred {
        return dated.evidence.first().map(|evidence| evidence.text.clone()).unwrap_or_default();
    }
    let grounds: Vec<String> =
        dated.evidence.iter().map(|evidence| format!("{} ({})", evidence.text, evidence.rule)).collect();
    grounds.join("; ")
}

fn blocks(article: &Article, scalars: &Scalars<'_>) -> Vec<BlockObject> {
    let blocks = article.blocks.iter().map(|block| {
        let (start, end) = scalars.span(block.span);
        BlockObject { kind: block.kind, start, end }
    });
    blocks.collect()
}

/// Each text once, in the order printed.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// Every source line that is not in the text, as it stands in the source.
fn removed(article: &Article) -> Vec<Removed<'_>> {
    let has_lines = article.format.counts_source_lines();
    let verdicts = article.verdicts.get();
    let loses = verdicts.iter().any(|verdict| !verdict.role.is_text());
    let original = if has_lines && loses { article.original.get() } else { String::new() };
    let lines: Vec<&str> = original.lines().collect();
    let mut removed = Vec::new();
    for (at, verdict) in verdicts.iter().enumerate() {
        if verdict.role.is_text() {
            continue;
        }
        let reason = verdict.role.name();
        let own = source_lines(&lines, verdict).filter(|_| owns_its_lines(&verdicts, at));
        match own {
            Some(own) => removed.extend(own.map(|(line, text)| Removed { line, text: text.to_owned().into(), reason })),
            None => removed.push(Removed { line: verdict.first_line, text: verdict.text.clone().into(), reason }),
        }
    }
    removed
}

/// The non-blank source lines of a passage with their numbers; none where the source has no such lines.
fn source_lines<'a>(lines: &[&'a str], verdict: &Verdict) -> Option<impl Iterator<Item = (u32, &'a str)>> {
    let first = usize::try_from(verdict.first_line).ok()?.checked_sub(1)?;
    let own: Vec<(u32, &str)> = (verdict.first_line..)
        .zip(lines.get(first..usize::try_from(verdict.last_line).ok()?)?)
        .map(|(number, line)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    (!own.is_empty()).then_some(own.into_iter())
}

/// Whether no other passage shares a source line with this one.
fn owns_its_lines(verdicts: &[Verdict], at: usize) -> bool {
    let own = &verdicts[at];
    let before = at.checked_sub(1).and_then(|before| verdicts.get(before));
    before.is_none_or(|before| before.last_line < own.first_line)
        && verdicts.get(at + 1).is_none_or(|after| after.first_line > own.last_line)
}

fn times<'a>(article: &'a Article, scalars: &Scalars<'_>) -> Vec<TimeObject<'a>> {
    let times = article.times.iter().map(|time| {
        let (start, end) = scalars.span(time.span);
        TimeObject { start, end, text: time.span.of(&article.text), kind: time.kind, value: &time.value }
    });
    times.collect()
}

fn mentions<'a>(article: &'a Article, body: &Scalars<'_>) -> Vec<MentionObject<'a>> {
    let mut others: HashMap<Field, Scalars<'_>> = HashMap::new();
    // A speaker whose name is not published is a mention without words.
    let written = article.mentions.iter().filter(|mention| !mention.span.is_empty());
    let inner =
        inner::places(article).into_iter().map(|(field, span, place)| (field, span, place, MentionBasis::Named));
    let written = written.map(|mention| (mention.field, mention.span, mention, mention.basis));
    let mut written: Vec<_> = written.chain(inner).collect();
    // A name comes before those inside it.
    written.sort_by_key(|(field, span, ..)| (*field == Field::Text, *field, span.start, Reverse(span.end)));
    let mentions = written.into_iter().map(|(field, span, named, basis)| {
        let (start, end) = match field {
            Field::Text => body.span(span),
            field => others.entry(field).or_insert_with(|| Scalars::of(article.field(field))).span(span),
        };
        MentionObject {
            field: field_name(field),
            start,
            end,
            text: span.of(article.field(field)),
            kind: named.kind,
            entity: entity(&named.entity),
            basis,
        }
    });
    mentions.collect()
}

const fn field_name(field: Field) -> &'static str {
    match field {
        Field::Text => "text",
        Field::Title => "title",
        Field::Standfirst => "standfirst",
        Field::Caption(_) => "caption",
    }
}

fn entity(id: &str) -> Option<&str> {
    (!id.is_empty()).then_some(id)
}

fn quotes<'a>(article: &'a Article, scalars: &Scalars<'_>) -> Vec<QuoteObject<'a>> {
    let quotes = article.quotes.iter().map(|quote| {
        let (start, end) = scalars.span(quote.span);
        let speaker = quote.speaker.as_ref().map(|speaker| {
            let place = speaker.span.map(|span: Span| scalars.span(span));
            SpeakerObject {
                start: place.map(|(start, _)| start),
                end: place.map(|(_, end)| end),
                entity: speaker
                    .mention
                    .and_then(|mention| article.mentions.get(mention))
                    .and_then(|mention| entity(&mention.entity)),
                basis: speaker.basis,
            }
        });
        QuoteObject { kind: quote.kind, start, end, speaker }
    });
    quotes.collect()
}

#[cfg(test)]
mod tests;

//! An article and the stretches that are kept of its text in, the article without the rest out.

use super::super::wording::clip;
use crate::model::{Article, Basis, Block, Dated, Extent, Field, Known, Mention, Metadata, Quote, Span, Verdict};

/// What stands for words that were left out.
const GAP: &str = "[…]";

/// What stands between blocks.
const BREAK: &str = "\n\n";

/// Characters of a standfirst in an excerpt.
const STANDFIRST: usize = 400;

/// Characters of the words that a value was read from.
const WORDS: usize = 240;

/// A text of what is kept, which knows where the words stood before.
pub(super) struct Text {
    text: String,
    blocks: Vec<Block>,
    parts: Vec<Part>,
}

/// A stretch of one block.
struct Part {
    old: Span,
    new: usize,
    /// The kept stretch it belongs to, which may go over several blocks.
    stretch: usize,
}

impl Text {
    /// The text of an article's `kept` stretches.
    pub(super) fn of(article: &Article, kept: &[Span]) -> Self {
        let mut this = Self { text: String::new(), blocks: Vec::new(), parts: Vec::new() };
        for block in &article.blocks {
            let inside = kept.iter().enumerate().filter(|(_, kept)| kept.overlaps(&block.span));
            let pieces: Vec<(usize, Span)> = inside
                .map(|(at, kept)| (at, Span::new(kept.start.max(block.span.start), kept.end.min(block.span.end))))
                .collect();
            let (Some((_, first)), Some((_, last))) = (pieces.first(), pieces.last()) else { continue };
            if !this.text.is_empty() {
                this.text.push_str(BREAK);
            }
            let start = this.text.len();
            if first.start > block.span.start {
                this.text.push_str(GAP);
                this.text.push(' ');
            }
            for (number, &(stretch, old)) in pieces.iter().enumerate() {
                if number > 0 {
                    this.text.push(' ');
                    this.text.push_str(GAP);
                    this.text.push(' ');
                }
                this.parts.push(Part { old, new: this.text.len(), stretch });
                this.text.push_str(old.of(&article.text));
            }
            if last.end < block.span.end {
                this.text.push(' ');
                this.text.push_str(GAP);
            }
            this.blocks.push(Block { span: Span::new(start, this.text.len()), ..block.clone() });
        }
        this
    }

    /// Where a stretch of the old text stands now, if all of it does.
    pub(super) fn place(&self, span: Span) -> Option<Span> {
        let start = self.parts.iter().find(|part| part.old.start <= span.start && span.start < part.old.end)?;
        let end = self.parts.iter().find(|part| part.old.start < span.end && span.end <= part.old.end)?;
        let placed = Span::new(start.new + (span.start - start.old.start), end.new + (span.end - end.old.start));
        (start.stretch == end.stretch).then_some(placed)
    }
}

/// The article with no more than this text.
pub(super) fn article(article: &Article, extent: Extent, text: &Text) -> Article {
    if extent == Extent::Full {
        return article.clone();
    }
    let mut places = vec![None; article.mentions.len()];
    let mut mentions = Vec::new();
    let about = about(&article.about, extent);
    for (at, mention) in article.mentions.iter().enumerate() {
        if let Some(mention) = placed(mention, &about, text) {
            places[at] = Some(mentions.len());
            mentions.push(mention);
        }
    }
    let quotes = article.quotes.iter().filter_map(|quote| said(quote, article, text, &places, &mut mentions)).collect();
    let times = article.times.iter().filter_map(|time| {
        let mut time = time.clone();
        time.span = text.place(time.span)?;
        Some(time)
    });
    // Of a line that was set apart only what it was taken for is told.
    let verdicts = article.verdicts.get().into_iter().map(|verdict| Verdict { text: String::new(), ..verdict });
    Article {
        id: article.id.clone(),
        source: article.source.clone(),
        format: article.format,
        about,
        text: text.text.clone(),
        blocks: text.blocks.clone(),
        verdicts: verdicts.collect::<Vec<_>>().into(),
        sentences: sentences(article, text),
        times: times.collect(),
        mentions,
        quotes,
        original: String::new().into(),
    }
}

/// The sentences, each as far as it is kept.
fn sentences(article: &Article, text: &Text) -> Vec<Span> {
    let kept = article.sentences.iter().flat_map(|sentence| {
        text.parts.iter().filter(|part| part.old.overlaps(sentence)).filter_map(|part| {
            text.place(Span::new(sentence.start.max(part.old.start), sentence.end.min(part.old.end)))
        })
    });
    kept.collect()
}

/// A name where it stands now, if it does.
fn placed(mention: &Mention, about: &Metadata, text: &Text) -> Option<Mention> {
    let standfirst = about.standfirst.as_ref().map_or(0, |known| known.value.trim_end_matches('…').len());
    let span = match mention.field {
        Field::Title => Some(mention.span),
        Field::Standfirst => Some(mention.span).filter(|span| span.end <= standfirst),
        Field::Caption(_) => None,
        Field::Text => text.place(mention.span),
    };
    Some(Mention { span: span?, ..mention.clone() })
}

/// A quotation where it stands now, if it does. A speaker who is named in words that are left out stays known, by a
/// mention without words.
fn said(
    quote: &Quote,
    article: &Article,
    text: &Text,
    places: &[Option<usize>],
    mentions: &mut Vec<Mention>,
) -> Option<Quote> {
    let span = text.place(quote.span)?;
    let mut quote = Quote { span, ..quote.clone() };
    if let Some(speaker) = &mut quote.speaker {
        speaker.span = speaker.span.and_then(|span| text.place(span));
        speaker.mention = speaker.mention.and_then(|at| {
            places.get(at).copied().flatten().or_else(|| {
                let named = article.mentions.get(at)?;
                mentions.push(Mention { field: Field::Text, span: Span::new(span.start, span.start), ..named.clone() });
                Some(mentions.len() - 1)
            })
        });
    }
    Some(quote)
}

/// What is known about an article, without the words that are not to be published.
fn about(about: &Metadata, extent: Extent) -> Metadata {
    let standfirst = about.standfirst.as_ref().filter(|_| extent == Extent::Excerpt).map(|known| {
        let mut known = known.clone();
        known.value = clip(&known.value, STANDFIRST);
        known.evidence.text.clone_from(&known.value);
        known
    });
    let date = |dated: &Option<Dated>| {
        dated.clone().map(|mut dated| {
            for evidence in &mut dated.evidence {
                let is_text = evidence.basis == Basis::Inferred || dated.basis == Basis::Inferred;
                evidence.text = match extent {
                    Extent::Metadata if is_text => String::new(),
                    _ => clip(&evidence.text, WORDS),
                };
            }
            dated
        })
    };
    let value = |known: &Option<Known<String>>| known.clone().map(short);
    Metadata {
        title: value(&about.title),
        standfirst,
        authors: about.authors.iter().cloned().map(short).collect(),
        agency: value(&about.agency),
        publisher: value(&about.publisher),
        section: value(&about.section),
        language: about.language.clone(),
        url: about.url.clone(),
        published: date(&about.published),
        modified: date(&about.modified),
        fetched: about.fetched.clone(),
        author_note: None,
        captions: Vec::new(),
        tags: about.tags.clone(),
        publish: Some(extent),
        misread: Vec::new(),
        set_aside: Vec::new(),
    }
}

/// A value whose evidence is no longer than a line.
fn short(mut known: Known<String>) -> Known<String> {
    known.evidence.text = clip(&known.evidence.text, WORDS);
    known
}

//! Sentences, time expressions, names and quotations, in a passage and in an article's text.

pub mod names;
pub mod quotes;
pub mod sentences;
pub mod time;

use crate::model::{
    Analysis, Block, Field, Known, Mention, MentionNote, Metadata, Notes, Quote, QuoteKind, Role, Span, TimeExpression,
    Verdict,
};

/// Annotates one passage. `times` are its time expressions and `mentions` its names, found before.
#[must_use]
pub fn annotate(text: &str, times: Vec<TimeExpression>, mentions: Vec<MentionNote>) -> Notes {
    Notes { sentences: sentences::split(text), mentions, quotes: quotes::find(text), times }
}

/// The annotations of an article; spans count in the article's text or in the mention's own field.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Sentences.
    pub sentences: Vec<Span>,
    /// Time expressions, not yet anchored.
    pub times: Vec<TimeExpression>,
    /// Names, in order: title, standfirst, captions, text.
    pub mentions: Vec<Mention>,
    /// Quotations, speakers not yet found.
    pub quotes: Vec<Quote>,
}

/// Moves the notes of the kept passages to where the passages stand in the text.
#[must_use]
pub fn place(analysis: &Analysis, verdicts: &[Verdict], blocks: &[Block], about: &Metadata) -> Placed {
    // A lead is read as part of the text; its names are not to count twice.
    let is_lead = verdicts.iter().any(|verdict| verdict.role == Role::Lead);
    let standfirst = about.standfirst.as_ref().filter(|_| !is_lead);
    let texts = analysis.seed.passages.iter().map(|passage| passage.text.as_str());
    let kept = || {
        let passages = analysis.notes.iter().zip(texts.clone()).zip(verdicts);
        passages.filter(|(_, verdict)| verdict.role.is_text()).map(|(passage, _)| passage)
    };
    let recall = names::Recall::of(kept().map(|(notes, text)| (text, notes.mentions.as_slice())));
    let names = names_about(about, standfirst, analysis.language.as_deref(), &recall);
    let mut placed = Placed { mentions: names, ..Placed::default() };
    for ((notes, text), block) in kept().zip(blocks) {
        let by = block.span.start;
        placed.sentences.extend(notes.sentences.iter().map(|sentence| sentence.shifted(by)));
        placed
            .times
            .extend(notes.times.iter().map(|time| TimeExpression { span: time.span.shifted(by), ..time.clone() }));
        placed.mentions.extend(recall.recall(text, &notes.mentions).iter().map(|note| mention(note, Field::Text, by)));
        placed.quotes.extend(notes.quotes.iter().map(|quote| Quote {
            kind: QuoteKind::Direct,
            span: quote.span.shifted(by),
            speaker: None,
        }));
    }
    placed
}

/// The names in title, standfirst and captions.
fn names_about(
    about: &Metadata,
    standfirst: Option<&Known<String>>,
    language: Option<&str>,
    recall: &names::Recall<'_>,
) -> Vec<Mention> {
    let captions = about
        .captions
        .iter()
        .enumerate()
        .filter_map(|(at, caption)| Some((Field::Caption(at), caption.text.as_deref()?)));
    let title = about.title.iter().map(|known| (Field::Title, known.value.as_str()));
    let standfirst = standfirst.into_iter().map(|known| (Field::Standfirst, known.value.as_str()));
    title
        .chain(standfirst)
        .chain(captions)
        .flat_map(|(field, text)| {
            let found = recall.recall(text, &names::recognise(text, language));
            found.into_iter().map(move |note| mention(&note, field, 0))
        })
        .collect()
}

fn mention(note: &MentionNote, field: Field, by: usize) -> Mention {
    Mention {
        field,
        span: note.span.shifted(by),
        kind: note.kind,
        basis: note.basis,
        title: note.title.clone(),
        entity: String::new(),
    }
}

//! An article in, what people say in dialogue that is led by dashes out: `— The dam will hold — said Ann Lee.`
//!
//! A paragraph that a dash opens is speech when words put into it tell who speaks: behind another dash (as in Spanish, Polish and Russian),
//! or behind a comma (as in French and the Nordic languages). Lists are written with dashes too, and their items may end in
//! "…, the mayor said": behind a comma such words count only where that is how the language's papers quote, where a
//! question or an exclamation stands before them, or where the words are those of someone who speaks of "us" and "you". What
//! stands between such paragraphs is speech as well.

use crate::model::{Article, BlockKind, Span};

use super::clause::{self, Element, Item, Phrase, PhraseKind};
use super::languages::Language;
use super::lexicon;
use super::narration::is_mark;
use super::{attribution, subject};

/// Most words and marks read of what may tell who speaks.
const INCISE: usize = 14;

/// Most bytes that these take: a long paragraph has many commas, and each may stand before them.
const REACH: usize = 240;

/// Most words before the verb of saying in it.
const BEFORE_VERB: usize = 4;

/// What someone says in a dialogue.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The words; where who speaks is put into them, these words too.
    pub(super) span: Span,
    /// The words that say who speaks.
    pub(super) speaker: Option<Phrase>,
    /// Whether they are surely speech.
    is_sure: bool,
}

/// Finds the lines of an article's dialogues, in order.
pub(super) fn find(article: &Article) -> Vec<Line> {
    let language = Language::of(article);
    let mut lines = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for block in &article.blocks {
        let may_be = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        let line = may_be.then(|| line(article, block.span, language)).flatten();
        if let Some(line) = line {
            run.push(line);
        } else {
            end_run(&mut run, &mut lines);
        }
    }
    end_run(&mut run, &mut lines);
    lines
}

/// Takes paragraphs led by dashes that follow one another for a dialogue where one of them surely is speech.
fn end_run(run: &mut Vec<Line>, lines: &mut Vec<Line>) {
    if run.iter().any(|line| line.is_sure) {
        lines.append(run);
    }
    run.clear();
}

/// Whether a character is a dash that leads speech.
const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// A paragraph led by a dash; none where quotation marks hold what is said.
fn line(article: &Article, block: Span, language: Language) -> Option<Line> {
    let text = block.of(&article.text);
    let led = text.strip_prefix(is_dash).or_else(|| text.strip_prefix("- "))?;
    let said = led.trim_start();
    let is_empty = |said: &str| !said.contains(char::is_alphanumeric);
    let is_stop = |c| is_dash(c) || matches!(c, ',' | '?' | '!' | '…');
    if said.starts_with(is_mark) || said.split(is_stop).next().is_none_or(is_empty) {
        return None;
    }
    let body = Span::new(block.end - said.len(), block.end);
    let parts = parts(&article.text, body);
    Some(by_dashes(article, &parts).or_else(|| by_comma(article, *parts.first()?, language)).unwrap_or_else(|| {
        let span = trimmed(&article.text, body);
        Line { span, speaker: None, is_sure: false }
    }))
}

/// A stretch of text, parted at the dashes that do not join words or numbers.
fn parts(text: &str, body: Span) -> Vec<Span> {
    let inner = body.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, dash) in inner.char_indices() {
        let (before, after) = (&inner[..at], &inner[at + dash.len_utf8()..]);
        let joins = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        let is_spaced = before.ends_with(' ') && after.starts_with(' ');
        if is_dash(dash) && !joins || dash == '-' && is_spaced {
            parts.push(Span::new(body.start + start, body.start + at));
            start = at + dash.len_utf8();
        }
    }
    parts.push(Span::new(body.start + start, body.end));
    parts
}

/// What is said, where words between dashes tell who says it.
fn by_dashes(article: &Article, parts: &[Span]) -> Option<Line> {
    let (mut is_told, mut speaker) = (false, None);
    let mut end = parts.first()?.end;
    let mut is_speech = true;
    for &part in &parts[1..] {
        let incise = if is_speech { incise(article, part) } else { None };
        is_speech = incise.is_none();
        is_told |= incise.is_some();
        speaker = speaker.or(incise.flatten());
        if is_speech && part.of(&article.text).contains(char::is_alphanumeric) {
            end = part.end;
        }
    }
    let span = trimmed(&article.text, Span::new(parts.first()?.start, end));
    is_told.then_some(Line { span, speaker, is_sure: true })
}

/// What is said, where words behind a comma, or behind a question or exclamation, tell who says it.
fn by_comma(article: &Article, body: Span, language: Language) -> Option<Line> {
    let text = body.of(&article.text);
    let ends = text.char_indices().filter(|(_, c)| matches!(c, ',' | '?' | '!' | '…'));
    ends.filter_map(|(at, mark)| {
        let behind = body.start + at + mark.len_utf8();
        let speaker = incise(article, Span::new(behind, body.end))??;
        let said = Span::new(body.start, if mark == ',' { behind - 1 } else { behind });
        let own = || {
            let words = said.of(&article.text).split(|c: char| !c.is_alphanumeric());
            words.map(str::to_lowercase).any(|word| language.is_own(&word))
        };
        let is_sure = language.parts_by_comma() || mark != ',' || own();
        Some(Line { span: trimmed(&article.text, said), speaker: Some(speaker), is_sure })
    })
    .next()
}

/// Who speaks by words that were put into speech: `dijo Ana`, `Ana said`, nobody known by `сказал рыбак`; none where the words
/// are no such.
fn incise(article: &Article, span: Span) -> Option<Option<Phrase>> {
    let near = article.text.floor_char_boundary(span.end.min(span.start + REACH));
    let elements: Vec<Element> = clause::read(article, Span::new(span.start, near)).into_iter().take(INCISE).collect();
    let verb = elements.iter().position(|element| matches!(element.item, Item::Cue(_)))?;
    let before = &elements[..verb];
    // "The plan – which Lee said was dead – was dropped" tells of a plan.
    let is_aside = before.first().is_some_and(|first| lexicon::get().is_relative(&first.lower));
    if verb > BEFORE_VERB || is_aside || before.iter().any(|element| matches!(element.item, Item::Mark(_))) {
        return None;
    }
    let language = Language::of(article);
    let phrase = attribution::of_words(&elements).or_else(|| subject::of(&elements, verb));
    let is_own = |phrase: &Phrase| {
        let words = phrase.span.of(&article.text).to_lowercase();
        phrase.kind == PhraseKind::Pronoun && language.is_own(&words)
    };
    match phrase {
        Some(phrase) => (!is_own(&phrase)).then_some(Some(phrase)),
        None => (verb == 0).then_some(None),
    }
}

/// A stretch without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + inner.len() - inner.trim_start().len();
    Span::new(start, (span.start + inner.trim_end().len()).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::quotes::fixture;
    use crate::model::{Basis, Evidence, Known};

    /// What is said in an article of a language, each with the words that say who.
    fn said(language: &str, marked: &str) -> Vec<(String, String)> {
        let mut article = fixture::article(marked);
        let evidence = Evidence { basis: Basis::Inferred, text: String::new(), rule: String::new(), line: None };
        article.about.language = Some(Known { value: language.to_owned(), evidence });
        let words =
            |line: &Line| line.speaker.as_ref().map_or(String::new(), |by| by.span.of(&article.text).to_owned());
        find(&article).iter().map(|line| (line.span.of(&article.text).to_owned(), words(line))).collect()
    }

    fn is_said(language: &str, marked: &str, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(said, by)| ((*said).to_owned(), (*by).to_owned())).collect();
        assert_eq!(said(language, marked), expected);
    }

    #[test]
    fn words_between_dashes_tell_who_speaks() {
        is_said("es", "—La presa aguanta —dijo [Ana Lee]—.", &[("La presa aguanta", "Ana Lee")]);
        is_said(
            "es",
            "—No sé —respondió el alcalde—. Mañana veremos.",
            &[("No sé —respondió el alcalde—. Mañana veremos.", "el alcalde")],
        );
        is_said("pl", "– Tama wytrzyma – powiedział [Jan Lee] i wyszedł.", &[("Tama wytrzyma", "Jan Lee")]);
        is_said(
            "ru",
            "— Плотина выдержит, — сказала [Анна Ли]. — Завтра увидим.",
            &[("Плотина выдержит, — сказала Анна Ли. — Завтра увидим.", "Анна Ли")],
        );
        is_said("ru", "- Денег нет, - ответил рыбак.", &[("Денег нет,", "")]);
    }

    #[test]
    fn words_behind_a_comma_tell_who_speaks() {
        is_said("nb", "– Dammen holder, sier [Anna Lee], ordfører.", &[("Dammen holder", "Anna Lee")]);
        is_said("fr", "— Nous verrons demain, dit [Jean Lee].", &[("Nous verrons demain", "Jean Lee")]);
        is_said("fr", "— Qui vient ? demande-t-elle.", &[("Qui vient ?", "elle")]);
        is_said("en", "—We shall see, said [John Lee].", &[("We shall see", "John Lee")]);
    }

    #[test]
    fn what_stands_between_is_speech() {
        is_said(
            "es",
            "—La presa aguanta —dijo [Ana Lee].\n\n—Ya veremos.\n\nLlovía.\n\n—No es nada.",
            &[("La presa aguanta", "Ana Lee"), ("Ya veremos.", "")],
        );
    }

    #[test]
    fn lists_are_no_dialogue() {
        is_said("en", "— Schools close at noon, the mayor said.\n\n— Buses stop, [Ann Lee] said.", &[]);
        is_said("en", "– The plan – which [Ann Lee] said was dead – was dropped.\n\n– Taxes rise.", &[]);
        is_said("en", "— 1990–95\n\n– Tax cuts\n\n— Jobs — more of them — for all", &[]);
        is_said("fr", "– Les écoles ferment\n\n– Les bus s'arrêtent", &[]);
        is_said("es", "— «La presa aguanta», dijo [Ana Lee].", &[]);
    }
}

//! A stretch of narration in; who could be speaking in it, and the verbs of saying, out, in order.
//!
//! This is a shallow parse: names come from the article's mentions (and from capitals, where the tagger saw no name),
//! descriptions from a determiner up to a noun for someone who can speak. All else is single words.

use crate::model::{Article, EntityKind, Field, Span};

use super::lexicon::{self, Cue};
use super::narration::is_mark;

/// How words name a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhraseKind {
    /// By name.
    Name,
    /// By a personal pronoun.
    Pronoun,
    /// By office, occupation or the like: "the minister".
    Description,
}

/// Words that name someone who could speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Where they stand in the article's text.
    pub(super) span: Span,
    /// How they name.
    pub(super) kind: PhraseKind,
    /// The mention they hold.
    pub(super) mention: Option<usize>,
}

/// One piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Someone who could speak.
    Phrase(Phrase),
    /// A verb of saying.
    Cue(Cue),
    /// Any other word.
    Word,
    /// A mark of punctuation.
    Mark(char),
}

/// An item with its place and, for words, their lower-case form.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) span: Span,
    pub(super) item: Item,
    pub(super) lower: String,
    possessive: bool,
}

impl Element {
    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.item == Item::Mark(mark)
    }

    pub(super) fn phrase(&self) -> Option<&Phrase> {
        match &self.item {
            Item::Phrase(phrase) if !self.possessive => Some(phrase),
            _ => None,
        }
    }

    fn is_word(&self) -> bool {
        matches!(self.item, Item::Word | Item::Cue(_))
    }
}

/// A word or mark of the text, before it is known what it is.
struct Token<'t> {
    span: Span,
    text: &'t str,
    possessive: bool,
}

impl Token<'_> {
    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    fn is_name_part(&self) -> bool {
        self.is_capital() && !lexicon::get().is_never_name(&self.text.to_lowercase())
    }
}

/// Reads the narration in `span` of the article's text.
pub(super) fn read(article: &Article, span: Span) -> Vec<Element> {
    let tokens = tokens(&article.text, span);
    let mut elements: Vec<Element> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let taken = mention(article, &tokens, at, &mut elements).or_else(|| capitals(&tokens, at, &mut elements));
        at += taken.unwrap_or_else(|| {
            word(&tokens, at, &mut elements);
            1
        });
    }
    elements
}

fn tokens(text: &str, span: Span) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = span;
    while let Some(first) = rest.of(text).chars().next() {
        if first.is_alphanumeric() {
            let word = word_at(rest.of(text));
            let bare = ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
            let end = rest.start + bare.len();
            let plural = bare.ends_with('s') && text[end..].starts_with(['\'', '’']);
            let possessive = bare.len() < word.len() || plural;
            tokens.push(Token { span: Span::new(rest.start, end), text: bare, possessive });
            rest.start += word.len();
        } else {
            let end = rest.start + first.len_utf8();
            if !first.is_whitespace() && first != '.' && !is_mark(first) {
                tokens.push(Token {
                    span: Span::new(rest.start, end),
                    text: &text[rest.start..end],
                    possessive: false,
                });
            }
            rest.start = end;
        }
    }
    tokens
}

/// The word at the start of a text, with apostrophes and hyphens inside it, and full stops inside abbreviations.
fn word_at(text: &str) -> &str {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = "'’-./".contains(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    &text[..end]
}

/// Takes the mention that starts at the token, with the capitals in front of it ("Mr. Lee", "President Lee").
fn mention(article: &Article, tokens: &[Token<'_>], at: usize, elements: &mut Vec<Element>) -> Option<usize> {
    let start = tokens[at].span.start;
    let index = mention_at(article, start)?;
    let name = &article.mentions[index];
    let taken = tokens[at..].iter().take_while(|token| token.span.start < name.span.end).count();
    let last = tokens.get(at + taken.checked_sub(1)?)?;
    let mut span = Span::new(start, name.span.end.min(last.span.end).max(start));
    while let Some(before) = elements.last()
        && let Item::Phrase(Phrase { mention: None, kind: PhraseKind::Name, .. }) = before.item
        && !before.possessive
        && article.text[before.span.end..span.start].trim_matches('.').trim().is_empty()
    {
        span.start = before.span.start;
        elements.pop();
    }
    let phrase = Phrase { span, kind: PhraseKind::Name, mention: Some(index) };
    elements.push(Element { span, item: Item::Phrase(phrase), lower: String::new(), possessive: last.possessive });
    Some(taken)
}

/// The mention of someone who can speak that starts at a place of the text.
fn mention_at(article: &Article, start: usize) -> Option<usize> {
    let first = article.mentions.partition_point(|mention| mention.field != Field::Text || mention.span.start < start);
    let mention = article.mentions.get(first)?;
    let speaks = !matches!(mention.kind, EntityKind::Event | EntityKind::Work);
    (mention.field == Field::Text && mention.span.start == start && speaks).then_some(first)
}

/// Takes a run of capitalised words that no mention covers.
fn capitals(tokens: &[Token<'_>], at: usize, elements: &mut Vec<Element>) -> Option<usize> {
    let mut taken = 0;
    for token in &tokens[at..] {
        if !token.is_name_part() {
            break;
        }
        taken += 1;
        if token.possessive {
            break;
        }
    }
    let lexicon = lexicon::get();
    let run = &tokens[at..at + taken];
    let (first, last) = run.first().zip(run.last())?;
    let lower = first.text.to_lowercase();
    let sentence_start = elements.is_empty() && taken == 1;
    if run.iter().all(|token| lexicon.is_speaker_noun(&token.text.to_lowercase()))
        || (sentence_start && (lower.ends_with("ing") || lexicon.cue(&lower).is_some()))
    {
        return None;
    }
    let determiner =
        elements.last().filter(|before| lexicon.is_determiner(&before.lower)).map(|before| before.span.start);
    let office = determiner.filter(|_| lexicon.is_speaker_noun(&last.text.to_lowercase()));
    let kind = if office.is_some() { PhraseKind::Description } else { PhraseKind::Name };
    let span = Span::new(office.unwrap_or(first.span.start), last.span.end);
    elements.truncate(elements.partition_point(|element| element.span.start < span.start));
    let phrase = Phrase { span, kind, mention: None };
    elements.push(Element { span, item: Item::Phrase(phrase), lower, possessive: last.possessive });
    Some(taken)
}

/// Takes a single word or mark.
fn word(tokens: &[Token<'_>], at: usize, elements: &mut Vec<Element>) {
    let token = &tokens[at];
    let lexicon = lexicon::get();
    let lower = token.text.to_lowercase();
    let span = token.span;
    let follows = elements.last();
    let nominal = follows.is_some_and(|before| {
        before.possessive || lexicon.is_determiner(&before.lower) || before.lower == "to" || before.lower == "of"
    });
    let item = if let Some(mark) = token.text.chars().next().filter(|c| !c.is_alphanumeric()) {
        Item::Mark(mark)
    } else if lexicon.is_pronoun(&lower) && lower != "who" && !token.possessive {
        Item::Phrase(Phrase { span, kind: PhraseKind::Pronoun, mention: None })
    } else if let Some(cue) = lexicon.cue(&lower).filter(|_| !nominal) {
        Item::Cue(cue)
    } else if lexicon.is_speaker_noun(&lower) && !tokens.get(at + 1).is_some_and(continues_title) {
        let start = description_start(elements, span.start);
        elements.truncate(elements.partition_point(|element| element.span.start < start));
        let span = Span::new(start, span.end);
        let phrase = Phrase { span, kind: PhraseKind::Description, mention: None };
        elements.push(Element { span, item: Item::Phrase(phrase), lower, possessive: token.possessive });
        return;
    } else {
        Item::Word
    };
    elements.push(Element { span, item, lower, possessive: token.possessive });
}

/// Whether a token behind a noun makes the noun a title: "minister Lee".
fn continues_title(token: &Token<'_>) -> bool {
    token.is_name_part()
}

/// Where the description starts whose noun stands at `noun`: at the determiner or the owner in front of it.
fn description_start(elements: &[Element], noun: usize) -> usize {
    let lexicon = lexicon::get();
    let mut start = noun;
    for before in elements.iter().rev().take(5) {
        if before.possessive || lexicon.is_determiner(&before.lower) && before.is_word() {
            return before.span.start;
        }
        let modifies = match &before.item {
            Item::Phrase(phrase) => phrase.kind == PhraseKind::Name,
            Item::Word => {
                !lexicon.is_never_name(&before.lower) && !["and", "or", "than"].contains(&before.lower.as_str())
            }
            Item::Cue(_) | Item::Mark(_) => false,
        };
        if !modifies {
            return start;
        }
        if before.phrase().is_some() {
            start = before.span.start;
        }
    }
    start
}

/// The phrase that is the subject of the cue at `verb`, or the one that follows it in inverted order.
pub(super) fn subject(elements: &[Element], verb: usize) -> Option<Phrase> {
    before_verb(elements, verb).or_else(|| inverted(elements, verb))
}

/// Who is quoted by someone else: "an agency quoted Lee as saying", "Lee was quoted by an agency as saying".
pub(super) fn quoted(elements: &[Element]) -> Option<Phrase> {
    let says = |pair: &[Element]| {
        pair[0].lower == "as" && matches!(pair[1].item, Item::Cue(_)) && pair[1].lower.ends_with("ing")
    };
    let end = elements.windows(2).position(says)?;
    (0..end).rev().filter(|&at| at == 0 || elements[at - 1].lower != "by").find_map(|at| elements[at].phrase()).cloned()
}

/// Verb before subject: "said the minister", "asked former mayor Ann Lee".
fn inverted(elements: &[Element], verb: usize) -> Option<Phrase> {
    if elements[verb].lower.ends_with("ing") {
        return None;
    }
    elements[verb + 1..]
        .iter()
        .take(8)
        .take_while(|element| {
            let ends = matches!(element.item, Item::Cue(_) | Item::Mark(_));
            !ends && !lexicon::get().is_preposition(&element.lower)
        })
        .find_map(Element::phrase)
        .cloned()
}

/// Subject before verb, with what may stand between them.
fn before_verb(elements: &[Element], verb: usize) -> Option<Phrase> {
    let lexicon = lexicon::get();
    let mut end = verb;
    while end > 0 && elements[end - 1].is_word() && lexicon.is_between_subject_and_verb(&elements[end - 1].lower) {
        end -= 1;
    }
    let last = elements[..end].last()?;
    match &last.item {
        Item::Phrase(_) if last.phrase().is_some() => head_of(elements, end - 1),
        Item::Mark(',') => before_apposition(elements, end - 1),
        Item::Word if last.lower == "who" || last.lower == "which" || last.lower == "that" => {
            elements[..end - 1].iter().rev().find_map(Element::phrase).cloned()
        }
        Item::Mark(')') => {
            let opening = elements[..end].iter().rposition(|element| element.is_mark('('))?;
            head_of(elements, opening.checked_sub(1)?)
        }
        _ => unlisted(elements, end).or_else(|| first_free(&elements[..end])),
    }
}

/// A noun phrase that ends at `end` with a noun no list holds: "the ruling said"; or the phrase that such words hang on.
fn unlisted(elements: &[Element], end: usize) -> Option<Phrase> {
    let last = elements[..end].last()?.span.end;
    for at in (end.saturating_sub(6)..end).rev() {
        let element = &elements[at];
        if lexicon::get().is_determiner(&element.lower) && at + 1 < end {
            let span = Span::new(element.span.start, last);
            return Some(Phrase { span, kind: PhraseKind::Description, mention: None });
        }
        if let Some(phrase) = element.phrase() {
            let hangs = elements.get(at + 1).is_some_and(|next| lexicon::get().is_preposition(&next.lower));
            return hangs.then(|| phrase.clone());
        }
        if element.item != Item::Word {
            return None;
        }
    }
    None
}

/// The first phrase that hangs on no preposition.
fn first_free(elements: &[Element]) -> Option<Phrase> {
    (0..elements.len())
        .filter(|&at| at == 0 || !lexicon::get().is_preposition(&elements[at - 1].lower))
        .find_map(|at| elements[at].phrase())
        .cloned()
}

/// The head of the noun phrase that ends at `last`: "a lawyer for the firm" is the lawyer.
fn head_of(elements: &[Element], last: usize) -> Option<Phrase> {
    let mut at = last;
    loop {
        let determiners =
            elements[..at].iter().rev().take_while(|before| lexicon::get().is_determiner(&before.lower)).count();
        let Some(owner) = (at - determiners).checked_sub(2) else { break };
        if !lexicon::get().is_preposition(&elements[owner + 1].lower) || elements[owner].phrase().is_none() {
            break;
        }
        at = owner;
    }
    elements[at].phrase().cloned()
}

/// The phrase in front of an apposition that ends with the comma at `comma`; else the first phrase of the clause that
/// hangs on no preposition.
fn before_apposition(elements: &[Element], comma: usize) -> Option<Phrase> {
    let opening = elements[..comma].iter().rposition(|element| element.is_mark(','));
    let direct = opening.and_then(|opening| opening.checked_sub(1)).and_then(|at| head_of(elements, at));
    direct.or_else(|| first_free(&elements[..comma]))
}

//! A stretch of narration in; who could be speaking in it, and the verbs of saying, out, in order.
//!
//! This is a shallow parse: names come from the article's mentions (and from capitals, where the tagger saw no name),
//! descriptions from a determiner up to a noun for someone who can speak. All else is single words.

use crate::model::{Article, EntityKind, Field, Span};

use super::languages::Language;
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

    pub(super) fn is_word(&self) -> bool {
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
    let language = Language::of(article);
    let tokens = tokens(&article.text, span, language);
    let mut elements: Vec<Element> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let taken =
            mention(article, &tokens, at, &mut elements).or_else(|| capitals(article, &tokens, at, &mut elements));
        at += taken.or_else(|| foreign(&tokens, at, language, &mut elements)).unwrap_or_else(|| {
            word(&tokens, at, language, &mut elements);
            1
        });
    }
    elements
}

fn tokens(text: &str, span: Span, language: Language) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = span;
    while let Some(first) = rest.of(text).chars().next() {
        if first.is_alphanumeric() {
            let (word, joint) = parted(word_at(rest.of(text)), language);
            let bare = ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
            let end = rest.start + bare.len();
            let plural = bare.ends_with('s') && text[end..].starts_with(['\'', '’']);
            let possessive = bare.len() < word.len() || plural;
            tokens.push(Token { span: Span::new(rest.start, end), text: bare, possessive });
            rest.start += word.len() + joint;
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

/// A word without a pronoun that a hyphen hangs on it (`dit-il`, `a-t-elle`), which is read as the next one, and the length
/// of what joins them.
fn parted(word: &str, language: Language) -> (&str, usize) {
    let pronoun = word.rsplit_once('-').filter(|(_, pronoun)| language.is_clitic(pronoun));
    pronoun.map_or((word, 0), |(verb, pronoun)| {
        let verb = verb.strip_suffix("-t").unwrap_or(verb);
        (verb, word.len() - pronoun.len() - verb.len())
    })
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
        && (matches!(before.item, Item::Phrase(Phrase { mention: None, kind: PhraseKind::Name, .. }))
            || is_title(article, before))
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

/// Whether a word is an office with a capital, as in "President Lee".
fn is_title(article: &Article, element: &Element) -> bool {
    let capital = || element.span.of(&article.text).starts_with(char::is_uppercase);
    element.item == Item::Word && lexicon::get().is_speaker_noun(&element.lower) && capital()
}

/// The mention of someone who can speak that starts at a place of the text.
fn mention_at(article: &Article, start: usize) -> Option<usize> {
    let first = article.mentions.partition_point(|mention| mention.field != Field::Text || mention.span.start < start);
    let mention = article.mentions.get(first)?;
    let speaks = !matches!(mention.kind, EntityKind::Event | EntityKind::Work);
    (mention.field == Field::Text && mention.span.start == start && speaks).then_some(first)
}

/// Takes a run of capitalised words that no mention covers.
fn capitals(article: &Article, tokens: &[Token<'_>], at: usize, elements: &mut Vec<Element>) -> Option<usize> {
    let mut taken = 0;
    for token in &tokens[at..] {
        if !token.is_name_part() || taken > 0 && mention_at(article, token.span.start).is_some() {
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

/// Takes a description behind a verb of saying in another language: a determiner and a noun, as in `dijo el alcalde`.
fn foreign(tokens: &[Token<'_>], at: usize, language: Language, elements: &mut Vec<Element>) -> Option<usize> {
    let follows = elements.last().is_some_and(|before| matches!(before.item, Item::Cue(_)));
    let (token, noun) = (tokens.get(at)?, tokens.get(at + 1)?);
    let lower = token.text.to_lowercase();
    let is_noun = noun.text.starts_with(char::is_alphabetic)
        && !noun.possessive
        && !tokens.get(at + 2).is_some_and(continues_title);
    if language.is_english() || !follows || !language.is_determiner(&lower) || !is_noun {
        return None;
    }
    let span = Span::new(token.span.start, noun.span.end);
    let phrase = Phrase { span, kind: PhraseKind::Description, mention: None };
    elements.push(Element { span, item: Item::Phrase(phrase), lower, possessive: false });
    Some(2)
}

/// Takes a single word or mark.
fn word(tokens: &[Token<'_>], at: usize, language: Language, elements: &mut Vec<Element>) {
    let token = &tokens[at];
    let lexicon = lexicon::get();
    let lower = token.text.to_lowercase();
    let span = token.span;
    let follows = elements.last();
    let nominal = follows.is_some_and(|before| {
        let hangs = language.is_english() && matches!(before.lower.as_str(), "to" | "of");
        before.possessive || language.is_determiner(&before.lower) || hangs
    });
    let item = if let Some(mark) = token.text.chars().next().filter(|c| !c.is_alphanumeric()) {
        Item::Mark(mark)
    } else if language.is_pronoun(&lower) && lower != "who" && !token.possessive {
        Item::Phrase(Phrase { span, kind: PhraseKind::Pronoun, mention: None })
    } else if let Some(cue) = language.cue(&lower).filter(|_| !nominal) {
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

//! A sentence as the patterns for reported speech see it: its elements, and which of them the narrator wrote.

use crate::annotate::quotes::clause::{self, Element, Item, Phrase, PhraseKind};
use crate::annotate::quotes::lexicon::{self, Cue, Frame};
use crate::annotate::quotes::subject;
use crate::model::{Article, QuoteKind, Span};

/// A sentence, read.
pub(super) struct Sentence<'a> {
    article: &'a Article,
    pub(super) span: Span,
    pub(super) elements: Vec<Element>,
}

/// Whether any word of a sentence can report; most sentences have none and need no reading.
pub(super) fn may_report(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let word = word.to_lowercase();
        word == "according" || lexicon::get().cue(&word).is_some()
    })
}

impl<'a> Sentence<'a> {
    pub(super) fn of(article: &'a Article, span: Span) -> Self {
        Self { article, span, elements: clause::read(article, span) }
    }

    pub(super) fn text(&self) -> &'a str {
        &self.article.text
    }

    /// The direct quotations that share the sentence.
    pub(super) fn direct(&self) -> impl Iterator<Item = Span> {
        let from = self.article.quotes.partition_point(|quote| quote.span.end <= self.span.start);
        let shared = self.article.quotes[from..].iter().take_while(|quote| quote.span.start < self.span.end);
        shared.filter(|quote| quote.kind == QuoteKind::Direct).map(|quote| quote.span)
    }

    /// Whether the narrator wrote the element.
    pub(super) fn is_narration(&self, at: usize) -> bool {
        !self.direct().any(|direct| direct.contains(&self.elements[at].span))
    }

    /// Whether a verb of saying stands here that can report in this way.
    pub(super) fn reports(&self, at: usize, frame: Frame) -> bool {
        self.is_cue(at) && lexicon::get().reports(&self.elements[at].lower, frame)
    }

    pub(super) fn is_cue(&self, at: usize) -> bool {
        matches!(self.elements[at].item, Item::Cue(_))
    }

    pub(super) fn is_speech(&self, at: usize) -> bool {
        self.elements[at].item == Item::Cue(Cue::Speech)
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.elements.get(at).map_or("", |element| element.lower.as_str())
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.elements.get(at).is_some_and(|element| marks.iter().any(|&mark| element.is_mark(mark)))
    }

    /// Who is said to have said something by the verb at `verb`; none where it was not said, or not by anyone named.
    pub(super) fn subject(&self, verb: usize) -> Option<Phrase> {
        let lexicon = lexicon::get();
        let start = subject::end_of_subject(&self.elements, verb);
        let between = || self.elements[start..verb].iter().map(|element| element.lower.as_str());
        let passive = between().any(|word| lexicon.makes_passive(word)) && !self.lower(verb).ends_with("ing");
        if passive || between().any(|word| lexicon.makes_unreal(word)) {
            return None;
        }
        let own = self.shared_subject(start, verb).or_else(|| subject::adjacent(&self.elements, verb))?;
        let first = self.elements.iter().position(|element| element.span.start >= own.span.start);
        let before = first.and_then(|at| at.checked_sub(1));
        let supposed = before.is_some_and(|at| lexicon.supposes(self.lower(at)));
        let noun_form = own.mention.is_none() && !is_verb_only(self.lower(verb)) && own.kind == PhraseKind::Description;
        (!supposed && !noun_form && !self.is_relative(&own, before) && self.may_speak(&own)).then_some(own)
    }

    /// Whether a pronoun follows a noun, as in "the goal they pledged to reach": the clause tells more about the noun.
    fn is_relative(&self, own: &Phrase, before: Option<usize>) -> bool {
        let lexicon = lexicon::get();
        let joins = |word: &str| lexicon.starts_adjunct(word) || lexicon.contrasts(word) || lexicon.is_never_name(word);
        let free = before.is_none_or(|at| matches!(self.elements[at].item, Item::Mark(_)) || joins(self.lower(at)));
        own.kind == PhraseKind::Pronoun && !free
    }

    /// The subject of a verb that shares it with one before: "Lee praised the plan and said …", "Lee left, adding …".
    fn shared_subject(&self, start: usize, verb: usize) -> Option<Phrase> {
        let last = start.checked_sub(1)?;
        let joined = ["and", "but"].contains(&self.lower(last)) && !self.lower(verb).ends_with("ing");
        let participle = self.is_mark(last, &[',']) && self.lower(verb).ends_with("ing");
        if !joined && !participle {
            return None;
        }
        let own: Vec<Element> =
            (0..last).filter(|&at| self.is_narration(at)).map(|at| self.elements[at].clone()).collect();
        subject::first_free(&own)
    }

    /// Whether a phrase names someone other than the writer and the reader, in the narrator's words.
    fn may_speak(&self, phrase: &Phrase) -> bool {
        let words = phrase.span.of(self.text()).to_lowercase();
        let own = phrase.kind == PhraseKind::Pronoun && ["i", "we", "you", "who"].contains(&words.as_str());
        let period = words.split_whitespace().next_back().is_some_and(|last| lexicon::get().is_while(last));
        !own && !period && !self.direct().any(|direct| direct.overlaps(&phrase.span))
    }

    /// A stretch without white space and marks at its ends.
    pub(super) fn trimmed(&self, span: Span) -> Span {
        let text = span.of(self.text());
        let outer = |c: char| c.is_whitespace() || ".,;:—–-".contains(c);
        let start = span.start + text.len() - text.trim_start_matches(outer).len();
        Span::new(start, (span.start + text.trim_end_matches(outer).len()).max(start))
    }
}

/// Whether a form cannot be a noun: "warned", "said", not "signal", "claim".
fn is_verb_only(form: &str) -> bool {
    form.ends_with(['d', 's']) || ["found", "wrote", "swore", "thought", "felt"].contains(&form)
}

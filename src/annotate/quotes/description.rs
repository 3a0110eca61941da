//! How well a description fits a person: "the Norwegian minister" and what the article says of someone around the name.

use crate::model::{Article, Mention, Span};

use super::lexicon;

/// Most words of an apposition that says what a person is.
const APPOSITION: usize = 12;
/// Most words in front of a name that are read as its modifiers.
const MODIFIERS: usize = 6;

/// A word in lower case, with whether it was written with a capital.
type Word = (String, bool);

/// The words of a description, parted into nouns for someone who can speak and all others.
pub(super) struct Description {
    noun: Option<String>,
    others: Vec<Word>,
}

impl Description {
    /// Reads a description.
    pub(super) fn of(text: &str) -> Self {
        let (mut nouns, others): (Vec<Word>, Vec<Word>) =
            words(text).into_iter().partition(|(word, _)| lexicon::get().is_speaker_noun(word));
        Self { noun: nouns.pop().map(|(noun, _)| noun), others }
    }

    /// The noun, where it names a body or a document rather than a person.
    pub(super) fn body(&self) -> Option<&str> {
        self.noun.as_deref().filter(|noun| lexicon::get().is_body(noun))
    }

    /// Whether a name holds all words with a capital, as `Norwegian Harbour Court` does those of "the Norwegian court".
    pub(super) fn is_part_of(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.others.iter().filter(|(_, capital)| *capital).all(|(word, _)| name.split(' ').any(|own| own == word))
    }

    /// How well the description fits what is said about a person; 0 is not at all. A proper adjective must be found; a
    /// "counterpart" fits any office.
    pub(super) fn fit(&self, person: &Descriptors) -> usize {
        let has = |word: &str| person.0.iter().any(|other| other == word);
        if self.others.iter().any(|(word, capital)| *capital && !has(word)) {
            return 0;
        }
        let office = match self.noun.as_deref() {
            Some(noun) if has(noun) => 2,
            _ if has("counterpart") && self.others.iter().any(|(_, capital)| *capital) => 1,
            _ => return 0,
        };
        office + self.others.iter().filter(|(word, _)| has(word)).count()
    }
}

/// The words that say what a person is, in lower case: the title, the words in front of the name, and the apposition
/// behind it.
pub(super) struct Descriptors(Vec<String>);

impl Descriptors {
    /// Reads what an article says around a mention.
    pub(super) fn of(article: &Article, mention: &Mention) -> Self {
        let text = article.field(mention.field);
        let sentence = article.sentence_at(mention.span.start).unwrap_or(Span::new(0, text.len()));
        let before = text.get(sentence.start..mention.span.start).unwrap_or_default();
        let after = text.get(mention.span.end..sentence.end).unwrap_or_default();
        let mut descriptors = words(mention.title.as_deref().unwrap_or_default());
        descriptors.extend(words(premodifiers(before)));
        if after.starts_with(',') {
            descriptors.extend(words(described_before(before)));
        }
        if let Some(apposition) = after.strip_prefix(',').and_then(|rest| rest.split([',', '.', ';', ':']).next())
            && apposition.split_whitespace().take(APPOSITION + 1).count() <= APPOSITION
        {
            descriptors.extend(words(apposition));
        }
        Self(descriptors.into_iter().map(|(word, _)| word).collect())
    }
}

/// The description that a sentence begins with and a name stands in apposition to: "The mayor, " before `Ann Lee`.
fn described_before(before: &str) -> &str {
    let phrase = before.strip_suffix(", ").unwrap_or_default();
    let small: Vec<String> = phrase.split(' ').map(str::to_lowercase).collect();
    let lexicon = lexicon::get();
    let is_one = small.split_first().is_some_and(|(first, rest)| {
        let plain = |word: &String| word.chars().all(char::is_alphanumeric) && !lexicon.is_preposition(word);
        lexicon.is_determiner(first) && rest.len() <= MODIFIERS && rest.iter().all(plain)
    });
    if is_one { phrase } else { "" }
}

/// Lower-case words of a phrase without small words.
fn words(text: &str) -> Vec<Word> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| (word.to_lowercase(), word.starts_with(char::is_uppercase)))
        .filter(|(word, _)| !lexicon::get().is_never_name(word))
        .collect()
}

/// The last words of a text back to the first small word, verb or mark: "met the Norwegian foreign minister" gives
/// "Norwegian foreign minister".
fn premodifiers(text: &str) -> &str {
    let mut start = text.len();
    for word in text.split_inclusive(char::is_whitespace).rev().take(MODIFIERS) {
        let bare = word.trim().trim_end_matches('.').to_lowercase();
        let stops = !word.trim().trim_end_matches('.').chars().all(|c| c.is_alphanumeric() || c == '-')
            || lexicon::get().is_never_name(&bare)
            || lexicon::get().cue(&bare).is_some();
        if stops {
            break;
        }
        start -= word.len();
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::quotes::fixture;

    #[test]
    fn a_description_fits_by_its_noun_and_its_proper_adjectives() {
        let article =
            fixture::article("The Norwegian minister [Ann Lee] was there. With her came [Bo Quist], a Danish lawyer.");
        let people: Vec<Descriptors> =
            article.mentions.iter().map(|mention| Descriptors::of(&article, mention)).collect();
        let fit = |text: &str| people.iter().map(|person| Description::of(text).fit(person)).collect::<Vec<_>>();
        assert_eq!(fit("the minister"), [2, 0]);
        assert_eq!(fit("the Norwegian minister"), [3, 0]);
        assert_eq!(fit("the Danish minister"), [0, 0]);
        assert_eq!(fit("the lawyer"), [0, 2]);
        assert_eq!(fit("the weather"), [0, 0]);
    }
}

//! The shape of a line: what can be said of it without knowing a word of its language.
//!
//! One pass over the characters counts what the features ask for; the ideas are those of the shallow text features of
//! Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010).

/// Counts and marks of one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shape {
    /// Number of characters.
    pub(crate) chars: usize,
    /// Number of words: runs between white space that hold a letter or a digit.
    pub(crate) words: usize,
    /// Number of words that start with a lower-case letter.
    pub(crate) lower_words: usize,
    /// Number of words that start with an upper-case letter.
    pub(crate) upper_words: usize,
    /// Number of digits.
    pub(crate) digits: usize,
    /// Number of letters.
    pub(crate) letters: usize,
    /// Number of upper-case letters.
    pub(crate) capitals: usize,
    /// Number of commas, semicolons and the like inside the line.
    pub(crate) commas: usize,
    /// Number of sentence ends inside the line, its own end not counted.
    pub(crate) inner_stops: usize,
    /// How it ends.
    pub(crate) ending: Ending,
}

/// How a line ends, closing quotes and brackets left aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop, a question or exclamation mark.
    Sentence,
    /// With an ellipsis.
    Ellipsis,
    /// With a colon or a dash.
    Colon,
    /// With anything else.
    #[default]
    Open,
}

/// Running text has so many characters at least.
const SHORTEST_PROSE: usize = 60;

const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', '«', '“', ')', ']', '*', '›', '」'];

impl Shape {
    /// Looks at one line.
    pub(crate) fn of(text: &str) -> Self {
        let mut shape = Self { ending: ending(text), ..Self::default() };
        for word in text.split_whitespace() {
            shape.count_word(word);
        }
        shape.chars = text.chars().count();
        if shape.ending == Ending::Sentence {
            shape.inner_stops = shape.inner_stops.saturating_sub(1);
        }
        shape
    }

    fn count_word(&mut self, word: &str) {
        let mut first = None;
        let letters_before = self.letters;
        let mut last = ' ';
        for c in word.chars() {
            last = c;
            if c.is_alphabetic() {
                self.letters += 1;
                self.capitals += usize::from(c.is_uppercase());
                first = first.or(Some(c));
            } else if c.is_numeric() {
                self.digits += 1;
                first = first.or(Some(c));
            } else if matches!(c, ',' | ';' | '、' | '،') {
                self.commas += 1;
            }
        }
        if let Some(first) = first {
            self.words += 1;
            self.lower_words += usize::from(first.is_lowercase());
            self.upper_words += usize::from(first.is_uppercase());
        }
        let long = self.letters - letters_before > 2;
        self.inner_stops += usize::from(long && !last.is_alphanumeric() && ending(word) == Ending::Sentence);
    }

    /// Whether a text reads like running text; see [`Self::is_prose`].
    pub(crate) fn of_prose(text: &str) -> bool {
        text.len() >= SHORTEST_PROSE && Self::of(text).is_prose()
    }

    /// Share of words that start in lower case: high in prose, low in names, labels and headlines in title case.
    pub(crate) fn lower_share(&self) -> f32 {
        ratio(self.lower_words, self.words)
    }

    /// Share of capitals among the letters.
    pub(crate) fn capital_share(&self) -> f32 {
        ratio(self.capitals, self.letters)
    }

    /// Whether it reads like running text: long enough, ended as a sentence is, its words not all capitalised. Scripts
    /// without case pass the last test by having no capitals at all.
    pub(crate) fn is_prose(&self) -> bool {
        let flowing = self.lower_share() > 0.4 || self.capitals == 0;
        let ended = self.ending == Ending::Sentence || self.chars > 200 || self.inner_stops > 0;
        self.chars >= SHORTEST_PROSE && flowing && ended
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of one line")]
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

fn ending(text: &str) -> Ending {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || CLOSERS.contains(&c));
    if bare.ends_with('…') || bare.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]") {
        return Ending::Ellipsis;
    }
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।') => Ending::Sentence,
        Some(':' | '：' | '–' | '—') => Ending::Colon,
        _ => Ending::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_from_labels() {
        assert!(
            Shape::of("The mayor said on Friday that the old bridge would be closed until further notice.").is_prose()
        );
        assert!(!Shape::of("Bridges, Roads & Rails Newsletter Sign Up").is_prose());
        assert!(!Shape::of("He left.").is_prose());
    }

    #[test]
    fn endings_look_behind_closing_marks() {
        assert_eq!(Shape::of("“We are ready.”").ending, Ending::Sentence);
        assert_eq!(Shape::of("The harbour will be …").ending, Ending::Ellipsis);
        assert_eq!(Shape::of("He said:").ending, Ending::Colon);
        assert_eq!(Shape::of("Harbour reopens").ending, Ending::Open);
    }

    #[test]
    fn inner_stops_leave_the_last_sentence_out() {
        assert_eq!(Shape::of("One thing went. Another came. Nothing stayed.").inner_stops, 2);
        assert_eq!(Shape::of("").words, 0);
    }
}

//! A line in, whether it is made as bylines are out: "By Ann Example", nothing but a word for the author and names. No
//! sentence of the line above goes on in one, however long that line is.

/// The words that begin one.
const WORDS: &str = include_str!("data/byline_words.txt");

/// The most words of one.
const LONGEST: usize = 7;

/// A word in small letters between names has at most so many.
const SHORT: usize = 4;

/// Whether a line is made so.
pub(super) fn is_byline(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().filter(|first| first.starts_with(char::is_uppercase)).map(str::to_lowercase);
    let opens = first.is_some_and(|first| WORDS.lines().any(|word| word == first.trim_end_matches(':')));
    let is_capital =
        |word: &&str| word.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(char::is_uppercase);
    let names = words.clone().filter(is_capital).count();
    let all = words.clone().count();
    let fits = words.all(|word| is_capital(&word) || word.chars().count() <= SHORT);
    opens && fits && names > 0 && all < LONGEST && 2 * names >= all && !text.ends_with([',', ';'])
}

#[cfg(test)]
mod tests {
    use super::is_byline;

    #[test]
    fn names_behind_a_word_for_the_author() {
        for line in ["By Ann Example", "BY ANN EXAMPLE", "Von Ann Beispiel und Bo Muster", "By: J. van der Example"] {
            assert!(is_byline(line), "{line}");
        }
        for line in
            ["by Ann Example", "By", "By the time the Ferry came", "By Monday, Ann Example,", "Bypass Plan Approved"]
        {
            assert!(!is_byline(line), "{line}");
        }
    }
}

//! The tokens of a passage in, how it uses capitals out.
//!
//! In running text a capital marks a name; in a headline in title case or in capitals throughout it says nothing, and only
//! words that are not common English ones, or that a gazetteer knows, can be names.

use super::tokens::{Case, Token};

/// How a passage uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    /// Running text.
    Sentence,
    /// Most Words Begin with a Capital.
    Title,
    /// MOST WORDS ARE CAPITALS.
    Upper,
}

/// The fewest words that tell a casing from chance.
const FEWEST_WORDS: usize = 4;

/// Tells how a passage uses capitals.
pub(super) fn of(tokens: &[Token<'_>]) -> Casing {
    let content = || {
        let word = |token: &&Token<'_>| !matches!(token.case, Case::Number | Case::Mark | Case::Possessive);
        tokens.iter().filter(word).filter(|token| !token.word.is_never())
    };
    let words = content().count();
    let upper = content().filter(|token| token.case == Case::Upper).count();
    let capitals = content().filter(|token| token.is_capital()).count();
    let common = content().filter(|token| token.is_capital() && token.word.is_common()).count();
    if words >= FEWEST_WORDS - 1 && upper * 10 >= words * 7 {
        Casing::Upper
    } else if words >= FEWEST_WORDS && capitals * 10 >= words * 9 && common * 3 >= capitals {
        Casing::Title
    } else {
        Casing::Sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::names::tokens::tokenise;

    #[test]
    fn headlines_are_told_from_text() {
        let casing = |text| of(&tokenise(text));
        assert_eq!(casing("The mayor met Ana Brandt in Oslo on Monday"), Casing::Sentence);
        assert_eq!(casing("Mayor Says the New Bridge Will Open Before Winter"), Casing::Title);
        assert_eq!(casing("MAYOR OPENS NEW BRIDGE"), Casing::Upper);
        assert_eq!(casing("Ana Brandt and Takis Papadellis"), Casing::Sentence);
    }
}

//! Title and standfirst.

use super::evidence::{inferred, stated};
use crate::model::{Analysis, Basis, Evidence, Known, Role, Verdict};

/// How many words of the text stand in for a headline.
const STAND_IN: usize = 10;

/// The headline: declared, printed, or else the first words of the text or of the file's name.
pub(super) fn title(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    let declared = analysis.seed.declared.title.clone();
    let printed = || verdicts.iter().find(|line| line.role == Role::Title);
    declared
        .or_else(|| printed().map(|line| stated(line.text.clone(), "the headline above the text", line)))
        .or_else(|| first_words(verdicts))
        .or_else(|| file_name(&analysis.seed.source))
}

/// The standfirst: declared or printed.
pub(super) fn standfirst(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<String>> {
    let printed = || verdicts.iter().find(|line| line.role == Role::Standfirst);
    let declared = analysis.seed.declared.standfirst.clone();
    declared.or_else(|| printed().map(|line| stated(line.text.clone(), "the lines below the headline", line)))
}

fn first_words(verdicts: &[Verdict]) -> Option<Known<String>> {
    let line = verdicts.iter().find(|line| line.role.is_text())?;
    let mut words = line.text.split_whitespace();
    let start: Vec<&str> = words.by_ref().take(STAND_IN).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    Some(inferred(format!("{}{more}", start.join(" ")), "no headline; the first words of the text", line))
}

fn file_name(source: &str) -> Option<Known<String>> {
    let name = source.rsplit('/').next()?;
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let rule = "no headline and no text; the name of the file".to_owned();
    let evidence = Evidence { basis: Basis::Inferred, text: source.to_owned(), rule, line: None };
    (!words.is_empty()).then(|| Known { value: words.join(" "), evidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_gives_its_words() {
        assert_eq!(file_name("a/ferry-strike_2019.txt").unwrap().value, "ferry strike 2019");
        assert_eq!(file_name("a/.txt"), None);
    }
}

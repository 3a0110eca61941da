//! The language of an article: as declared, else as its running text tells (trigrams and scripts, by `whatlang`).

use whatlang::{Detector, Lang};

use crate::clean;
use crate::data_file::rows;
use crate::model::{Basis, Evidence, Known, Property, Seed};

/// More text than this tells nothing more, in bytes.
const ENOUGH: usize = 1500;

/// The BCP 47 tag of each language that `whatlang` tells apart.
const TAGS: &str = include_str!("data/languages.tsv");

/// The BCP 47 primary tag of a seed's language.
pub(super) fn tag(seed: &Seed) -> Option<String> {
    let claim = |wins: bool| {
        let mut claims = seed.declared.claims(Property::Language).filter(|claim| claim.origin.always_wins() == wins);
        claims.find_map(|claim| primary(&claim.known.value))
    };
    // What a page's markup says is often its template's language, so the text goes first.
    claim(true).or_else(|| detect(seed).map(str::to_owned)).or_else(|| claim(false))
}

/// The primary subtag of a BCP 47 tag, in lower case: `de` of `de-AT`. None where it is no such tag.
pub(super) fn primary(tag: &str) -> Option<String> {
    let mut subtags = tag.split(['-', '_']);
    let primary =
        subtags.next().filter(|tag| (2..=3).contains(&tag.len()) && tag.bytes().all(|c| c.is_ascii_alphabetic()));
    let rest = subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|c| c.is_ascii_alphanumeric()));
    primary.filter(|_| rest).map(str::to_lowercase)
}

/// The language with its evidence.
pub(super) fn known(seed: &Seed, language: Option<&str>) -> Option<Known<String>> {
    let rule = "the letters and words of the text".to_owned();
    let sample = seed.passages.iter().max_by_key(|passage| passage.text.len());
    let text = sample.map_or(String::new(), |passage| passage.text.chars().take(80).collect());
    let evidence = Evidence { basis: Basis::Inferred, text, rule, line: sample.map(|passage| passage.first_line) };
    let mut claims = seed.declared.claims(Property::Language).map(|claim| &claim.known);
    let declared = claims.find(|known| language.is_some() && primary(&known.value).as_deref() == language);
    declared
        .cloned()
        .map(|known| Known { value: known.value.replace('_', "-"), ..known })
        .or_else(|| language.map(|tag| Known { value: tag.to_owned(), evidence }))
}

fn detect(seed: &Seed) -> Option<&'static str> {
    let mut sample = String::new();
    let prose = seed.passages.iter().filter(|passage| seed.format.is_clean() || clean::is_prose(&passage.text));
    let lines = prose.map(|passage| passage.text.as_str());
    let short = seed.passages.iter().map(|passage| passage.text.as_str());
    for line in lines.chain(short) {
        if sample.len() > ENOUGH {
            break;
        }
        sample.push_str(line);
        sample.push('\n');
    }
    let end = (0..=ENOUGH.min(sample.len())).rev().find(|&end| sample.is_char_boundary(end))?;
    let info = Detector::new().detect(&sample[..end])?;
    info.is_reliable().then(|| two_letters(info.lang()))
}

/// Whether a text is in the letters of a language.
pub(super) fn has_letters_of(text: &str, language: &str) -> bool {
    whatlang::detect_script(text).is_some_and(|script| script.langs().iter().any(|&of| two_letters(of) == language))
}

fn two_letters(language: Lang) -> &'static str {
    let rows = rows(TAGS).filter_map(|line| line.split_once('\t'));
    rows.filter(|(code, _)| *code == language.code()).map(|(_, tag)| tag).next().unwrap_or(language.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_tag_gives_its_primary_subtag() {
        assert_eq!(primary("de-AT").as_deref(), Some("de"));
        assert_eq!(primary("en_GB").as_deref(), Some("en"));
        assert_eq!(primary("English"), None);
        assert_eq!(primary("en<script>"), None);
    }

    #[test]
    fn every_language_has_its_tag() {
        assert!(Lang::all().iter().all(|&language| two_letters(language).len() <= 3));
        assert_eq!(two_letters(Lang::Deu), "de");
        assert_eq!(two_letters(Lang::Cmn), "zh");
    }
}

//! Article in, its citations out: APA 7, Chicago 17 and MLA 9 to read, BibTeX, RIS and CSL-JSON to import.
//!
//! Chicago is the bibliography form of its notes-and-bibliography system, which is the one its users cite newspapers in.
//! Titles keep their capitals: no rule can tell which words of a headline are names. A date is cited as finely as it is
//! known. One that was worked out is marked the way each style marks what an editor supplies: `ca.` in APA, brackets and
//! a question mark in Chicago and MLA. The output is plain text; styles that ask for italics get none.

mod coins;
mod exchange;
mod prose;
mod reference;

pub(super) use coins::coins;
pub(super) use exchange::{bibtex, csl, ris};
pub(super) use reference::Reference;

use serde::Serialize;

use crate::model::Article;

/// One citation of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The style or format, as a reader knows it.
    pub style: &'static str,
    /// The citation as plain text.
    pub text: String,
}

/// All citations of an article. `url` is the address of its page in the dossier; it stands in where the article has no
/// address of its own.
#[must_use]
pub fn all(article: &Article, url: Option<&str>) -> Vec<Citation> {
    let reference = Reference::to(article, url);
    let csl = serde_json::to_string_pretty(&csl(&reference)).unwrap_or_default();
    [
        ("APA 7", prose::apa(&reference)),
        ("Chicago 17", prose::chicago(&reference)),
        ("MLA 9", prose::mla(&reference)),
        ("BibTeX", bibtex(&reference)),
        ("RIS", ris(&reference)),
        ("CSL-JSON", csl),
    ]
    .map(|(style, text)| Citation { style, text })
    .into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Basis;
    use crate::publish::samples;

    type Date<'a> = Option<(&'a str, &'a str, Basis)>;

    const DAY: Date<'_> = Some(("2019-05-02", "2019-05-02", Basis::Stated));
    const WORKED_OUT: Date<'_> = Some(("2019-05-02", "2019-05-20", Basis::Inferred));

    fn article(title: &str, authors: &[&str], published: Date<'_>) -> Article {
        let mut article = samples::article("ferry.txt", "A pier collapsed.");
        article.about.title = Some(samples::stated(title));
        article.about.authors = authors.iter().map(|author| samples::stated(author)).collect();
        article.about.publisher = Some(samples::stated("Harbour Times"));
        article.about.url = Some(samples::stated("https://harbour.example/pier"));
        article.about.published = published.map(|(earliest, latest, basis)| samples::dated(earliest, latest, basis));
        article
    }

    fn cite(style: &str, article: &Article) -> String {
        all(article, None).into_iter().find(|citation| citation.style.starts_with(style)).unwrap().text
    }

    #[test]
    fn a_signed_and_dated_article() {
        let article = article("Pier Falls", &["Mara J. Kessler", "Jean-Paul van Ode"], DAY);
        assert_eq!(
            cite("APA", &article),
            "Kessler, M. J., & van Ode, J.-P. (2019, May 2). Pier Falls. Harbour Times. https://harbour.example/pier"
        );
        assert_eq!(
            cite("Chicago", &article),
            "Kessler, Mara J., and Jean-Paul van Ode. “Pier Falls.” Harbour Times, May 2, 2019. \
             https://harbour.example/pier."
        );
        assert_eq!(
            cite("MLA", &article),
            "Kessler, Mara J., and Jean-Paul van Ode. “Pier Falls.” Harbour Times, 2 May 2019, \
             https://harbour.example/pier."
        );
    }

    #[test]
    fn an_unsigned_and_undated_article() {
        let article = article("Will the Pier “Hold”?", &[], None);
        assert_eq!(cite("APA", &article), "Will the Pier “Hold”? (n.d.). Harbour Times. https://harbour.example/pier");
        assert_eq!(
            cite("Chicago", &article),
            "Harbour Times. “Will the Pier ‘Hold’?” n.d. https://harbour.example/pier."
        );
        assert_eq!(cite("MLA", &article), "“Will the Pier ‘Hold’?” Harbour Times, https://harbour.example/pier.");
    }

    #[test]
    fn a_date_that_was_worked_out_is_marked_everywhere() {
        let article = article("Mayor: \"It will hold\"", &["Mara Kessler"], WORKED_OUT);
        assert!(cite("APA", &article).contains("(ca. 2019, May)."), "{}", cite("APA", &article));
        assert!(cite("Chicago", &article).contains("“Mayor: ‘It will hold.’” Harbour Times, [May 2019?]."));
        assert!(cite("MLA", &article).contains("Harbour Times, [May 2019?], https"));
        let note = "Date worked out, not printed: between 2019-05-02 and 2019-05-20";
        for style in ["BibTeX", "RIS", "CSL"] {
            assert!(cite(style, &article).contains(note), "{}", cite(style, &article));
        }
        let csl: serde_json::Value = serde_json::from_str(&cite("CSL", &article)).unwrap();
        assert_eq!(csl["issued"], serde_json::json!({"circa": true, "date-parts": [[2019, 5, 2], [2019, 5, 20]]}));
    }

    #[test]
    fn a_stretch_of_years_is_told_in_words_where_there_is_no_field_for_it() {
        let article = article("Pier Falls", &["Mara Kessler"], Some(("2018-12-01", "2019-01-31", Basis::Declared)));
        assert!(cite("APA", &article).contains("(2018–2019)."));
        for style in ["BibTeX", "RIS", "CSL"] {
            assert!(cite(style, &article).contains("Dated 2018 to 2019"), "{}", cite(style, &article));
        }
    }

    #[test]
    fn long_lists_of_authors_are_cut_as_each_style_asks() {
        let names: Vec<String> = (0..25).map(|n| format!("Ann Ode{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let article = article("Pier Falls", &names, DAY);
        assert!(cite("APA", &article).contains("Ode18, A., . . . Ode24, A. (2019"), "{}", cite("APA", &article));
        assert!(cite("Chicago", &article).contains("Ann Ode6, et al. “Pier"), "{}", cite("Chicago", &article));
        assert!(cite("MLA", &article).starts_with("Ode0, Ann, et al. “Pier"), "{}", cite("MLA", &article));
    }

    #[test]
    fn an_agency_signs_where_nobody_else_does() {
        let mut article = article("Pier Falls", &[], DAY);
        article.about.agency = Some(samples::stated("North Wire"));
        assert!(cite("APA", &article).starts_with("North Wire. (2019, May 2). Pier Falls. Harbour Times."));
        article.about.publisher = None;
        assert!(
            cite("MLA", &article).starts_with("North Wire. “Pier Falls.” 2 May 2019, "),
            "{}",
            cite("MLA", &article)
        );
    }

    #[test]
    fn an_article_without_address_title_or_newspaper_can_be_cited() {
        let bare = samples::article("a/b.txt", "Text");
        assert_eq!(all(&bare, None)[0].text, "[a/b.txt]. (n.d.).");
        assert_eq!(all(&bare, Some("https://x.example/a/"))[2].text, "[a/b.txt]. https://x.example/a/.");
        assert!(cite("BibTeX", &bare).starts_with("@misc{article-nd-"));
    }

    #[test]
    fn special_characters_are_escaped_in_each_format() {
        let article = article("100% {of} R&D_\\", &["Anna and Sons, Ltd"], DAY);
        let bibtex = cite("BibTeX", &article);
        let title = "title = {{100\\% \\textbraceleft{}of\\textbraceright{} R\\&D\\_\\textbackslash{}}},";
        assert!(bibtex.contains(title), "{bibtex}");
        assert!(bibtex.contains("author = {{Anna and Sons}, Ltd},"), "{bibtex}");
        assert!(bibtex.contains("  month = may,\n"), "{bibtex}");
        assert!(cite("RIS", &article).contains("DA  - 2019/05/02/\r\n"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_record(title in "\\PC{0,40}|[{}\\\\\n\r,\"%@ -]{0,20}", author in "(?s).{0,20}") {
            let article = article(&title, &[&author], WORKED_OUT);
            let bibtex = cite("BibTeX", &article);
            let depth = bibtex.chars().try_fold(0_i32, |depth, c| match c {
                '{' => Some(depth + 1),
                '}' => (depth > 0).then_some(depth - 1),
                _ => Some(depth),
            });
            prop_assert_eq!(depth, Some(0));
            let ris = cite("RIS", &article);
            let is_field = |line: &str| line.get(2..6) == Some("  - ");
            prop_assert!(ris.split_terminator("\r\n").all(is_field), "{}", ris);
            prop_assert_eq!(ris.matches("ER  - ").count() - title.matches("ER  - ").count() - author.matches("ER  - ").count(), 1);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&cite("CSL", &article)).is_ok());
        }
    }
}

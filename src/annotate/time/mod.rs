//! Time expressions in the sense of TIMEX3: what a passage says about time, and which days that means.
//!
//! 1. [`lexer`] cuts a passage into tokens, each with what it may mean (`data/words.tsv`); [`numbers`] joins number words.
//! 2. [`scan()`] goes once over the tokens and takes at each the longest pattern of the [`grammar`] (`data/grammar.tsv`)
//!    that stands free; [`forms`] turns the match into a form that needs no article. A date and the time of day beside it
//!    become one expression, and [`tense`] notes whether the clause looks back or ahead.
//! 3. [`resolve()`] gives each form its value and its days, from the article's date, the tense, and the date mentioned
//!    last. It is cheap and can be repeated when the article's date has become better known.
//!
//! To add an expression: a line in `data/grammar.tsv`, and one in `data/examples.tsv`, which a test reads.
//!
//! Types and values follow TIMEX3 of ISO-TimeML (ISO 24617-1; Pustejovsky et al. 2010). The division into patterns,
//! normalisation tables and tense-driven disambiguation is HeidelTime's (Strötgen and Gertz, SemEval 2010; *Multilingual and cross-domain temporal tagging*, 2013),
//! the view of an expression as a token of time with modifiers around it SynTime's (Zhong et al., ACL 2017). No rule or
//! resource of either was copied.

mod calendar;
mod feasts;
mod forms;
mod grammar;
mod lexer;
mod numbers;
mod resolve;
mod scan;
mod tense;
mod values;
mod vocabulary;

pub use resolve::resolve;
pub use scan::{may_be_called_by_year, scan};

#[cfg(test)]
mod properties;

#[cfg(test)]
mod tests {
    use super::scan;

    fn values(text: &str) -> Vec<(String, String)> {
        scan(text, Some("en")).iter().map(|time| (time.span.of(text).to_owned(), time.value.clone())).collect()
    }

    fn one(text: &str, value: &str) {
        let found = values(text);
        assert!(found.len() == 1 && found[0].1 == value, "{text}: {found:?}");
    }

    #[test]
    fn complete_dates_in_bylines() {
        one("7 March 2011 - 09:45 Staff writer", "2011-03-07T09:45");
        one("Source: Evening Echo Published: 2012/4/9 08:05:30", "2012-04-09T08:05");
        one("Monday, May 3rd, 2021", "2021-05-03");
        one(" date 2011-03-07 World", "2011-03-07");
        one("Feb. 5, 2013 4:03 pm ET", "2013-02-05T16:03");
        one("2013-02-05T16:03:22+01:00", "2013-02-05T16:03");
        one("2013-02-05T16:03:22.120Z", "2013-02-05T16:03");
        one("Last updated at 12:30 am on 3 June 2009", "2009-06-03T00:30");
        one("Updated 21 Jan 2015, 6:15am", "2015-01-21T06:15");
        one("the 5th of May 1821", "1821-05-05");
        one("March, 1921", "1921-03");
    }

    #[test]
    fn complete_dates_of_other_languages() {
        let date = |text: &str, language| scan(text, Some(language)).first().map(|time| time.value.clone());
        assert_eq!(date("Montag, 5. März 2012, 14:30 Uhr", "de").as_deref(), Some("2012-03-05T14:30"));
        assert_eq!(date("Publié le 1er août 2015", "fr").as_deref(), Some("2015-08-01"));
        assert_eq!(date("3 de septiembre de 2014", "es").as_deref(), Some("2014-09-03"));
        assert_eq!(date("El may de hoy", "es"), None);
        assert_eq!(date("im März 2019", "de").as_deref(), Some("2019-03"));
        assert_eq!(date("marzo de 2019", "es").as_deref(), Some("2019-03"));
        assert_eq!(date("they set out 2019 buoys", "en"), None);
        assert_eq!(date("It opened in 2019. April 7 was cold.", "en").as_deref(), Some("2019"));
        for (text, language) in [
            ("am 7. Mrz. 2019", "de"),
            ("20. Jan. 2019", "de"),
            ("le 7 janv. 2019", "fr"),
            ("7 de março de 2019", "pt"),
            ("7 ago. 2019", "es"),
            ("marzo 7, 2019", "es"),
            ("1º de maio de 2019", "pt"),
            ("7 mrt 2019", "nl"),
            ("czwartek, 7 marca 2019", "pl"),
            ("7 марта 2019 г.", "ru"),
            ("7 Mart 2019 Perşembe", "tr"),
            ("7-mar-2019", "it"),
            ("2019. március 7.", "hu"),
            ("7 березня 2019", "uk"),
            ("7 Μαρτίου 2019", "el"),
            ("7 مارس 2019", "ar"),
        ] {
            let read = date(text, language).unwrap_or_default();
            assert!(read.starts_with("2019-0") && read.len() == 10, "{text}: {read}");
        }
        assert_eq!(date("7 марта 2019 г., 22:10", "ru").as_deref(), Some("2019-03-07T22:10"));
        assert_eq!(date("7 mars 2019 à 22h10", "fr").as_deref(), Some("2019-03-07T22:10"));
        assert_eq!(date("7. März 2019 um 22.10 Uhr", "de").as_deref(), Some("2019-03-07T22:10"));
    }

    #[test]
    fn every_kind_of_expression() {
        for line in include_str!("data/examples.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (text, wanted) = line.split_once('\t').unwrap();
            let found: Vec<String> =
                values(text).into_iter().map(|(written, value)| format!("{written} = {value}")).collect();
            assert_eq!(found.join("; "), wanted, "{text}");
        }
    }

    #[test]
    fn a_date_that_can_be_read_two_ways_gives_its_year() {
        one("Published: 03/04/2011", "2011");
        one("Published: 13/04/2011", "2011-04-13");
        one("Published: 04/13/2011", "2011-04-13");
        one("Published: 04/04/2011", "2011-04-04");
    }

    #[test]
    fn impossible_dates_and_codes_are_not_dates() {
        assert_eq!(values("30.02.2012 and 192.168.10.12, 1:2:3.5, 12/45/2012 $2018-09-12"), []);
    }
}

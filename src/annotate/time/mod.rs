//! Time expressions in the sense of TIMEX3: what a passage says about time, and which days that means.
//!
//! 1. [`lexer`] cuts a passage into tokens, each with what it may mean (`data/words.tsv`); [`numbers`] joins number words.
//! 2. [`scan()`] goes once over the tokens and takes at each the longest pattern of the [`grammar`] (`data/grammar.tsv`)
//!    that stands free; [`forms`] turns the match into a form that needs no article. A date and the time of day beside it
//!    become one expression, and [`tense`] notes whether the clause looks back or ahead.
//! 3. [`discourse`] tells what each form is seen from: the article's date or, in a narrative, the date mentioned last.
//!    [`resolve()`] gives it its value and its days, with the tense for a guide; [`story`] does so where the text goes on
//!    from date to date. What an old document says in a quotation is seen from its own day ([`documents`]), and the
//!    figures before the entries of a live report are times ([`log`]). It is cheap and can be repeated when the article's
//!    date has become better known.
//! 4. [`written`] goes the other way: an expression and the days it means in, its possible days of writing out.
//!
//! To add an expression: a line in `data/grammar.tsv`, and one in `data/examples.tsv`, which a test reads. Whole texts
//! with what their expressions mean are in `data/narratives.txt` and `data/reports.txt`.
//!
//! Types and values follow TIMEX3 of ISO-TimeML (ISO 24617-1; Pustejovsky et al. 2010). The division into patterns,
//! normalisation tables and tense-driven disambiguation is HeidelTime's (Strötgen and Gertz, SemEval 2010; *Multilingual and cross-domain temporal tagging*, 2013),
//! the view of an expression as a token of time with modifiers around it SynTime's (Zhong et al., ACL 2017). No rule or
//! resource of either was copied.

mod calendar;
mod context;
mod discourse;
mod documents;
mod feasts;
mod forms;
mod grammar;
mod lexer;
mod log;
mod numbers;
mod resolve;
mod scan;
mod story;
mod tense;
mod values;
mod vocabulary;
mod written;

pub use context::may_be_called_by_year;
pub use resolve::resolve;
pub use scan::scan;
pub use written::days_of_writing;

#[cfg(test)]
mod properties;

#[cfg(test)]
mod tests {
    use super::{resolve, scan};
    use crate::data_file::rows;
    use crate::model::{Article, Basis, DateRange, Dated, Format, Metadata, Precision, Quote, QuoteKind, Span, Tense};

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
            ("於2019年3月7日發布", "zh"),
            ("2019年03月07日", "ja"),
            ("2019년 3월 7일", "ko"),
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
        let mut wrong = Vec::new();
        for line in rows(include_str!("data/examples.tsv")) {
            let (text, wanted) = line.split_once('\t').unwrap();
            let found: Vec<String> =
                values(text).into_iter().map(|(written, value)| format!("{written} = {value}")).collect();
            if found.join("; ") != wanted {
                wrong.push(format!("{text}\n  wanted {wanted}\n  found  {}", found.join("; ")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The texts of a file with marked expressions: name, day of writing, text, and each expression with its value.
    fn marked(file: &str) -> Vec<(&str, Option<&str>, String, Vec<String>)> {
        let mut texts: Vec<(&str, Option<&str>, String, Vec<String>)> = Vec::new();
        for line in rows(file) {
            if let Some(title) = line.strip_prefix("== ") {
                let (name, day) = title.split_once(" @").map_or((title, None), |(name, day)| (name, Some(day)));
                texts.push((name, day, String::new(), Vec::new()));
                continue;
            }
            let (_, _, text, times) = texts.last_mut().unwrap();
            for (at, piece) in line.split(['[', ']']).enumerate() {
                match piece.split_once(" = ").filter(|_| at % 2 == 1) {
                    Some((written, _)) => {
                        text.push_str(written);
                        times.push(piece.to_owned());
                    }
                    None => text.push_str(piece),
                }
            }
            text.push('\n');
        }
        texts
    }

    /// What stands between curly marks.
    fn quotes(text: &str) -> Vec<Quote> {
        let spans = text.match_indices('“').filter_map(|(at, mark)| {
            let start = at + mark.len();
            Some(Span::new(start, start + text[start..].find('”')?))
        });
        spans.map(|span| Quote { kind: QuoteKind::Direct, span, speaker: None }).collect()
    }

    fn article(text: &str, day: Option<&str>) -> Article {
        let dated = |day: &str| Dated {
            range: DateRange::day(day.parse().unwrap()),
            time: None,
            precision: Precision::Day,
            basis: Basis::Stated,
            evidence: Vec::new(),
        };
        Article {
            id: String::new(),
            source: String::new(),
            format: Format::Text,
            about: Metadata { published: day.map(dated), ..Metadata::default() },
            text: text.to_owned(),
            blocks: Vec::new(),
            verdicts: Vec::new().into(),
            sentences: Vec::new(),
            times: scan(text, Some("en")),
            mentions: Vec::new(),
            quotes: quotes(text),
            original: String::new().into(),
        }
    }

    fn check(file: &str, later: Option<&str>) {
        for (name, day, text, wanted) in marked(file) {
            let mut article = article(&text, day.or(later));
            resolve(&mut article);
            let found: Vec<String> =
                article.times.iter().map(|time| format!("{} = {}", time.span.of(&text), time.value)).collect();
            assert_eq!(found, wanted, "{name}");
            let once = article.times.clone();
            resolve(&mut article);
            assert_eq!(article.times, once, "{name}, resolved again");
        }
    }

    #[test]
    fn narratives_go_on_from_date_to_date() {
        check(include_str!("data/narratives.txt"), None);
    }

    #[test]
    fn narratives_are_told_from_reports_by_their_dates() {
        check(include_str!("data/narratives.txt"), Some("2009-05-01"));
    }

    #[test]
    fn reports_look_from_their_own_day() {
        check(include_str!("data/reports.txt"), None);
    }

    #[test]
    fn the_tense_of_a_clause() {
        let tense = |text: &str| scan(text, Some("en"))[0].tense;
        assert_eq!(tense("She confirmed, as early as 2009, that the mill was safe."), Tense::Past);
        assert_eq!(tense("The mill was closed until 1931."), Tense::Past);
        assert_eq!(tense("They could come as early as Tuesday."), Tense::Future);
        assert_eq!(tense("The talks were put off until Tuesday."), Tense::Future);
        assert_eq!(tense("Until Tuesday, they had not met."), Tense::Past);
        assert_eq!(tense("They planned a fair on Saturday and were painting the stalls."), Tense::Future);
        assert_eq!(tense("It had been due to expire Friday."), Tense::Past);
        assert_eq!(tense("A fair would still be held in April."), Tense::Future);
        assert_eq!(tense("The union agreed to a pay rise on Monday."), Tense::Past);
        assert_eq!(tense("The hearing continues on Thursday."), Tense::Future);
        assert_eq!(tense("They agreed that the talks resume on Friday."), Tense::Future);
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
        assert_eq!(values("on February 31, 2012, 31 April or 2012-13-05; UN Resolution 1973 and Flight 1812"), []);
        assert_eq!(values("call 555-2012 or (020) 7946 0958; case no. 2012/345-B; ISBN 0-306-40615-2"), []);
        assert_eq!(values("31/02/2012, 2/30/2012, the 31st of June, February 30, 29 February 2011; 25:61"), []);
        assert_eq!(values("in the year 3012, in 9999 and in 12018; 17-09-18; odds 10/1, 9/11, 24/7, 1/2 a mile"), []);
        assert_eq!(values("+1 202-555-1998, 1-800-1945, case 12-CV-2015, No. 2010/33, docket 18-1998, 1998-0042"), []);
        assert_eq!(values("File 2018-09-17-0042, ISBN 978-3-16-148410-0, ISSN 1998-2003, v. 2.10.2012-rc1"), []);
        assert_eq!(values("Paragraph 3.2.2011 of version 10.2.12; Windows 2000, a Pentium of 1995 MHz, 2012m"), []);
        assert_eq!(
            values("Mr. August and June Carter met Dr. May; he is 45, a 52-year-old, 60 years old, in his 30s"),
            []
        );
        assert_eq!(values("30.02.2012 and 192.168.10.12, 1:2:3.5, 12/45/2012 $2018-09-12"), []);
    }
}

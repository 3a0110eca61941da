//! Invented collections of dated and undated articles, and what bounds the undated ones.

mod doubt;

use std::fmt::Write as _;

use proptest::prelude::*;

use super::clue::{Clue, Softness};
use super::interval::interval;
use crate::config::Config;
use crate::kept::Kept;
use crate::model::{Article, Basis, DateRange, Dossier, Evidence};

/// The dossier of articles, each with its day or none, and its text; their ids are `a`, `b` and so on.
fn dossier(articles: &[(Option<&str>, &str)]) -> Dossier {
    let mut lines = String::new();
    for (at, (day, text)) in articles.iter().enumerate() {
        let id = char::from(b'a' + u8::try_from(at).unwrap());
        let date = day.map_or_else(String::new, |day| format!("\"date\": \"{day}\", "));
        writeln!(lines, "{{\"id\": \"{id}\", {date}\"text\": {}}}", serde_json::to_string(text).unwrap()).unwrap();
    }
    read("in.jsonl", &lines)
}

fn read(name: &str, content: &str) -> Dossier {
    let mut kept: Vec<Kept> = Vec::new();
    crate::read::content(name, content.as_bytes(), &Config::default(), &mut |seed| {
        kept.push(crate::analyse(seed).into())
    });
    crate::dossier(kept, &Config::default()).unwrap()
}

fn days(article: &Article) -> Option<String> {
    article.about.published.as_ref().map(|dated| format!("{}..{}", dated.range.earliest, dated.range.latest))
}

/// The bounds of the first article, which has no date, beside the others.
fn bounds(text: &str, others: &[(&str, &str)]) -> Option<String> {
    let dated = others.iter().map(|(day, text)| (Some(*day), *text));
    let articles: Vec<(Option<&str>, &str)> = std::iter::once((None, text)).chain(dated).collect();
    days(&dossier(&articles).articles[0])
}

fn rules(article: &Article) -> Vec<&str> {
    article.about.published.iter().flat_map(|dated| &dated.evidence).map(|evidence| evidence.rule.as_str()).collect()
}

const STRIKE: (&str, &str) = (
    "2014-03-20",
    "Miners at the Gorlan colliery voted on March 11 to strike over the closure of the northern shaft, union leader \
     Petra Vance said. Talks with the owner, Halm Coal, broke down.",
);

#[test]
fn nothing_known_stays_unknown() {
    assert_eq!(bounds("The mayor spoke on Monday.", &[]), None);
    assert_eq!(bounds("The mill burned down in 1931.", &[]), None);
    assert_eq!(bounds("The mayor spoke on Monday.", &[STRIKE]), None);
}

#[test]
fn an_event_that_another_article_dates_dates_this_one() {
    let told = |when: &str| {
        format!(
            "Miners at the Gorlan colliery voted {when} to strike over the closure of the northern shaft, union leader \
             Petra Vance said. Nothing else is known."
        )
    };
    assert_eq!(bounds(&told("earlier this month"), &[STRIKE]).as_deref(), Some("2014-03-11..2014-03-31"));
    assert_eq!(bounds(&told("on Tuesday"), &[STRIKE]).as_deref(), Some("2014-03-11..2014-03-17"));
    assert_eq!(bounds(&told("last month"), &[STRIKE]).as_deref(), Some("2014-04-01..2014-04-30"));
    // No Friday was 11 March 2014.
    assert_eq!(bounds(&told("on Friday"), &[STRIKE]), None);
    // A time of day is of any day; but what an article opens with is news.
    assert_eq!(bounds(&told("at 10:30 am"), &[STRIKE]).as_deref(), Some("2014-03-09..2014-03-18"));
    assert_eq!(bounds(&format!("Coal is heavy. {}", told("at 10:30 am")), &[STRIKE]), None);
}

#[test]
fn the_sentence_elsewhere_is_a_witness_and_relative_dates_are_resolved_again() {
    let text = "Miners at the Gorlan colliery voted earlier this month to strike over the closure of the northern shaft, \
                union leader Petra Vance said. The owner closed the gates on April 2 last year.";
    let dossier = dossier(&[(None, text), (Some(STRIKE.0), STRIKE.1)]);
    let article = &dossier.articles[0];
    let witness = dossier.witnesses[0][0];
    assert_eq!((witness.evidence, witness.article), (0, 1));
    assert!(
        witness.sentence.of(&dossier.articles[1].text).starts_with("Miners at the Gorlan colliery voted on March 11")
    );
    assert!(
        rules(article)[0].starts_with("“earlier this month”, and the same is told of 2014-03-11 in"),
        "{:?}",
        rules(article)
    );
    assert_eq!(article.times[0].value, "2014-03");
    assert_eq!(article.about.published.as_ref().unwrap().basis, Basis::Inferred);
}

#[test]
fn what_was_set_for_a_date_may_lie_ahead() {
    let other =
        ("2014-03-01", "The offer of Halm Coal for the washery of Upper Gorlan expires on March 21, Petra Vance said.");
    let offer = |words: &str| {
        format!("The offer of Halm Coal for the washery of Upper Gorlan {words} March 21, Petra Vance said.")
    };
    let earliest = |text: &str| bounds(text, &[other]).map(|bounds| bounds[..10].to_owned());
    assert_eq!(earliest(&offer("expired on")).as_deref(), Some("2014-03-21"));
    assert!(earliest(&offer("had been set to expire on")).is_some_and(|day| day.as_str() < "2014-03-01"));
    // A year that goes with a name tells nothing of the day of writing.
    let text =
        "Thirty years after the fall of the Berlin Wall, the town remembers. It cheered the plan of the 2020 Games.";
    assert_eq!(bounds(text, &[]).as_deref(), Some("2016-01-01..2022-12-31"));
}

#[test]
fn what_lies_ahead_has_not_happened() {
    let text = "Trade ministers Olaf Kern and Vera Lind met on May 9 in the run-up to Chancellor Maren Holt’s visit to \
                Norway. Nobody spoke of fish.";
    let later = (
        "2012-02-01",
        "Chancellor Maren Holt made no promise. When she visited Norway in May 2011, she spoke of new ferries between \
         the two countries.",
    );
    let dossier = dossier(&[(None, text), (Some(later.0), later.1)]);
    assert_eq!(days(&dossier.articles[0]).as_deref(), Some("2011-05-09..2011-05-31"));
    assert_eq!(dossier.articles[0].times[0].value, "2011-05-09");
    // A telling that names the visit beside another date dates nothing.
    let other = ("2012-02-01", "Chancellor Maren Holt, who had once made a visit to Norway, resigned in January 2012.");
    assert_eq!(bounds(text, &[other]), None);
}

#[test]
fn the_same_words_of_the_same_person_are_said_once() {
    let text = "“Let us open the canal before the winter, without any delay,” said Governor Lena Marsh, speaking in \
                Brack earlier this month. The boatmen cheered.";
    let other = (
        "2009-11-20",
        "Governor Lena Marsh first proposed that the canal be opened “without any delay” in October, but the boatmen were \
         in no hurry.",
    );
    assert_eq!(bounds(text, &[other]).as_deref(), Some("2009-10-01..2009-10-31"));
}

#[test]
fn an_event_of_every_year_dates_nothing_by_itself() {
    let text = "Mayor Ines Moll opened the Harbour Festival in Lund with a barrel of cider earlier this month. The town had \
                slept badly, for the fishermen had sung all night.";
    let other = (
        "2015-06-05",
        "Mayor Ines Moll opened the Harbour Festival in Lund with a barrel of cider on June 3. Rain is forecast, and the \
         brass band of the fire brigade will play under the roof of the market hall.",
    );
    assert_eq!(bounds(text, &[other]), None);
    // Where the year is known from elsewhere, it tells the season.
    let in_2017 = format!("{text} “These shoes have danced at forty weddings and one burial,” she told the crowd.");
    let quoted = (
        "2017-06-12",
        "“These shoes have danced at forty weddings and one burial,” Mayor Ines Moll had said. The shoes are now for sale.",
    );
    let found = bounds(&in_2017, &[other, quoted]);
    assert_eq!(found.as_deref(), Some("2017-05-24..2017-07-11"));
}

#[test]
fn an_event_that_was_told_of_two_years_dates_nothing() {
    let told = |day: &str| {
        format!("Pickets of the dockers blocked the Long Bridge in Vessel on {day}, Captain Jo Stark said.")
    };
    let (first, second) = (told("March 5"), told("March 4"));
    let text = "Pickets of the dockers blocked the Long Bridge in Vessel earlier this month, Captain Jo Stark said.";
    assert_eq!(bounds(text, &[("2012-03-06", &first)]).as_deref(), Some("2012-03-05..2012-03-31"));
    assert_eq!(bounds(text, &[("2012-03-06", &first), ("2015-03-06", &second)]), None);
}

#[test]
fn clues_as_firm_that_contradict_one_another_are_both_left_out() {
    let ferry = "The ferry Aurora of Captain Jo Stark rammed the pier of Vessel on Tuesday and sank the dredger Olga.";
    let mill =
        "Ida Bloom of Tarn bought the paper mill of Ost Valley and its weir from the brewer Anton Reed on Tuesday.";
    let text = format!("Two things are told in town. {ferry} {mill}");
    let day = |sentence: &str, day: &str| sentence.replace("Tuesday", day);
    let (first, second) = (day(ferry, "March 6"), day(mill, "June 9"));
    assert_eq!(bounds(&text, &[("2012-03-07", &first)]).as_deref(), Some("2012-03-06..2012-03-12"));
    assert_eq!(bounds(&text, &[("2012-03-07", &first), ("2015-06-10", &second)]), None);
}

#[test]
fn near_copies_and_shared_quotations_bound_the_day() {
    let text = "The old lighthouse of Sund was sold to a hotel owner who wants to paint it green, to the dismay of the \
                village. Its lamp went out ten winters past and no ship has asked for it.";
    assert_eq!(bounds(text, &[("2011-08-10", text)]).as_deref(), Some("2011-08-07..2011-08-17"));
    let quote = "“Green towers bring no ships home to Sund, only painters,” said Signe Holm.";
    let other = format!("The council met for six hours without a result. {quote} The mood was mild.");
    let here = format!("{quote} The painters come soon.");
    assert_eq!(bounds(&here, &[("2011-08-10", &other)]).as_deref(), Some("2011-07-20..2011-09-24"));
}

#[test]
fn an_office_is_held_from_one_day_to_another() {
    let text = "Prime Minister Tony Blair said on Monday that the ferry to Arran would be subsidised.";
    assert_eq!(bounds(text, &[]).as_deref(), Some("1997-05-02..2007-06-27"));
    // Of the past one may tell at any time.
    assert_eq!(bounds("The ferry to Arran was subsidised in 1999 by Prime Minister Tony Blair.", &[]), None);
    // A party has presidents of its own.
    assert_eq!(bounds("ANC President Nelson Mandela said on Monday that the ferry was late.", &[]), None);
    let of_the_state = "South African President Nelson Mandela said on Monday that the ferry was late.";
    assert_eq!(bounds(of_the_state, &[]).as_deref(), Some("1994-05-10..1999-06-14"));
    let former = "Former Prime Minister Tony Blair said on Monday that Prime Minister David Cameron was wrong.";
    assert_eq!(bounds(former, &[]).as_deref(), Some("2010-05-11..2016-07-13"));
}

#[test]
fn who_is_called_former_holder_of_an_office_later_held_it_before() {
    let since = "The bridge was closed in 2012. Mayor Ana Brandt said on Monday that it would be torn down.";
    let others = [
        ("2013-05-06", "Mayor Ana Brandt said on Sunday that the bridge was safe. The repairs cost a million."),
        ("2016-02-03", "Former mayor Ana Brandt opened a bakery on Tuesday. She sells rye bread and small cakes."),
    ];
    assert_eq!(bounds(since, &others).as_deref(), Some("2012-01-01..2016-02-03"));
    let former = "Former mayor Ana Brandt said on Monday that the bakery would close. It will close on 5 May 2018.";
    assert_eq!(bounds(former, &others).as_deref(), Some("2013-05-06..2018-05-05"));
}

#[test]
fn the_day_a_page_was_fetched_bounds_from_above() {
    let text = "Tuesday, May 7th, 2019\n\n\nNew ferry for Sund\n\nThe county bought a second ferry for the crossing to Sund \
                after the old one had run aground twice in the spring of 2014, and the crew was trained in Bergen.\n\nIt \
                takes forty cars and a hundred passengers, and the fare stays what it was, the county said in a letter.";
    let dossier = read("ferry.txt", text);
    assert_eq!(days(&dossier.articles[0]).as_deref(), Some("2014-03-01..2019-05-07"));
}

#[test]
fn years_after_a_turning_point_are_soft() {
    let text = "Thirty years after the fall of the Berlin Wall, the town remembers.";
    assert_eq!(bounds(text, &[]).as_deref(), Some("2016-01-01..2022-12-31"));
}

#[test]
fn the_softest_clue_gives_way_and_that_is_said() {
    let text = "Thirty years after the fall of the Berlin Wall, the town remembers. The museum was opened in 2009. It will \
                be closed in 2012.";
    let dossier = dossier(&[(None, text)]);
    assert_eq!(days(&dossier.articles[0]).as_deref(), Some("2009-01-01..2012-12-31"));
    assert!(
        rules(&dossier.articles[0])[2].starts_with("left out, because it contradicts what is firmer: about 30 years")
    );
}

#[test]
fn a_notice_of_copyright_bounds_from_above() {
    let text = "New ferry for Sund\n\nThe county bought a second ferry for the crossing to Sund after the old one had run \
                aground twice in the spring of 2014, and the crew was trained in Bergen.\n\nIt takes forty cars and a \
                hundred passengers, and the fare stays what it was, the county said in a letter to all households.\n\n\
                © 2016 Sund Herald. All rights reserved.";
    let dossier = read("ferry.txt", text);
    assert_eq!(days(&dossier.articles[0]).as_deref(), Some("2014-03-01..2016-12-31"));
}

#[test]
fn what_was_dated_so_dates_others_once() {
    let march = "Miners at the Gorlan colliery voted earlier this month to strike over the closure of the northern shaft, \
                 union leader Petra Vance said. On Monday Halm Coal sold the washery of Upper Gorlan to the brewer Anton Reed.";
    let washery =
        "Halm Coal sold the washery of Upper Gorlan to the brewer Anton Reed this month. Beer is better than coal.";
    let beer = "Beer is better than coal, they say. Halm Coal left the valley for good.";
    let dossier = dossier(&[(None, washery), (None, march), (Some(STRIKE.0), STRIKE.1), (None, beer)]);
    assert_eq!(days(&dossier.articles[1]).as_deref(), Some("2014-03-11..2014-03-31"));
    assert_eq!(days(&dossier.articles[0]).as_deref(), Some("2014-03-10..2014-03-31"));
    assert_eq!(days(&dossier.articles[3]), None);
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let ferry = "The ferry Aurora of Captain Jo Stark rammed the pier of Vessel on Tuesday and sank the dredger Olga.";
    let strike = "Miners at the Gorlan colliery voted earlier this month to strike over the closure of the northern shaft, \
                  union leader Petra Vance said.";
    let both = format!("{strike} {ferry}");
    let ferry_again = ferry.replace("on Tuesday", "this month");
    let mut articles =
        [(None, both.as_str()), (None, &ferry_again), (Some(STRIKE.0), STRIKE.1), (None, "Coal is heavy.")];
    let found = |articles: &[(Option<&str>, &str)]| {
        let articles = dossier(articles).articles;
        let mut found: Vec<(String, Option<String>)> =
            articles.iter().map(|article| (article.text.clone(), days(article))).collect();
        found.sort();
        found
    };
    let first = found(&articles);
    assert_eq!(first.iter().filter(|(_, days)| days.is_some()).count(), 3, "{first:?}");
    for _ in 0..articles.len() {
        articles.rotate_left(1);
        assert_eq!(found(&articles), first);
    }
    articles.reverse();
    assert_eq!(found(&articles), first);
}

fn clue((from, length, softness, weight): (u64, u64, usize, f64)) -> Clue {
    let start = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    let day = |after: u64| start + chrono::Days::new(after);
    let all =
        [Softness::Fetched, Softness::Told, Softness::Shared, Softness::Wording, Softness::Round, Softness::Recurring];
    let rule = format!("{from} {length} {softness} {weight}");
    let evidence = Evidence { basis: Basis::Inferred, text: rule.clone(), rule, line: None };
    let range = DateRange { earliest: day(from), latest: day(from + length) };
    Clue { weight, ..Clue::own(range, all[softness], evidence) }
}

proptest! {
    #[test]
    fn bounds_are_honest_whatever_the_clues_and_their_order(
        drawn in prop::collection::vec((0_u64..3000, 0_u64..900, 0_usize..6, 0.0_f64..1.0), 0..8),
        turn in 0_usize..8,
    ) {
        let clues: Vec<Clue> = drawn.iter().copied().map(clue).collect();
        let mut turned = clues.clone();
        turned.reverse();
        turned.rotate_left(turn.min(clues.len()));
        let found = interval(clues.clone());
        prop_assert_eq!(&found, &interval(turned));
        if let Some((dated, _)) = found {
            prop_assert!(dated.range.days() >= 2);
            prop_assert!(!dated.evidence.is_empty());
            let firmest = clues.iter().min_by_key(|clue| clue.softness).map(|clue| clue.softness);
            let firm: Vec<&Clue> = clues.iter().filter(|clue| Some(clue.softness) == firmest).collect();
            if let [only] = firm.as_slice() && only.softness != Softness::Recurring {
                prop_assert!(dated.range.intersect(&only.range) == Some(dated.range), "within the firmest clue");
            }
        }
    }
}

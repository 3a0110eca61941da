//! Timelines of invented collections.

use super::find;
use crate::annotate::time;
use crate::connect::terms;
use crate::model::{
    Article, Basis, Block, BlockKind, DateRange, Dated, Entity, EntityKind, Event, EventBasis, EventStatus, Field,
    Format, Mention, MentionBasis, Metadata, Precision, Quote, QuoteKind, Span, Speaker, SpeakerBasis,
};

/// An article of one paragraph, a sentence a full stop.
fn article(id: &str, day: &str, text: &str) -> Article {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('.') {
        sentences.push(Span::new(start, at + 1));
        start = (at + 2).min(text.len());
    }
    let published = Dated {
        range: DateRange::day(day.parse().unwrap()),
        time: None,
        precision: Precision::Day,
        basis: Basis::Stated,
        evidence: Vec::new(),
    };
    let mut article = Article {
        id: id.into(),
        source: id.into(),
        format: Format::Text,
        about: Metadata { published: Some(published), ..Metadata::default() },
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), line: 1 }],
        verdicts: Vec::new().into(),
        sentences,
        times: time::scan(text, Some("en")),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: String::new().into(),
    };
    time::resolve(&mut article);
    article
}

fn events(articles: &[Article], duplicates: &[Vec<usize>]) -> Vec<Event> {
    find(articles, &[], &terms::count(articles), duplicates, &[], &vec![Vec::new(); articles.len()])
}

#[test]
fn what_two_articles_tell_of_one_day_is_one_event() {
    let articles = [
        article("a", "2011-03-09", "The old stone bridge of Harwick collapsed on Monday."),
        article("b", "2011-04-20", "Harwick lost its stone bridge when it collapsed on March 7."),
    ];
    let events = events(&articles, &[vec![], vec![]]);
    let day = events.iter().find(|event| event.edtf == "2011-03-07").unwrap();
    assert_eq!(day.evidence.len(), 2);
    assert_eq!(day.headline, "Harwick lost its stone bridge when it collapsed on March 7");
    assert!(day.evidence.iter().all(|evidence| evidence.basis == EventBasis::Inferred));
}

#[test]
fn copies_weigh_once() {
    let text = "The old stone bridge of Harwick collapsed on Monday.";
    let articles = [article("a", "2011-03-09", text), article("b", "2011-03-09", text)];
    let apart = events(&articles, &[vec![], vec![]]);
    let copies = events(&articles, &[vec![1], vec![0]]);
    assert!(apart[0].weight > 1.5 * copies[0].weight);
}

#[test]
fn a_lead_without_a_day_is_about_the_day_of_publication() {
    let articles = [article("a", "2011-03-09", "The council has agreed to rebuild the bridge. It met in 1998.")];
    let events = events(&articles, &[vec![]]);
    assert_eq!(events.iter().map(|event| event.edtf.as_str()).collect::<Vec<_>>(), ["1998", "2011-03-09~"]);
    assert_eq!(events[1].evidence[0].basis, EventBasis::Reported);
}

#[test]
fn what_lies_ahead_is_planned() {
    let articles = [article("a", "2011-03-09", "On Monday it fell. The new bridge will open in 2014.")];
    let events = events(&articles, &[vec![]]);
    let status: Vec<_> = events.iter().map(|event| event.status).collect();
    assert_eq!(status, [EventStatus::Happened, EventStatus::Planned]);
}

/// The article with a person whose name is printed as given.
fn with_person(mut article: Article, id: &str, name: &str) -> Article {
    article.mentions.extend(article.text.match_indices(name).map(|(at, name)| Mention {
        field: Field::Text,
        span: Span::new(at, at + name.len()),
        kind: EntityKind::Person,
        basis: MentionBasis::Named,
        title: None,
        entity: id.into(),
    }));
    article
}

fn person(id: &str, name: &str) -> Entity {
    Entity {
        id: id.into(),
        kind: EntityKind::Person,
        name: name.into(),
        names: [(name.to_owned(), 1)].into(),
        articles: vec![(0, 1)],
        joins: Vec::new(),
        titles: Vec::new(),
        ..Entity::default()
    }
}

fn of_brandt(articles: &[Article]) -> Vec<Event> {
    let people = [person("person/anna-brandt", "Anna Brandt")];
    let nothing = vec![Vec::new(); articles.len()];
    find(articles, &people, &terms::count(articles), &nothing, &[], &vec![Vec::new(); articles.len()])
}

#[test]
fn the_day_dates_what_another_article_tells_of_the_month() {
    let day = "Harbour master Anna Brandt offered on May 12 to sell the old lighthouse to the guild of pilots.";
    let month = "Anna Brandt first offered to sell the lighthouse to the pilots in May. It was a mild spring.";
    let named = |id, published, text| with_person(article(id, published, text), "person/anna-brandt", "Anna Brandt");
    let events = of_brandt(&[named("a", "2011-05-14", day), named("b", "2011-08-02", month)]);
    let sold: Vec<_> = events.iter().filter(|event| event.edtf.starts_with("2011-05")).collect();
    assert_eq!(sold.len(), 1, "{events:?}");
    assert_eq!((sold[0].edtf.as_str(), sold[0].evidence.len()), ("2011-05-12", 2));
}

#[test]
fn a_day_and_a_month_of_different_matters_stay_apart() {
    let day = "Harbour master Anna Brandt offered on May 12 to sell the old lighthouse to the guild of pilots.";
    let month = "Anna Brandt opened a school for young sailors in May. It was a mild spring.";
    let named = |id, published, text| with_person(article(id, published, text), "person/anna-brandt", "Anna Brandt");
    let events = of_brandt(&[named("a", "2011-05-14", day), named("b", "2011-08-02", month)]);
    assert!(events.iter().any(|event| event.edtf == "2011-05"), "{events:?}");
}

#[test]
fn the_sentence_that_names_the_speaker_is_evidence() {
    let text =
        "Harbour master Anna Brandt confirmed the plan. “Both guilds agreed to share the costs,” she said on Monday.";
    let mut article = with_person(article("a", "2011-03-09", text), "person/anna-brandt", "Anna Brandt");
    let (start, end) = (text.find("Both").unwrap(), text.find("”").unwrap());
    let at = text.find("she").unwrap();
    article.quotes.push(Quote {
        kind: QuoteKind::Direct,
        span: Span::new(start, end),
        speaker: Some(Speaker { span: Some(Span::new(at, at + 3)), mention: Some(0), basis: SpeakerBasis::Pronoun }),
    });
    let events = of_brandt(&[article]);
    let monday = events.iter().find(|event| event.edtf == "2011-03-07").unwrap();
    assert_eq!(monday.headline, "Anna Brandt: “Both guilds agreed to share the costs”");
    assert_eq!(monday.entities, ["person/anna-brandt"]);
    let spans: Vec<&str> = monday.evidence.iter().map(|evidence| evidence.span.of(text)).collect();
    assert_eq!(spans[1], "Harbour master Anna Brandt confirmed the plan.");
    assert_eq!(monday.reports().count(), 1);
}

#[test]
fn the_lead_joins_what_it_sums_up() {
    let text = "Two guilds have agreed to share the costs of the harbour pier. The masters of both guilds agreed to share \
                the costs of the pier and its upkeep at a meeting on Wednesday.";
    let events = events(&[article("a", "2011-03-09", text)], &[vec![]]);
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!((events[0].edtf.as_str(), events[0].evidence.len()), ("2011-03-09", 2));
}

#[test]
fn a_date_in_a_name_dates_what_is_named() {
    let text = "After the 1974 council elections, the mayor resigned. The harbour treaty of 1872 grants free mooring.";
    let events = events(&[article("a", "2011-03-09", text)], &[vec![]]);
    let told: Vec<_> = events.iter().take(2).map(|event| (event.edtf.as_str(), event.headline.as_str())).collect();
    assert_eq!(
        told,
        [("1872", "The harbour treaty of 1872 grants free mooring"), ("1974", "The 1974 council elections")]
    );
}

#[test]
fn the_frame_of_a_finer_date_makes_no_event() {
    let text = "On March 7 the council promised to open the pier before the end of the year.";
    let events = events(&[article("a", "2011-03-09", text)], &[vec![]]);
    assert_eq!(events.iter().map(|event| event.edtf.as_str()).collect::<Vec<_>>(), ["2011-03-07"]);
}

#[test]
fn deeds_of_people_weigh_more_than_commentary() {
    let text = "Observers regarded the sale on Monday as a sign of haste. Anna Brandt sold the lighthouse on Sunday.";
    let events = of_brandt(&[with_person(article("a", "2011-03-09", text), "person/anna-brandt", "Anna Brandt")]);
    let weight = |edtf: &str| events.iter().find(|event| event.edtf == edtf).unwrap().weight;
    assert!(weight("2011-03-06") > 2.0 * weight("2011-03-07"));
}

#[test]
fn a_chronology_dates_what_its_entries_tell() {
    let text = "The harbour of Harwick in dates. 3 March 2009 - The pilots ask for a new pier. The council refuses. \
                7 June 2009 - A storm takes the old pier. 1 May 2010 - Work begins on a new one. \
                9 August 2010 - The work stops. 2 April 2011 - The new pier is opened by Anna Brandt.";
    let events = events(&[article("a", "2011-05-09", text)], &[vec![]]);
    let told: Vec<_> = events.iter().map(|event| (event.edtf.as_str(), event.headline.as_str())).collect();
    assert!(told.contains(&("2009-03-03", "The pilots ask for a new pier")), "{told:?}");
    assert!(told.contains(&("2009-03-03", "The council refuses")), "{told:?}");
    let refused = events.iter().find(|event| event.headline == "The council refuses").unwrap();
    assert_eq!(refused.evidence[0].basis, EventBasis::Inferred);
}

#[test]
fn dates_in_a_story_make_no_chronology() {
    let text = "On 3 March 2009 the pilots asked for a pier. The council refused. On 7 June a storm took the old one.";
    let events = events(&[article("a", "2009-08-09", text)], &[vec![]]);
    assert!(events.iter().all(|event| event.headline != "The council refused"), "{events:?}");
}

#[test]
fn what_is_told_in_passing_joins_the_event_it_names() {
    let tellings = [
        ("a", "2011-03-09", "The harbour crane of Harwick collapsed on Monday, killing two pilots."),
        ("b", "2011-03-10", "Two pilots died when the harbour crane of Harwick collapsed on Monday."),
        ("c", "2011-03-11", "The harbour crane collapsed on Monday in a storm, killing two pilots of Harwick."),
        ("d", "2011-05-20", "Shares of the port company have lost a third since the crane collapsed on March 7."),
        ("e", "2011-05-21", "The mayor opened a museum of sails on March 7."),
        ("f", "2011-05-22", "Tolls will rise again, for the first time since the crane collapsed in March."),
    ];
    let articles = tellings.map(|(id, day, text)| article(id, day, text));
    let events = events(&articles, &vec![vec![]; 6]);
    let of_march: Vec<_> = events.iter().filter(|event| event.edtf.starts_with("2011-03-07")).collect();
    let sizes: Vec<usize> = of_march.iter().map(|event| event.evidence.len()).collect();
    assert_eq!(sizes, [5, 1], "{events:?}");
}

#[test]
fn an_article_has_one_vote_a_date() {
    let long = "The council met on Monday. A storm took the pier on Monday. Fishermen sold herring on Monday.";
    let articles = [article("a", "2011-03-09", long), article("b", "2011-03-12", "The council met on Friday.")];
    let events = events(&articles, &[vec![], vec![]]);
    let weight = |edtf: &str| events.iter().filter(|event| event.edtf == edtf).map(|event| event.weight).sum::<f64>();
    assert!(weight("2011-03-07") < 2.0 * weight("2011-03-11"), "{events:?}");
}

#[test]
fn what_is_still_told_later_weighs_more_than_the_news_of_a_day() {
    let articles = [
        article("a", "2011-03-09", "The council met on Monday."),
        article("b", "2011-03-09", "A storm took the old pier of Harwick on Tuesday."),
        article("c", "2011-06-09", "Work has begun after a storm took the old pier of Harwick on March 8."),
    ];
    let events = events(&articles, &vec![vec![]; 3]);
    let weight = |edtf: &str| events.iter().find(|event| event.edtf == edtf).unwrap().weight;
    assert!(weight("2011-03-08") > 3.0 * weight("2011-03-07"), "{events:?}");
}

#[test]
fn a_heading_that_is_only_a_date_is_no_event() {
    let events = events(&[article("a", "2011-03-09", "A storm took the pier. 4 March 2011.")], &[vec![]]);
    assert!(events.iter().all(|event| event.edtf != "2011-03-04"), "{events:?}");
}

#[test]
fn a_report_of_the_day_after_tells_the_same_event() {
    let articles = [
        article("a", "2011-03-08", "Anna Brandt sold the old lighthouse of Harwick to the guild of pilots on Monday."),
        article("b", "2011-03-08", "Harbour master Anna Brandt has sold the old lighthouse of Harwick to the guild."),
    ];
    let events = events(&articles, &[vec![], vec![]]);
    let told: Vec<_> = events.iter().map(|event| (event.edtf.as_str(), event.evidence.len())).collect();
    assert_eq!(told, [("2011-03-07", 2)]);
}

#[test]
fn another_date_for_the_same_is_a_dispute_and_kept() {
    let texts = [
        (
            "a",
            "2011-03-10",
            "Harbour master Anna Brandt sold the old lighthouse of Harwick to the guild of pilots on March 7.",
        ),
        (
            "b",
            "2011-03-12",
            "Harbour master Anna Brandt sold the old lighthouse of Harwick to a guild of pilots on March 7.",
        ),
        (
            "c",
            "2011-04-20",
            "Harbour master Anna Brandt sold the old lighthouse of Harwick to the pilots' guild on March 8.",
        ),
    ];
    let articles: Vec<Article> = texts
        .map(|(id, day, text)| with_person(article(id, day, text), "person/anna-brandt", "Anna Brandt"))
        .into_iter()
        .collect();
    let events = of_brandt(&articles);
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!((events[0].edtf.as_str(), events[0].evidence.len()), ("2011-03-07", 3));
    let disputes: Vec<_> = events[0].evidence.iter().map(|told| (told.article, told.disputes.is_some())).collect();
    assert_eq!(disputes[2], (2, true), "{disputes:?}");
}

#[test]
fn the_news_of_a_series_is_no_dispute() {
    let texts = [
        ("a", "2011-03-07", "Harbour master Anna Brandt turned three ships away from the pier of Harwick on Monday."),
        ("b", "2011-03-08", "Harbour master Anna Brandt turned three ships away from the pier of Harwick on Tuesday."),
    ];
    let articles =
        texts.map(|(id, day, text)| with_person(article(id, day, text), "person/anna-brandt", "Anna Brandt"));
    assert_eq!(of_brandt(&articles).len(), 2);
}

#[test]
fn standing_words_and_questions_report_nothing() {
    let articles = [
        article("a", "2011-03-07", "The programme is made by the pilots of Harwick. It met in 1998."),
        article("b", "2011-03-09", "The programme is made by the pilots of Harwick. It met in 1999."),
        article("c", "2011-03-10", "Will the pier of Harwick stand?"),
    ];
    let events = events(&articles, &vec![vec![]; 3]);
    assert!(events.iter().all(|event| event.evidence[0].basis != EventBasis::Reported), "{events:?}");
}

#[test]
fn a_lead_that_looks_back_is_no_report() {
    let text = "Four years ago the pilots of Harwick closed the pier. It was a mild spring.";
    let events = events(&[article("a", "2011-03-09", text)], &[vec![]]);
    assert_eq!(events.iter().map(|event| event.edtf.as_str()).collect::<Vec<_>>(), ["2007"]);
}

#[test]
fn what_is_called_by_a_day_of_some_year_is_no_event_of_this_one() {
    let text = "Guards have stood at the pier since the September 11 attacks. The June 5 flood closed it.";
    let events = events(&[article("a", "2014-06-12", text)], &[vec![]]);
    let dates: Vec<&str> = events.iter().map(|event| event.edtf.as_str()).collect();
    assert!(!dates.contains(&"2013-09-11") && !dates.contains(&"2014-09-11"), "{dates:?}");
    assert!(dates.contains(&"2014-06-05"), "{dates:?}");
}

#[test]
fn two_deaths_of_a_day_are_two_events() {
    let death = |name: &str| {
        format!("The painter {name} died in Sund on Tuesday at the age of 79 after a long illness, her family said.")
    };
    let articles = [("a", "Ida Bloom", "person/ida-bloom"), ("b", "Vera Lind", "person/vera-lind")]
        .map(|(id, name, person)| with_person(article(id, "2014-05-21", &death(name)), person, name));
    let kind = EntityKind::Person;
    let known =
        ["person/ida-bloom", "person/vera-lind"].map(|id| Entity { id: id.to_owned(), kind, ..Entity::default() });
    let events = find(&articles, &known, &terms::count(&articles), &[vec![], vec![]], &[], &[vec![], vec![]]);
    assert_eq!(events.iter().filter(|event| event.edtf == "2014-05-20").count(), 2);
}

#[test]
fn opposite_outcomes_of_a_day_are_two_events() {
    let of = |verb: &str| {
        format!("The court at Harwick {verb} Ronald Hask on March 7 over the theft of the guild's silver.")
    };
    let told = |one: &str, other: &str| {
        let articles = [article("a", "2011-03-09", &of(one)), article("b", "2011-03-09", &of(other))];
        events(&articles, &[vec![], vec![]]).iter().filter(|event| event.edtf == "2011-03-07").count()
    };
    assert_eq!((told("jailed", "acquitted"), told("jailed", "jailed")), (2, 1));
}

#[test]
fn dates_that_only_bound_or_name_make_no_event() {
    let text = "Nobody crossed the bridge after March 3. The Friday Club gave money for it. Had it broken on March 4, many \
                would have drowned. Around March 5 the first cracks were seen.";
    let events = events(&[article("a", "2011-03-09", text)], &[vec![]]);
    let stated: Vec<&str> =
        events.iter().map(|event| event.edtf.as_str()).filter(|edtf| !edtf.ends_with('~')).collect();
    assert_eq!(stated, ["2011-03-02/2011-03-08"]);
}

#[test]
fn a_digest_and_the_briefs_it_is_made_of_count_once_an_event() {
    let text = "The old stone bridge of Harwick collapsed on Monday.";
    let articles = ["a", "b", "c"].map(|id| article(id, "2011-03-09", text));
    let of_two = events(&articles[1..], &[vec![1], vec![0]]);
    // The first is another brief of the same digest, and tells of something else.
    let other = article("a", "2011-03-09", "The mayor of Lund resigned on Sunday.");
    let [_, brief, digest] = articles;
    let of_three = events(&[other, brief, digest], &[vec![2], vec![2], vec![0, 1]]);
    let bridge = of_three.iter().find(|event| event.edtf == "2011-03-07").unwrap();
    assert_eq!(bridge.evidence.len(), 2);
    assert!(
        (bridge.weight - of_two[0].weight).abs() < 0.35 * of_two[0].weight,
        "{} {}",
        bridge.weight,
        of_two[0].weight
    );
}

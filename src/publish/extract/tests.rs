//! Objects of invented articles.

use proptest::prelude::*;

use super::*;
use crate::model::{Mention, Quote, Role, Speaker};
use crate::publish::samples;

fn verdict(first_line: u32, last_line: u32, text: &str, role: Role) -> Verdict {
    Verdict { first_line, last_line, text: text.into(), role, why: String::new() }
}

fn article(original: &str, text: &str, verdicts: Vec<Verdict>) -> Article {
    Article { verdicts: verdicts.into(), original: original.into(), ..samples::article("a.txt", text) }
}

#[test]
fn offsets_count_scalar_values_in_each_field() {
    let text = "Žofie spoke: “Très bien 🚢”.";
    let at = |words: &str| {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let mut article = article(text, text, vec![verdict(1, 1, text, Role::Body)]);
    article.mentions.push(Mention {
        field: Field::Text,
        span: at("Žofie"),
        kind: EntityKind::Person,
        basis: MentionBasis::Named,
        title: None,
        entity: "person/zofie".into(),
    });
    article.quotes.push(Quote {
        kind: QuoteKind::Direct,
        span: at("Très bien 🚢"),
        speaker: Some(Speaker { span: Some(at("Žofie")), mention: Some(0), basis: SpeakerBasis::Named }),
    });
    let object = serde_json::to_value(object(&article)).unwrap();
    assert_eq!(object["mentions"][0]["end"], 5);
    assert_eq!(object["quotes"][0]["start"], 14);
    assert_eq!(object["quotes"][0]["end"], 25);
    assert_eq!(object["quotes"][0]["speaker"]["entity"], "person/zofie");
    assert_eq!(object["blocks"][0]["end"], text.chars().count());
}

#[test]
fn a_place_inside_the_name_of_a_body_is_told_where_the_article_names_it_too() {
    let text = "Bergen University, in Bergen. Oslo School and Bergen.";
    let mut article = article(text, text, vec![verdict(1, 1, text, Role::Body)]);
    let mut name = |words: &str, kind, entity: &str, nth: usize| {
        let start = text.match_indices(words).nth(nth).unwrap().0;
        article.mentions.push(Mention {
            field: Field::Text,
            span: Span::new(start, start + words.len()),
            kind,
            basis: MentionBasis::Named,
            title: None,
            entity: entity.into(),
        });
    };
    name("Bergen University", EntityKind::Organisation, "organisation/bergen-university", 0);
    name("Bergen", EntityKind::Place, "place/bergen", 1);
    name("Oslo School", EntityKind::Organisation, "organisation/oslo-school", 0);
    let object = serde_json::to_value(object(&article)).unwrap();
    let told = |at: usize| (object["mentions"][at]["text"].clone(), object["mentions"][at]["start"].clone());
    assert_eq!(object["mentions"].as_array().unwrap().len(), 4);
    assert_eq!((told(0), told(1)), (("Bergen University".into(), 0.into()), ("Bergen".into(), 0.into())));
    assert_eq!((told(2), told(3)), (("Bergen".into(), 22.into()), ("Oslo School".into(), 30.into())));
}

#[test]
fn every_line_that_is_not_text_is_listed_as_it_stands() {
    let original = "Home  |  News\r\n\r\nA pier\r\n  collapsed.\r\nMost\r\n read\r\n";
    let verdicts = vec![
        verdict(1, 1, "Home | News", Role::Menu),
        verdict(3, 4, "A pier collapsed.", Role::Body),
        verdict(5, 6, "Most read", Role::TeaserList),
    ];
    let article = article(original, "A pier collapsed.", verdicts);
    let lost = removed(&article);
    let lines: Vec<_> = lost.iter().map(|line| (line.line, line.text.as_ref(), line.reason)).collect();
    assert_eq!(lines, [(1, "Home  |  News", "menu"), (5, "Most", "teaser-list"), (6, "read", "teaser-list")]);
}

#[test]
fn a_line_of_two_passages_is_told_apart_by_its_words() {
    let verdicts = vec![verdict(1, 1, "By A. Moor", Role::Byline), verdict(1, 1, "A pier collapsed.", Role::Body)];
    let shared = article("By A. Moor A pier collapsed.", "A pier collapsed.", verdicts);
    assert_eq!(removed(&shared), [Removed { line: 1, text: "By A. Moor".into(), reason: "byline" }]);
    let beyond = article("", "", vec![verdict(7, 9, "Share", Role::Share)]);
    assert_eq!(removed(&beyond), [Removed { line: 7, text: "Share".into(), reason: "share" }]);
}

#[test]
fn an_inferred_date_says_what_it_was_worked_out_from() {
    let evidence = |text: &str, rule: &str| samples::evidence(Basis::Inferred, text, rule);
    let mut article = article("", "", Vec::new());
    article.about.published = Some(Dated {
        evidence: vec![evidence("2 May", "latest day told as past"), evidence("this month", "same month")],
        ..samples::dated("2019-05-02", "2019-05-31", Basis::Inferred)
    });
    let object = serde_json::to_value(object(&article)).unwrap();
    assert_eq!(object["published"]["edtf"], "2019-05-02/2019-05-31");
    assert_eq!(object["published"]["evidence"], "2 May (latest day told as past); this month (same month)");
    assert_eq!(object["published"]["time"], serde_json::Value::Null);
}

#[test]
fn the_keys_stand_in_the_order_of_the_contract() {
    let line = serde_json::to_string(&object(&article("", "", Vec::new()))).unwrap();
    let keys = [
        "id",
        "source",
        "url",
        "title",
        "standfirst",
        "authors",
        "agency",
        "publisher",
        "section",
        "language",
        "published",
        "text",
        "blocks",
        "captions",
        "credits",
        "author_note",
        "removed",
        "times",
        "mentions",
        "quotes",
    ];
    let places: Vec<_> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{line}");
}

proptest! {
    #[test]
    fn offsets_cut_out_the_words_they_stand_for(text in "(?s).{0,80}", from in 0_usize..80, to in 0_usize..80) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (from, to) = (from.min(to).min(places.len() - 1), from.max(to).min(places.len() - 1));
        let mut article = samples::article("a.txt", &text);
        article.quotes.push(Quote {
            kind: QuoteKind::Direct,
            span: Span::new(places[from], places[to]),
            speaker: None,
        });
        let object = object(&article);
        prop_assert_eq!((object.quotes[0].start, object.quotes[0].end), (from, to));
    }

    #[test]
    fn each_source_line_is_in_one_place(lines in prop::collection::vec(("[a-c ]{0,5}", any::<bool>()), 0..12)) {
        let original: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        let numbered = (1..).zip(&lines).filter(|(_, (line, _))| !line.trim().is_empty());
        let verdicts = numbered.map(|(number, (line, kept))| {
            verdict(number, number, line.trim(), if *kept { Role::Body } else { Role::Cruft })
        });
        let article = article(&original.join("\n"), "", verdicts.collect());
        let lost = removed(&article);
        let gone: Vec<(u32, &str)> = lost.iter().map(|line| (line.line, line.text.as_ref())).collect();
        let expected: Vec<(u32, &str)> = (1..)
            .zip(&lines)
            .filter(|(_, (line, kept))| !kept && !line.trim().is_empty())
            .map(|(number, (line, _))| (number, line.trim()))
            .collect();
        prop_assert_eq!(gone, expected);
    }
}

//! Who is who in invented collections.

use super::*;
use crate::annotate::names;
use crate::model::{
    Block, BlockKind, EntityKind, Field, Format, Mention, Metadata, Quote, QuoteKind, Span, Speaker, SpeakerBasis,
};

pub(crate) fn article(id: &str, text: &str) -> Article {
    let mention = |note: crate::model::MentionNote| Mention {
        field: Field::Text,
        span: note.span,
        kind: note.kind,
        basis: note.basis,
        title: note.title,
        entity: String::new(),
    };
    Article {
        id: id.to_owned(),
        source: id.to_owned(),
        format: Format::Record,
        about: Metadata::default(),
        text: text.to_owned(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), line: 1 }],
        verdicts: Vec::new().into(),
        sentences: Vec::new(),
        times: Vec::new(),
        mentions: names::recognise(text, Some("en")).into_iter().map(mention).collect(),
        quotes: Vec::new(),
        original: String::new().into(),
    }
}

/// The entities of texts, each as its id and the forms it goes by.
fn entities(texts: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut articles: Vec<Article> =
        texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), text)).collect();
    let entities = resolve(&mut articles, &[]).entities;
    assert!(articles.iter().flat_map(|article| &article.mentions).all(|mention| !mention.entity.is_empty()));
    assert!(entities.is_sorted_by(|a, b| a.id < b.id));
    entities.into_iter().map(|entity| (entity.id, entity.names.into_keys().collect())).collect()
}

fn has(found: &[(String, Vec<String>)], id: &str, names: &[&str]) -> bool {
    found.iter().any(|(other, forms)| other == id && forms == names)
}

#[test]
fn a_surname_is_the_person_named_in_full() {
    let found =
        entities(&["The mayor met Ana Brandt on Monday. Later Brandt left.", "Critics say Minister Brandt was late."]);
    assert!(has(&found, "person/ana-brandt", &["Ana Brandt", "Brandt"]), "{found:?}");
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let found = entities(&[
        "The mayor met Ana Brandt. Then Brandt left.",
        "The coach is Peter Brandt. Then Brandt won.",
        "Nobody saw Minister Brandt.",
    ]);
    assert!(has(&found, "person/ana-brandt", &["Ana Brandt", "Brandt"]), "{found:?}");
    assert!(has(&found, "person/peter-brandt", &["Brandt", "Peter Brandt"]), "{found:?}");
    assert!(has(&found, "person/brandt", &["Brandt"]), "{found:?}");
}

#[test]
fn countries_acronyms_statements_and_spellings() {
    let found = entities(&[
        "Talks at the Winter Harbour Forum (WHF) in Norway went on; Norwegian ships near the Lofoten Islands, known as the \
         Southern Territories in Chile, waited. The WHF ended. They lie in the Lofotens.",
        "In Norway and in Chile the Lofoten islands matter. They asked Andrei Orlov about the Lofoten Islands.",
        "In Norway and in Chile the Lafoten islands matter. They asked Andrey Orlov.",
    ]);
    assert!(has(&found, "event/winter-harbour-forum", &["WHF", "Winter Harbour Forum"]), "{found:?}");
    assert!(has(&found, "place/norway", &["Norway", "Norwegian"]), "{found:?}");
    let lofoten = found.iter().find(|(id, _)| id == "place/lofoten-islands");
    let lofoten = lofoten.map(|(_, forms)| forms.as_slice()).unwrap_or_default();
    for form in ["Lofoten Islands", "Lofoten islands", "Lofotens", "Lafoten islands", "Southern Territories"] {
        assert!(lofoten.iter().any(|other| other == form), "{form}: {found:?}");
    }
    assert!(found.iter().any(|(_, forms)| forms.len() == 2 && forms[0] == "Andrei Orlov"), "{found:?}");
}

#[test]
fn kinds_agree_with_ids() {
    let mut articles = vec![article("a", "The mayor met Ana Brandt. Brandt left for Oslo.")];
    for entity in resolve(&mut articles, &[]).entities {
        assert!(entity.id.starts_with(entity.kind.name()));
    }
    assert!(articles[0].mentions.iter().any(|mention| mention.kind == EntityKind::Person));
}

#[test]
fn happenings_are_one_however_their_number_is_written() {
    let found = entities(&[
        "The Second Harbour War ended. Harbour War II was long.",
        "After Harbour War 2 came peace. The port grew after the HWII. The First Harbour War was short.",
    ]);
    let forms = ["HWII", "Harbour War 2", "Harbour War II", "Second Harbour War"];
    assert!(found.iter().any(|(id, names)| id.starts_with("event/") && names == &forms), "{found:?}");
    assert!(has(&found, "event/first-harbour-war", &["First Harbour War"]), "{found:?}");
}

#[test]
fn an_acronym_of_common_nouns_is_no_name() {
    let found = entities(&["They banned deep sea trawling (DST) off Norway.", "DST is over. The HFC met in Chile."]);
    assert_eq!(
        found.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        ["organisation/hfc", "place/chile", "place/norway"]
    );
}

#[test]
fn quotations_keep_their_speakers_when_mentions_go() {
    let mut article = article("a", "They banned deep sea trawling (DST). “Good,” said Ana Brandt.");
    assert_eq!(article.mentions.len(), 2);
    let speaker = Speaker { span: None, mention: Some(1), basis: SpeakerBasis::Named };
    article.quotes.push(Quote { kind: QuoteKind::Direct, span: Span::new(38, 42), speaker: Some(speaker) });
    let mut articles = [article];
    assert!(!resolve(&mut articles, &[]).entities.is_empty());
    let speaker = articles[0].quotes[0].speaker.as_ref().and_then(|speaker| speaker.mention);
    assert_eq!(speaker.map(|at| articles[0].mentions[at].entity.as_str()), Some("person/ana-brandt"));
}

#[test]
fn no_country_is_a_surname() {
    let found = entities(&["The trainer met Ana Norway. Then Norway signed the treaty with Chile."]);
    assert!(has(&found, "place/norway", &["Norway"]), "{found:?}");
}

#[test]
fn politeness_is_no_title() {
    let mut articles = vec![article("a", "Mr. Peter Brandt met Mayor Peter Brandt, as Dr Brandt said.")];
    let titles: Vec<String> =
        resolve(&mut articles, &[]).entities.into_iter().flat_map(|entity| entity.titles).collect();
    assert_eq!(titles, ["Mayor"]);
}

#[test]
fn titles_that_differ_in_case_are_one() {
    let mut articles = vec![article(
        "a",
        "Mayor Peter Brandt met mayor Peter Brandt. So said MAYOR Peter Brandt, mayor Peter Brandt.",
    )];
    let mut found = resolve(&mut articles, &[]).entities.into_iter().flat_map(|entity| entity.titles);
    assert_eq!(found.next().map(|title| title.to_lowercase()), Some("mayor".into()));
    assert!(found.all(|title| title.to_lowercase() != "mayor"));
}

#[test]
fn an_office_tells_who_is_meant_by_a_surname() {
    let found = entities(&[
        "They met President Ana Brandt.",
        "They met the trainer Peter Brandt.",
        "President Brandt spoke. Then Brandt left.",
        "Mr Brandt slept.",
    ]);
    assert!(has(&found, "person/ana-brandt", &["Ana Brandt", "Brandt"]), "{found:?}");
    assert!(has(&found, "person/brandt", &["Brandt"]), "{found:?}");
}

#[test]
fn a_known_surname_makes_a_person() {
    let found = entities(&["They met Ana Forrest. Then they saw Zqueta Forrest at the Brixa Court."]);
    assert!(found.iter().any(|(id, _)| id == "person/zqueta-forrest"), "{found:?}");
    assert!(found.iter().all(|(id, _)| id != "person/brixa-court"), "{found:?}");
}

#[test]
fn a_surname_is_the_only_person_introduced_so_far() {
    let found = entities(&[
        "The captain was Ana Brandt. Brandt sailed. Her cousin Peter Brandt stayed. Brandt slept.",
        "Mr Brandt came. He was no cousin of Ana Brandt and Peter Brandt.",
    ]);
    assert!(has(&found, "person/ana-brandt", &["Ana Brandt", "Brandt"]), "{found:?}");
    assert!(has(&found, "person/peter-brandt", &["Peter Brandt"]), "{found:?}");
    assert!(has(&found, "person/brandt", &["Brandt"]), "{found:?}");
}

#[test]
fn an_epithet_is_no_surname() {
    let found = entities(&["They read of Peter the Great. Great Yarmouth and Mr. Great are others."]);
    assert!(has(&found, "person/peter-the-great", &["Peter the Great"]), "{found:?}");
}

#[test]
fn words_before_a_full_name_are_no_part_of_it() {
    let found = entities(&["The Vardist Ana Brandt won. They saw Ana Brandt in Oslo. Sven Ana Brandt is another."]);
    assert!(found.iter().any(|(id, _)| id == "person/ana-brandt"), "{found:?}");
    assert!(!found.iter().any(|(id, _)| id == "person/vardist-ana-brandt"), "{found:?}");
}

#[test]
fn a_short_name_is_the_body_named_in_full() {
    let found = entities(&[
        "The Norwegian Fishing Ministry answered. Then the Fishing Ministry closed.",
        "The Chilean Fishing Ministry and the Norwegian Fishing Ministry met. The Fishing Ministry of neither spoke.",
        "The Bergen Harbour Council met. The Harbour Council left.",
        "The Fishing Ministry slept.",
    ]);
    let body = |id: &str, names: &[&str]| assert!(has(&found, id, names), "{id} {found:?}");
    body("organisation/norwegian-fishing-ministry", &["Fishing Ministry", "Norwegian Fishing Ministry"]);
    body("organisation/chilean-fishing-ministry", &["Chilean Fishing Ministry"]);
    body("organisation/bergen-harbour-council", &["Bergen Harbour Council", "Harbour Council"]);
    body("organisation/fishing-ministry", &["Fishing Ministry"]);
}

#[test]
fn a_legal_form_makes_no_other_company() {
    let found = entities(&["Vardby Shipping Ltd paid. The company Vardby Shipping is in Norway."]);
    assert!(has(&found, "organisation/vardby-shipping-ltd", &["Vardby Shipping", "Vardby Shipping Ltd"]), "{found:?}");
}

#[test]
fn a_church_goes_by_its_name_without_the_word() {
    let text = "The Church of Vardology opened. Members of Vardology came to the Church of Norway, in Norway.";
    let found = entities(&[text]);
    assert!(has(&found, "organisation/church-of-vardology", &["Church of Vardology", "Vardology"]), "{found:?}");
    assert!(has(&found, "place/norway", &["Norway"]), "{found:?}");
}

#[test]
fn an_ocean_is_the_same_without_the_word() {
    let found =
        entities(&["The ship crossed the Pacific Ocean. In the Pacific it met others, far from the Pacific Region."]);
    assert!(found.iter().any(|(id, names)| id == "place/pacific-ocean" && names.len() == 2), "{found:?}");
}

#[test]
fn a_bare_office_is_nobody() {
    let found = entities(&[
        "Mr. President, I thank you. Now the new President and Vice President came, and Prime Minister Ana Brandt. \
         Martin King stayed, then Mr. King left. “Madam Speaker,” he said.",
    ]);
    let people: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).filter(|id| id.starts_with("person/")).collect();
    assert_eq!(people, ["person/ana-brandt", "person/martin-king"], "{found:?}");
}

#[test]
fn a_formal_name_means_the_country() {
    let found = entities(&[
        "Norway signed. The Kingdom of Norway paid the Republic of Chile. Chile thanked China and the Republic of China.",
    ]);
    assert!(has(&found, "place/norway", &["Kingdom of Norway", "Norway"]), "{found:?}");
    assert!(has(&found, "place/chile", &["Chile", "Republic of Chile"]), "{found:?}");
    assert!(has(&found, "place/china", &["China"]), "{found:?}");
}

use super::*;
use crate::annotate::names;
use crate::model::{Block, BlockKind, EntityKind, Field, Format, Mention, Metadata, Span};

fn article(id: &str, text: &str) -> Article {
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
        verdicts: Vec::new(),
        sentences: Vec::new(),
        times: Vec::new(),
        mentions: names::recognise(text, Some("en")).into_iter().map(mention).collect(),
        quotes: Vec::new(),
        original: String::new(),
    }
}

/// The entities of texts, each as its id and the forms it goes by.
fn entities(texts: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut articles: Vec<Article> =
        texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), text)).collect();
    let entities = resolve(&mut articles);
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
         Southern Territories in Chile, waited. The WHF ended. The Lofotens lie far off.",
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
    for entity in resolve(&mut articles) {
        assert!(entity.id.starts_with(entity.kind.name()));
    }
    assert!(articles[0].mentions.iter().any(|mention| mention.kind == EntityKind::Person));
}

//! What people say of who is who, in invented collections.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::config::Config;
use crate::connect::entities::tests::article;
use crate::connect::entities::{WhoIsWho, resolve};
use crate::model::{Article, Entity, QuoteKind, Speaker, SpeakerBasis};

/// Who is who in texts, with the entries of a config file; and the articles.
fn who(texts: &[&str], config: &str) -> (WhoIsWho, Vec<Article>) {
    let config = Config::parse("cuttings.toml", config).unwrap();
    let mut articles: Vec<Article> =
        texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), text)).collect();
    let who = resolve(&mut articles, &config.entities);
    assert!(articles.iter().flat_map(|article| &article.mentions).all(|mention| !mention.entity.is_empty()));
    (who, articles)
}

fn entity<'w>(who: &'w WhoIsWho, id: &str) -> &'w Entity {
    let ids = || who.entities.iter().map(|entity| entity.id.as_str()).collect::<Vec<_>>();
    who.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id}: {:?}", ids()))
}

fn names<'w>(who: &'w WhoIsWho, id: &str) -> Vec<&'w str> {
    entity(who, id).names.keys().map(String::as_str).collect()
}

fn has(who: &WhoIsWho, id: &str) -> bool {
    who.entities.iter().any(|entity| entity.id == id)
}

const TWO_BRANDTS: [&str; 3] = [
    "The mayor met Ana Brandt. Then Brandt left.",
    "The coach is Peter Brandt. Then Brandt won.",
    "Nobody saw Minister Brandt.",
];

#[test]
fn names_are_joined_and_the_entity_is_called_as_people_call_it() {
    let texts = ["They met Ana Brandt. Ana Lind was born in Oslo.", "Ana Lind left for Oslo."];
    let config = "[[entities]]\nname = \"Ana Lind-Brandt\"\nalso = [\"Ana Brandt\", \"Ana Lind\"]\n\
                  note = \"She married in 2020.\"\nlink = \"https://lind.example/\"\n";
    let (who, _) = who(&texts, config);
    assert_eq!(names(&who, "person/ana-lind-brandt"), ["Ana Brandt", "Ana Lind"]);
    let ana = entity(&who, "person/ana-lind-brandt");
    assert!(ana.joins.iter().all(|join| join.reason == "cuttings.toml says so") && ana.joins.len() == 2, "{ana:?}");
    assert_eq!(ana.told.as_ref().and_then(|told| told.note.as_deref()), Some("She married in 2020."));
    assert!(who.remarks.is_empty(), "{:?}", who.remarks);
}

#[test]
fn a_name_that_is_always_one_person_is_never_settled_otherwise() {
    let (always, _) = who(&TWO_BRANDTS, "[[entities]]\nname = \"Ana Brandt\"\nalso = \"Brandt\"\n");
    assert_eq!(names(&always, "person/peter-brandt"), ["Peter Brandt"]);
    assert_eq!(entity(&always, "person/ana-brandt").articles.len(), 3);
}

#[test]
fn a_whole_entity_is_folded_in_by_its_id() {
    let (folded, _) = who(&TWO_BRANDTS, "[[entities]]\nname = \"Ana Brandt\"\nmerge = \"person/brandt\"\n");
    assert_eq!(names(&folded, "person/ana-brandt"), ["Ana Brandt", "Brandt"]);
    assert_eq!(entity(&folded, "person/ana-brandt").articles, [(0, 2), (2, 1)]);
    assert_eq!(names(&folded, "person/peter-brandt"), ["Brandt", "Peter Brandt"]);
    assert!(!has(&folded, "person/brandt"));
}

#[test]
fn a_surname_is_settled_anew_when_two_are_one() {
    let texts = ["They met Ana Brandt.", "They met Anna Brandt.", "Mr Brandt slept."];
    let (folded, _) = who(&texts, "[[entities]]\nname = \"Ana Brandt\"\nmerge = [\"Anna Brandt\"]\n");
    assert_eq!(names(&folded, "person/ana-brandt"), ["Ana Brandt", "Anna Brandt", "Brandt"]);
}

#[test]
fn what_is_never_an_entity_stays_out() {
    let texts = ["They met Andrei Orlov and Mr Orlov.", "They met Andrey Orlov."];
    let (joined, _) = who(&texts, "");
    assert_eq!(names(&joined, "person/andrei-orlov"), ["Andrei Orlov", "Andrey Orlov", "Orlov"]);
    let (split, _) = who(&texts, "[[entities]]\nname = \"Andrei Orlov\"\nnot = [\"Andrey Orlov\", \"Orlov\"]\n");
    assert_eq!(names(&split, "person/andrei-orlov"), ["Andrei Orlov"]);
    assert!(has(&split, "person/andrey-orlov") && !has(&split, "person/andrei-orlov-2"));
}

#[test]
fn two_entries_are_two_entities() {
    let config = "[[entities]]\nname = \"Andrei Orlov\"\n[[entities]]\nname = \"Andrey Orlov\"\n";
    let (split, _) = who(&["They met Andrei Orlov.", "They met Andrey Orlov."], config);
    assert!(has(&split, "person/andrei-orlov") && has(&split, "person/andrey-orlov"));
}

#[test]
fn the_type_is_what_people_say() {
    let texts = ["They saw Ana Brandt in the harbour. The Ana Brandt sank near Oslo."];
    let (typed, articles) = who(&texts, "[[entities]]\nname = \"Ana Brandt\"\ntype = \"work\"\n");
    assert!(has(&typed, "work/ana-brandt") && !has(&typed, "person/ana-brandt"));
    assert!(articles[0].mentions.iter().all(|mention| mention.entity.starts_with(mention.kind.name())));
}

#[test]
fn what_people_deny_is_never_listed() {
    let mut first = article("a", "Ana Brandt met Lise Dahl. “Good,” said Lise Dahl. Brandt left for Oslo.");
    assert_eq!(first.mentions.len(), 5, "{:?}", first.mentions);
    let speaker = Speaker { span: None, mention: Some(2), basis: SpeakerBasis::Named };
    first.quotes.push(crate::model::Quote {
        kind: QuoteKind::Direct,
        span: crate::model::Span::new(28, 33),
        speaker: Some(speaker),
    });
    let config = Config::parse("c", "[[entities]]\nname = \"Ana Brandt\"\ndeny = true\n").unwrap();
    let mut articles = [first];
    let denied = resolve(&mut articles, &config.entities);
    let ids: Vec<&str> = denied.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["person/lise-dahl", "place/oslo"]);
    let speaker = articles[0].quotes[0].speaker.as_ref().and_then(|speaker| speaker.mention);
    assert_eq!(speaker.map(|at| articles[0].mentions[at].entity.as_str()), Some("person/lise-dahl"));
    let (country, _) =
        who(&["They sailed to the USA, and to Oslo."], "[[entities]]\nname = \"United States\"\ndeny = true\n");
    assert!(country.entities.iter().all(|entity| entity.id == "place/oslo"), "{:?}", country.entities);
}

#[test]
fn names_that_were_not_recognised_are_found_as_whole_words() {
    let texts = ["then the old lady of the quay met the oldest lady of the quayside; the old lady of the quay left."];
    let config = "[[entities]]\nname = \"Vardby Queen\"\nalso = \"old lady of the quay\"\ntype = \"work\"\n";
    let (found, articles) = who(&texts, config);
    assert_eq!(entity(&found, "work/vardby-queen").names["old lady of the quay"], 2);
    assert!(articles[0].mentions.is_sorted_by_key(|mention| mention.span.start));
    let (untyped, _) = who(&texts, "[[entities]]\nname = \"old lady of the quay\"\n");
    let told: Vec<String> = untyped.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "cuttings.toml:2: warning: nothing tells what `old lady of the quay` is, so it gets no page\n  hint: write `type = \
          \"person\"`, `\"place\"` or `\"organisation\"`"
        ]
    );
}

#[test]
fn a_longer_name_of_people_takes_the_place_of_mentions_inside_it() {
    let (found, _) = who(
        &["They met Ana Brandt Oslo near Bergen."],
        "[[entities]]\nname = \"Ana Brandt Oslo near Bergen\"\ntype = \"person\"\n",
    );
    assert_eq!(found.entities.len(), 1, "{:?}", found.entities);
}

#[test]
fn what_finds_nothing_is_told_with_its_line() {
    let config = "[[entities]]\nname = \"Zarnak\"\nalso = [\"No One\"]\n\n[[entities]]\nname = \"Ana Brandt\"\n\
                  also = [\"Brandt\", \"Brant\"]\nmerge = [\n  \"person/brand\",\n]\nnot = \"Brandd\"\n";
    let (found, _) = who(&TWO_BRANDTS, config);
    let told: Vec<String> = found.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "cuttings.toml:2: warning: nothing in the articles is called `Zarnak`\n  hint: write the name as it stands there, or add it under `also`",
            "cuttings.toml:7: warning: nothing in the articles is called `Brant`\n  hint: write it as it stands there, or leave it out",
            "cuttings.toml:9: warning: no entity is called `person/brand`\n  hint: write its name, or its id as `data/entities.json` has it: `person/renn`",
            "cuttings.toml:11: warning: nothing in the articles is called `Brandd`\n  hint: write it as it stands there, or leave it out",
        ]
    );
}

#[test]
fn what_cannot_be_folded_in_is_told() {
    let config = "[[entities]]\nname = \"Ana Brandt\"\nmerge = \"person/peter-brandt\"\nnot = \"Peter Brandt\"\n";
    let (kept, _) = who(&TWO_BRANDTS, config);
    assert!(has(&kept, "person/peter-brandt"));
    assert_eq!(kept.remarks[0].line, Some(3));
}

/// Entries of any names out of a few, in any combination.
fn any_entries() -> impl Strategy<Value = String> {
    let words = ["Ana Brandt", "Brandt", "Peter Brandt", "person/brandt", "Minister", "Oslo", "the mayor", "Zarnak"];
    let list = move || vec(select(words.to_vec()), 0..3);
    let kinds = select(vec!["", "type = \"place\"\n", "type = \"person\"\n", "deny = true\n"]);
    let entry = (select(words.to_vec()), list(), list(), list(), kinds).prop_map(|(name, also, not, merge, kind)| {
        format!("[[entities]]\nname = {name:?}\nalso = {also:?}\nnot = {not:?}\nmerge = {merge:?}\n{kind}")
    });
    vec(entry, 0..4).prop_map(|entries| entries.concat())
}

proptest! {
    #[test]
    fn any_entries_that_are_allowed_can_be_followed(config in any_entries()) {
        let Ok(config) = Config::parse("c", &config) else { return Ok(()) };
        let texts = TWO_BRANDTS.iter().chain(&["Oslo is near. Then the mayor left Oslo with Ana Brandt."]);
        let mut articles: Vec<Article> = texts.enumerate().map(|(at, text)| article(&at.to_string(), text)).collect();
        let who = resolve(&mut articles, &config.entities);
        let ids: Vec<&str> = who.entities.iter().map(|entity| entity.id.as_str()).collect();
        prop_assert!(ids.is_sorted_by(|a, b| a < b));
        for mention in articles.iter().flat_map(|article| &article.mentions) {
            prop_assert!(ids.binary_search(&mention.entity.as_str()).is_ok(), "{mention:?}");
        }
        for denied in config.entities.iter().filter(|entry| entry.deny) {
            prop_assert!(who.entities.iter().all(|entity| entity.told.is_none() || entity.name != denied.name));
        }
        for entry in config.entities.iter().filter(|entry| !entry.deny) {
            let own: Vec<&Entity> = who.entities.iter().filter(|entity| entity.told.is_some() && entity.name == entry.name).collect();
            prop_assert!(own.len() <= 1);
            for never in own.iter().flat_map(|_| &entry.not) {
                prop_assert!(own.iter().all(|entity| !entity.names.contains_key(never)), "{own:?} {never}");
            }
        }
    }
}

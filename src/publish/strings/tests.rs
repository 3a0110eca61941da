//! Every language has every key with the same placeholders; every key that is used exists, and none is there for nothing.

use std::collections::BTreeSet;

use regex::Regex;

use super::*;
use crate::model::Role;
use crate::publish::views::roles;

fn sources() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let inside = |folder: &str, ending: &str| {
        let files = walkdir::WalkDir::new(root.join(folder)).into_iter().map(Result::unwrap);
        let files = files.filter(|file| file.path().to_string_lossy().ends_with(ending));
        files.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect::<Vec<_>>()
    };
    [inside("templates", ".html"), inside("src/publish", ".rs")].concat()
}

/// The keys that the code asks for by these words.
fn asked(pattern: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).unwrap();
    let sources = sources();
    sources.iter().flat_map(|text| pattern.captures_iter(text).map(|found| found[1].to_owned())).collect()
}

#[test]
fn every_language_says_everything() {
    let english = built_in(ENGLISH).texts;
    for file in BUILT_IN.files() {
        let name = file.path().display().to_string();
        let text = file.contents_utf8().unwrap();
        assert_eq!(file::mistakes(&name, text, &english), [], "{name}");
        let texts = file::texts(text);
        assert!(texts.keys().eq(english.keys()), "{name}");
        for (key, own) in &texts {
            assert_eq!(own.placeholders(), english[key].placeholders(), "{name}: {key}");
        }
    }
}

#[test]
fn what_is_asked_for_is_there() {
    let english = built_in(ENGLISH).texts;
    let mut keys = asked(r#"\bt\(key="([a-z_.]+)""#);
    keys.extend(asked(r#"\.(?:say|fill|count|count_with|entry)\(\s*"([^"]+)""#));
    assert!(keys.len() > 200, "{}", keys.len());
    let missing: Vec<_> = keys.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let roles = english.keys().filter_map(|key| {
        let name = key.strip_prefix("role.")?.replace('_', "-");
        Some(roles::key(serde_json::from_value::<Role>(name.into()).unwrap()))
    });
    assert_eq!(roles.collect::<BTreeSet<_>>().len(), Role::COUNT);
}

#[test]
fn nothing_is_there_for_nothing() {
    let named = asked(r#""([a-z]+\.[a-z_]+)""#);
    let idle: Vec<String> = built_in(ENGLISH)
        .texts
        .into_keys()
        .filter(|key| !key.starts_with("script.") && !key.starts_with("role.") && !named.contains(key))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn scripts_have_the_words_they_use() {
    let english = Strings::of(&Config::default());
    for (section, script, name) in [
        ("site", include_str!("../../../static/site.js"), "words"),
        ("brush", include_str!("../../../static/brush.js"), "words"),
        ("search", include_str!("../../../static/search-page.js"), "told"),
    ] {
        let pattern = Regex::new(&format!(r"\b{name}\.([a-z_]+)")).unwrap();
        let used: BTreeSet<&str> = pattern.captures_iter(script).map(|found| found.get(1).unwrap().as_str()).collect();
        let prefix = format!("script.{section}.");
        let known: BTreeSet<&str> = english.texts.keys().filter_map(|key| key.strip_prefix(&prefix)).collect();
        assert_eq!(used, known, "{section}");
    }
}

#[test]
fn numbers_and_lists_are_written_as_the_language_does() {
    let mut config = Config::default();
    let english = Strings::of(&config);
    assert_eq!(english.count("count.articles", 1), "1 article");
    assert_eq!(english.count("count.articles", 1_234_567), "1,234,567 articles");
    assert_eq!(english.list(&["Ada".into(), "Ben".into(), "Cy".into()]), "Ada, Ben and Cy");
    config.site.language = "de-AT".into();
    let german = Strings::of(&config);
    assert_eq!((german.language(), german.is_english()), ("de-AT", false));
    assert_eq!(german.count("count.in_articles", 1_204), "in 1.204 Artikeln");
    assert_eq!(german.fraction(43.1), "43,10");
}

#[test]
fn a_file_of_ones_own_replaces_words_and_adds_languages() {
    let mut config = Config::default();
    let mut own = |name: &str, text: &str| config.theme.templates.insert(format!("strings/{name}.toml"), text.into());
    own("en", "[section]\nquotes = \"Sayings\"\n[sektion]\nmap = \"Chart\"\n[count]\nplaces = \"{n} places\"\n");
    own("fr", "[section]\ntimeline = \"Chronologie\"\n[event]\nmore = { one = \"{n}\", other = \"{nombre}\" }\n");
    assert_eq!(Strings::of(&config).say("section.quotes"), "Sayings");
    let told = |config: &Config| problems(config, "cuttings.toml").iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told(&config),
        [
            "templates/strings/en.toml: warning: the string `count.places` is of another form\n  hint: the English one is { one = \"{n} place\", other = \"{n} places\" }",
            "templates/strings/en.toml: warning: no page uses the string `sektion.map`\n  hint: did you mean `section.map`?",
        ]
    );
    config.site.language = "fr".into();
    let french = Strings::of(&config);
    assert_eq!(
        (french.language(), french.say("section.timeline"), french.say("section.quotes")),
        ("fr", "Chronologie", "Sayings")
    );
    let problems = told(&config);
    assert!(problems[0].starts_with("templates/strings/fr.toml: warning: English stands in for "), "{}", problems[0]);
    assert!(problems[0].contains("section.quotes") && !problems[0].contains("section.timeline"));
    assert!(problems[1].contains("the string `event.more` is of another form"));
    config.site.language = "it".into();
    assert_eq!(Strings::of(&config).language(), "en");
    assert_eq!(
        told(&config)[0],
        "cuttings.toml: warning: there are no words of the interface in `it`: they are English\n  hint: write `templates/strings/it.toml`, or choose `en` or `de`"
    );
}

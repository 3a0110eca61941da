//! An index of invented articles, read back as the page's script reads it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::Value;

use super::super::{Addresses, samples};
use super::*;
use crate::config::Config;
use crate::model::{Basis, Dossier};

/// The files of an index by name, their data parsed.
struct Files(BTreeMap<String, Value>, String);

fn dossier(texts: &[&str]) -> Dossier {
    let articles = texts.iter().enumerate().map(|(at, text)| {
        let mut article = samples::article(&format!("{at:04}.txt"), text);
        article.about.title = Some(samples::stated(&format!("Title {at:04}")));
        article.about.language = Some(samples::stated("en"));
        article
    });
    Dossier { articles: articles.collect(), ..Dossier::default() }
}

fn built(dossier: &Dossier) -> Files {
    let (config, addresses) = (Config::default(), Addresses::of(dossier));
    let strings = crate::publish::strings::Strings::of(&config);
    let files = Mutex::new(BTreeMap::new());
    let put = |path: &str, bytes: &[u8]| {
        let script = std::str::from_utf8(bytes).unwrap();
        let (name, data) = script.strip_prefix("cuttingsShard(\"").unwrap().split_once("\",").unwrap();
        assert_eq!(path, format!("search/{name}.js"));
        let data = serde_json::from_str(data.strip_suffix(");\n").unwrap()).unwrap();
        assert!(files.lock().unwrap().insert(name.to_owned(), data).is_none(), "{name} written twice");
        Ok(())
    };
    let version = write(&Catalogue::new(dossier, &config, &addresses, &strings), &put).unwrap();
    Files(files.into_inner().unwrap(), version)
}

impl Files {
    fn text(&self, name: &str, key: &str) -> &str {
        self.0[name][key].as_str().unwrap()
    }

    fn starts(&self, kind: &str) -> Vec<u32> {
        let distances = digits::read(self.text("directory", kind));
        distances
            .iter()
            .scan(0, |sum, distance| {
                *sum += distance;
                Some(*sum)
            })
            .collect()
    }

    /// The term of a word, and how many articles have it.
    fn term(&self, word: &str) -> Option<(u32, u32)> {
        let firsts: Vec<&str> = self.text("directory", "words").split(' ').collect();
        let name = format!("words/{}", firsts.partition_point(|first| *first <= word).checked_sub(1)?);
        let numbers = digits::read(self.text(&name, "numbers"));
        let (mut next, mut last) = (numbers[0], String::new());
        for (entry, pair) in self.text(&name, "words").split(' ').zip(numbers[1..].chunks(2)) {
            let same = digits::read(&entry[..1])[0] as usize;
            last = last.chars().take(same).chain(entry[1..].chars()).collect();
            let term = next - pair[0];
            next = next.max(term + 1);
            if last == word {
                return Some((term, pair[1]));
            }
        }
        None
    }

    fn list(&self, kind: &str, term: u32) -> Vec<u32> {
        let starts = self.starts(kind);
        let file = starts.partition_point(|&start| start <= term) - 1;
        let lists = self.0[&format!("{kind}/{file}")].as_str().unwrap();
        digits::read(lists.split(' ').nth((term - starts[file]) as usize).unwrap())
    }

    /// A word's articles with its weights.
    fn articles(&self, word: &str) -> Vec<(u32, u32)> {
        let list = self.list("postings", self.term(word).unwrap().0);
        list.chunks(2)
            .scan(0, |next, pair| {
                let at = *next + pair[0];
                *next = at + 1;
                Some((at, pair[1]))
            })
            .collect()
    }
}

#[test]
fn a_word_leads_to_the_articles_of_its_stem() {
    let files =
        built(&dossier(&["Two ferries sank with all hands on board.", "No boat.", "The ferry, the old ferry, came."]));
    assert_eq!(files.term("ferry"), files.term("ferries"));
    assert_eq!(files.term("ferry").unwrap().1, 2);
    let articles = files.articles("ferry");
    assert_eq!(articles.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 2]);
    assert!(articles[1].1 > articles[0].1, "named twice says more: {articles:?}");
    assert_eq!(files.list("positions", files.term("ferries").unwrap().0), [1, 4, 2, 4, 3]);
    assert_eq!(files.term("submarine"), None);
}

#[test]
fn a_title_says_more_than_a_text() {
    let mut dossier = dossier(&["The harbour is old.", "The pier is old."]);
    dossier.articles[1].about.title = Some(samples::stated("To the harbour"));
    let articles = built(&dossier).articles("harbour");
    assert!(articles[1].1 > articles[0].1, "{articles:?}");
}

#[test]
fn long_lists_lie_in_many_files() {
    let texts: Vec<String> =
        (0..3_000).map(|at| format!("Ship number {at} and w{} of the fleet.", at * 7_919)).collect();
    let files = built(&dossier(&texts.iter().map(String::as_str).collect::<Vec<_>>()));
    for kind in ["words/2", "postings/2", "positions/2", "cards/2"] {
        assert!(files.0.contains_key(kind), "{kind}");
    }
    assert_eq!(files.articles("fleet").len(), 3_000);
    for at in [0, 1, 1_500, 2_999] {
        assert_eq!(files.articles(&format!("w{}", at * 7_919)).len(), 1, "{at}");
    }
    let cards = files.starts("cards");
    let file = cards.partition_point(|&start| start <= 1_500) - 1;
    let card = &files.0[&format!("cards/{file}")][1_500 - cards[file] as usize];
    assert_eq!(card["text"][0], texts[1_500]);
}

#[test]
fn filters_list_their_articles() {
    let mut dossier = dossier(&["One.", "Two.", "Three."]);
    dossier.articles[0].about.published = Some(samples::dated("2019-05-03", "2019-05-03", Basis::Stated));
    dossier.articles[1].about.published = Some(samples::dated("2018-12-03", "2019-05-03", Basis::Inferred));
    let files = built(&dossier);
    let directory = &files.0["directory"];
    assert_eq!((directory["articles"].as_u64(), directory["dated"].as_u64()), (Some(3), Some(2)));
    let years = &directory["filters"][0];
    assert_eq!(years["values"][0], serde_json::json!(["2019", "2019", 1]));
    let term = u32::try_from(years["first"].as_u64().unwrap()).unwrap();
    // The year of the second is not certain, so it stands with the undated one; by date it is the first of all.
    assert_eq!(files.list("postings", term), [1, 0]);
    assert_eq!(files.list("postings", term + 1), [0, 0, 1, 0]);
}

#[test]
fn an_empty_dossier_has_a_directory() {
    let files = built(&Dossier::default());
    assert_eq!(files.0.keys().collect::<Vec<_>>(), ["directory"]);
}

#[test]
fn the_version_follows_the_words() {
    let version = |text| built(&dossier(&[text])).1;
    assert_eq!(version("The pier."), version("The pier."));
    assert_ne!(version("The pier."), version("The quay."));
}

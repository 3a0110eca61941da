//! Texts that are hard on whoever looks for names: capitals, misread print, lists, tables, names that are words, other scripts.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::driver::Folder;

/// The one article of a text that is a record's, so that nothing of it is taken for cruft.
fn read(text: &str) -> Value {
    let record = serde_json::json!({ "id": "a", "text": text });
    let folder = Folder::new().file("seeds/a.jsonl", format!("{record}\n"));
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    folder.articles().remove(0)
}

/// The names of a kind, in order.
fn names(article: &Value, kind: &str) -> Vec<String> {
    let mentions = article["mentions"].as_array().unwrap().iter();
    let of_kind = mentions.filter(|mention| mention["type"] == kind && mention["field"] == "text");
    of_kind.map(|mention| mention["text"].as_str().unwrap().to_owned()).collect()
}

fn has(names: &[String], name: &str) -> bool {
    names.iter().any(|other| other == name)
}

#[test]
fn an_article_in_capitals() {
    let article = read(
        "PRESIDENT MARIA OLSEN MET ADMIRAL JOHN CARTER IN BERGEN ON MONDAY.\n\n\
         “WE WILL NOT CLOSE THE PORT,” OLSEN SAID. THE SHIPS OF NORWAY AND GERMANY LEFT FOR HAMBURG IN THE EVENING.\n",
    );
    let (people, places) = (names(&article, "person"), names(&article, "place"));
    assert!(has(&people, "MARIA OLSEN") && has(&people, "JOHN CARTER"), "{people:?}");
    assert!(["BERGEN", "NORWAY", "GERMANY", "HAMBURG"].iter().all(|place| has(&places, place)), "{places:?}");
    let words = ["MONDAY", "PRESIDENT", "THE", "PORT", "SHIPS", "EVENING"];
    let all = article["mentions"].as_array().unwrap();
    assert!(!all.iter().any(|mention| words.contains(&mention["text"].as_str().unwrap())), "{all:?}");
    assert_eq!(article["quotes"][0]["speaker"]["entity"], "person/maria-olsen");
}

#[test]
fn misread_print() {
    let article = read(
        "Thc Mayor of Vardby , Mr . Anders Nyland , declarcd on Tue~day that tlie harbour of Oslo w0uld be c1osed .\n\n\
         Mr . Nyland snid tlie ships frorn Denmark lay idle ; a cornmittee under Miss Clara Voss will re- port in June .\n",
    );
    let (people, places) = (names(&article, "person"), names(&article, "place"));
    assert!(has(&people, "Anders Nyland") && has(&people, "Clara Voss"), "{people:?}");
    assert!(has(&places, "Oslo") && has(&places, "Denmark"), "{places:?}");
    assert!(
        !people.iter().chain(&places).any(|name| name.contains("day") || name.contains("Thc")),
        "{people:?} {places:?}"
    );
}

/// Names that nobody has, each another one.
fn invented(number: usize) -> String {
    let first = ["Anna", "Peter", "Maria", "John", "Clara", "Erik", "Julia", "Martin", "Laura", "Simon"];
    let syllables = ["bar", "ko", "len", "mir", "nos", "pel", "rin", "sta", "tov", "vel"];
    let last = format!("{}{}{}", syllables[number / 100 % 10], syllables[number / 10 % 10], syllables[number % 10]);
    let mut letters = last.chars();
    let capital = letters.next().unwrap().to_ascii_uppercase();
    format!("{} {capital}{}", first[number * 7 % 10], letters.as_str())
}

/// Reads a list of so many names: how many people are found, and how long it takes.
fn list_of(size: usize) -> (usize, Duration) {
    let list = (0..size).map(invented).collect::<Vec<_>>().join("\n");
    let record =
        serde_json::json!({ "text": format!("These signed the letter to the council of Bergen.\n\n{list}\n") });
    let folder = Folder::new().file("a.jsonl", format!("{record}\n"));
    let start = Instant::now();
    let out = folder.run(&["extract", "--no-cache", "a.jsonl"]).code(0).get_output().stdout.clone();
    let taken = start.elapsed();
    (names(&serde_json::from_slice(&out).unwrap(), "person").len(), taken)
}

#[test]
fn a_list_of_five_hundred_names() {
    let (found, few) = list_of(500);
    assert!(found >= 450, "{found}");
    // Were anything quadratic, eight times as many would take sixty times as long.
    let (_, many) = list_of(4_000);
    assert!(many < few * 24, "{few:?}, {many:?}");
}

#[test]
fn five_hundred_names_in_one_sentence() {
    let names_of = (0..500).map(invented).collect::<Vec<_>>().join(", ");
    let article = read(&format!("The letter was signed by {names_of} and the mayor, who said that it was late.\n"));
    assert!(names(&article, "person").len() >= 400);
}

#[test]
fn a_table_of_results() {
    let article = read(
        "TENNIS - OPEN DE VARDBY - RESULTS .\n\nBergen 1996-08-30\n\n\
         1. Anna Larsen ( Norway ) 6-3 6-4\n2. Petra Novak ( Czech Republic ) 7-5 2-6 6-0\n3. Jane Miller ( U.S. ) 6-1\n\n\
         Played | Won | Drawn | Lost | Points\nOslo 12 8 2 2 26\nMadrid 12 7 3 2 24\n",
    );
    let (people, places) = (names(&article, "person"), names(&article, "place"));
    assert!(["Anna Larsen", "Petra Novak", "Jane Miller"].iter().all(|name| has(&people, name)), "{people:?}");
    assert!(["Norway", "Czech Republic", "U.S."].iter().all(|name| has(&places, name)), "{places:?}");
    let all = article["mentions"].as_array().unwrap();
    let words = ["Played", "Won", "Drawn", "Lost", "Points", "RESULTS"];
    assert!(!all.iter().any(|mention| words.contains(&mention["text"].as_str().unwrap())), "{all:?}");
}

#[test]
fn a_person_named_april_and_a_town_named_nice() {
    let article = read(
        "April Larsen came to Nice in April. It was a nice day in April, and Larsen, who is from Nice, France, sang.\n\n\
         Some nice people came in May to hear April Larsen.\n",
    );
    let (people, places) = (names(&article, "person"), names(&article, "place"));
    assert_eq!(people, ["April Larsen", "Larsen", "April Larsen"]);
    assert_eq!(places, ["Nice", "Nice", "France"]);
}

#[test]
fn other_languages_and_scripts() {
    let german = read(
        "Der Bürgermeister von Hamburg, Peter Schmidt, sagte am Montag: „Wir schließen den Hafen nicht.“ Die Schiffe aus \
         Norwegen und Dänemark lagen im Hafen, und niemand wusste, wann sie auslaufen würden.\n",
    );
    assert_eq!(names(&german, "person"), ["Peter Schmidt"]);
    let texts = german["quotes"].as_array().unwrap();
    assert_eq!((texts.len(), texts[0]["kind"].as_str()), (1, Some("direct")));
    for text in [
        "Мэр Москвы Сергей Иванов заявил в понедельник: «Порт не закроют». Корабли из Норвегии стояли в порту.\n",
        "東京の市長は月曜日に「港は閉鎖しない」と述べた。船はまだ港にいる。\n",
        "قال رئيس البلدية يوم الاثنين إن الميناء لن يغلق. السفن من النرويج في الميناء.\n",
    ] {
        let article = read(text);
        let length = article["text"].as_str().unwrap().chars().count();
        let within = |key: &str| {
            let spans = article[key].as_array().unwrap().iter();
            spans.map(|span| span["end"].as_u64().unwrap()).all(|end| end <= u64::try_from(length).unwrap())
        };
        assert!(within("mentions") && within("quotes") && within("times"), "{article}");
    }
}

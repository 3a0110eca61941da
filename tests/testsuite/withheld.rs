//! What is published of other people's texts: the whole, an excerpt, or none of it.

use snapbox::str;

use crate::driver::Folder;

/// A sentence from deep in the article, which tells no date and quotes nobody.
const DEEP: &str = "Gulls had nested beneath the rusting gantry for several summers";
/// Other words of the article's, in the order in which they stand.
const OPENING: &str = "The harbour board approved a new terminal";
const SAID: &str = "We waited long enough";
const CAPTION: &str = "Walkers beside the disused slipway";

fn article(front_matter: &str) -> String {
    let filler = "Nobody on the quay could remember how the older building had been paid for. ".repeat(12);
    format!(
        "+++\ntitle = \"Board approves terminal\"\npublisher = \"Harbour Gazette\"\ndate = 2024-03-12\n\
         url = \"https://gazette.example/terminal\"\n{front_matter}+++\n\n\
         {OPENING} on Tuesday after a debate that went on into the night.\n\n\
         {filler}\n\n{DEEP}. {filler}\n\n\
         “{SAID},” said Ann Example, the board's head. The crane collapsed on 7 March 2023.\n\n{filler}\n"
    )
}

/// The files of a built site in which some words stand, whatever parts them.
fn holding(folder: &Folder, words: &str) -> Vec<String> {
    let is_there = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
    folder.tree("site").into_iter().filter(|(_, bytes)| is_there(bytes)).map(|(name, _)| name).collect()
}

fn built(settings: &str, front_matter: &str) -> Folder {
    let folder = Folder::new().file("cuttings.toml", settings).file("seeds/terminal.md", article(front_matter)).file(
        "seeds/other.md",
        "+++\ntitle = \"Ferry fares rise\"\ndate = 2024-03-14\n+++\n\nFares rise by a tenth, said Ann Example.\n",
    );
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    folder
}

fn terminal(folder: &Folder) -> serde_json::Value {
    folder.articles().into_iter().find(|article| article["source"] == "terminal.md").unwrap()
}

#[test]
fn all_is_published_unless_something_else_is_said() {
    let folder = built("", "");
    assert!(holding(&folder, DEEP).len() >= 3, "page, data, original");
    assert!(terminal(&folder).get("publish").is_none());
}

#[test]
fn an_excerpt_holds_the_opening_and_what_is_quoted_with_its_source() {
    let folder = built("[publish]\ntext = \"excerpt\"\n", "");
    assert_eq!(holding(&folder, DEEP), [""; 0]);
    assert_eq!(holding(&folder, "Gulls"), [""; 0]);
    assert!(!folder.path("site/originals").exists());
    let article = terminal(&folder);
    assert_eq!(article["publish"], "excerpt");
    let text = article["text"].as_str().unwrap();
    assert!(text.starts_with(OPENING) && text.contains("[…]") && text.contains(SAID), "{text}");
    // Places in the text are those of the shorter text.
    let quote = &article["quotes"][0];
    let at = |place: &serde_json::Value| usize::try_from(place.as_u64().unwrap()).unwrap();
    let words: String = text.chars().skip(at(&quote["start"])).take(at(&quote["end"]) - at(&quote["start"])).collect();
    assert!(words.starts_with(SAID), "{words}");
    assert_eq!(quote["speaker"]["entity"], "person/ann-example");
    let timeline = folder.read("site/data/timeline.json");
    assert!(timeline.contains("The crane collapsed on 7 March 2023."));
    let page = folder.read(&format!("site/{}", article["page"].as_str().unwrap()));
    assert!(page.contains("This is an excerpt") && page.contains("https://gazette.example/terminal"));
    assert!(!page.contains("originals/"));
}

#[test]
fn metadata_alone_holds_no_word_of_the_text() {
    let folder = built("[publish]\ntext = \"metadata\"\n", "standfirst = \"A long wait is over\"\n");
    for words in [DEEP, OPENING, SAID, "crane", "A long wait", "Gulls"] {
        assert_eq!(holding(&folder, words), [""; 0], "{words}");
    }
    let article = terminal(&folder);
    assert_eq!((&article["text"], &article["title"]), (&"".into(), &"Board approves terminal".into()));
    let page = folder.read(&format!("site/{}", article["page"].as_str().unwrap()));
    assert!(page.contains("The text of this article is not published here."));
}

#[test]
fn an_article_says_of_itself_what_the_settings_leave_open() {
    let folder = built("", "publish = \"metadata\"\n");
    assert_eq!(holding(&folder, OPENING), [""; 0]);
    assert!(!holding(&folder, "Fares rise by a tenth").is_empty());
    let folder = built("[publish]\ntext = \"metadata\"\n", "publish = \"full\"\n");
    assert!(holding(&folder, DEEP).len() >= 3);
    assert_eq!(holding(&folder, "Fares rise by a tenth"), [""; 0]);
}

#[test]
fn a_sidecar_and_a_table_say_so_too_and_captions_of_pages_go() {
    let page = format!(
        "<title>Board approves terminal</title><article><h1>Board approves terminal</h1><figure><img src=a.jpg>\
         <figcaption>{CAPTION}</figcaption></figure><p>{OPENING} on Tuesday.</p><p>{}</p><p>{DEEP}.</p></article>",
        "Nobody on the quay could remember how the older building had been paid for. ".repeat(12)
    );
    for (name, text) in
        [("seeds/page.toml", "publish = \"excerpt\"\n"), ("seeds/metadata.csv", "path,publish\npage.html,excerpt\n")]
    {
        let folder = Folder::new().file("seeds/page.html", &page).file(name, text);
        folder.run(&["build", "-q"]).code(0);
        for words in [DEEP, CAPTION] {
            assert_eq!(holding(&folder, words), [""; 0], "{words}");
        }
        assert!(!holding(&folder, OPENING).is_empty());
    }
}

#[test]
fn a_mistyped_word_is_told_and_publishes_least() {
    let folder = Folder::new().file("seeds/terminal.md", article("publish = \"excerp\"\n"));
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/terminal.md: warning: front matter `publish` says “excerp”, which was not understood and is left aside
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT; publish: full, excerpt or metadata, else none of the text is published
1 article in [SECONDS] s
  dates: 1 declared, 0 stated, 0 worked out, 0 unknown
  found: 1 name, 1 topic, 2 events, 1 quote, 0 reports of speech
  open site/index.html

"#]]);
    assert_eq!(holding(&folder, OPENING), [""; 0]);
    let folder = Folder::with_an_article().file("cuttings.toml", "[publish]\ntext = \"exerpt\"\n");
    folder.run(&["build", "-q"]).code(1).stderr_eq(str![[r#"
cuttings.toml:2: error: `publish.text` cannot be `exerpt`
  hint: write `full`, `excerpt` or `metadata`

"#]]);
}

//! Markdown with front matter, alone and beside raw text.

use crate::driver::{Folder, SOUND};

const TOML: &str = "+++\ntitle = \"The court decides\"\nauthors = [\"Bo Sample\"]\ndate = 2024-04-05\n+++\nThe court *halted* the works on the [ferry terminal](https://ferry.example/) on Thursday.\n\n## What comes next\n\n- a new report\n- a new vote\n\n> We are relieved, said Tomas Hale.\n";
const YAML: &str = "---\ntitle: The council appeals\nauthor: Ann Example\ndate: 2024-04-09\nsitename: Harbour Gazette\ntags: [harbour, court]\n---\n\n# The council appeals\n\nThe council of Rotterdam appealed on Monday.\n";

#[test]
fn both_kinds_of_front_matter_and_raw_text_mix() {
    let folder = Folder::new().file("seeds/a.md", TOML).file("seeds/deep/b.md", YAML).file("seeds/c.txt", SOUND);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let articles = folder.articles();
    let field = |at: usize, key: &str| articles[at][key].clone();
    assert_eq!(field(0, "title"), "The court decides");
    assert_eq!(field(0, "authors"), serde_json::json!(["Bo Sample"]));
    assert_eq!(field(0, "published")["basis"], "declared");
    let kinds: Vec<&str> =
        articles[0]["blocks"].as_array().unwrap().iter().map(|block| block["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["paragraph", "heading", "list-item", "list-item", "quote"]);
    assert!(
        field(0, "text").as_str().unwrap().starts_with("The court halted the works on the ferry terminal on Thursday.")
    );
    assert_eq!(field(2, "id"), "deep/b.md");
    assert_eq!(field(2, "publisher"), "Harbour Gazette");
    assert_eq!(field(2, "text"), "The council of Rotterdam appealed on Monday.");
    let page = folder.read(&format!("site/{}", field(2, "page").as_str().unwrap()));
    assert!(page.contains("Tags: harbour, court"));
}

#[test]
fn a_sidecar_wins_over_what_the_text_says() {
    let folder = Folder::new()
        .file("seeds/c.txt", SOUND)
        .file("seeds/c.toml", "title = \"A better headline\"\ndate = 2024-03-13\n");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let article = &folder.articles()[0];
    assert_eq!(article["title"], "A better headline");
    assert_eq!(article["published"]["earliest"], "2024-03-13");
    assert_eq!(article["published"]["basis"], "declared");
    assert_eq!(article["authors"], serde_json::json!(["Ann Example"]));
}

//! Whole builds of small folders of our own writing: every folder below `tests/golden` holds `seeds/` and what the data
//! files must say of them, in `expected/`.

use std::path::Path;

use snapbox::{Assert, Data};

use crate::driver::Folder;

/// The data files that are held to what is expected.
const FILES: [&str; 5] = ["articles.jsonl", "entities.json", "quotes.json", "timeline.json", "topics.json"];

fn build(case: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(case);
    let folder = Folder::new();
    let (source, out) = (root.join("seeds"), folder.path("site"));
    folder.run(&["build", "-q", "--source", source.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    for file in FILES {
        let written = pretty(&folder.read(&format!("site/data/{file}")));
        let expected = Data::read_from(&root.join("expected").join(file).with_extension("json"), None);
        Assert::new().action_env("SNAPSHOTS").eq(written, expected.raw());
    }
}

/// JSON or JSON Lines, spread over lines so that a change shows where it is.
fn pretty(text: &str) -> String {
    let values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    values.map(|value| format!("{:#}\n", value.unwrap())).collect()
}

#[test]
fn a_matter_in_raw_pages() {
    build("ferry");
}

#[test]
fn ten_copies_of_one_story() {
    build("copies");
}

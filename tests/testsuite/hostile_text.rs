//! The articles' text never becomes markup.

use crate::driver::Folder;

const MARKUP: &str = "<script>alert(1)</script>";

fn built() -> Folder {
    let record = serde_json::json!({
        "id": "hostile</script><script>x", "title": format!("Ferry {MARKUP} plan"), "author": format!("Ann {MARKUP}"),
        "sitename": format!("Gazette {MARKUP}"), "date": "2024-03-12", "url": "javascript:alert(1)", "tags": [MARKUP],
        "text": format!("“The ferry {MARKUP} sails,” said Dalia {MARKUP} Renn on 4 March 2024.\n\nMayor Dalia Renn went to Rotterdam &lt;blink&gt; in May 2023.]]>"),
    });
    let front = format!(
        "+++\ntitle = \"A \\\"quoted\\\" {MARKUP} title\"\n+++\nText with {MARKUP} inside.\n\n![A caption {MARKUP}](javascript:alert(1))\n"
    );
    let folder = Folder::with_an_article()
        .file("seeds/dump.jsonl", record.to_string())
        .file("seeds/front.md", front)
        .file("seeds/page<blink>.txt", format!("Title {MARKUP}\n\nThe ferry sailed on Monday {MARKUP}, said Mayor Dalia Renn in Rotterdam.\n\n“{MARKUP},” she said.\n"))
        .file("cuttings.toml", format!("[site]\ntitle = \"Dossier {MARKUP}\"\ndescription = \"{MARKUP}\"\nbase_url = \"https://ferry.example/\"\n"));
    folder.run(&["build", "-q"]).code(0);
    folder
}

#[test]
fn no_page_or_feed_holds_live_markup() {
    for (name, bytes) in built().tree("site") {
        let text = String::from_utf8(bytes).unwrap();
        if [".html", ".xml", ".svg"].iter().any(|ending| name.ends_with(ending)) {
            assert!(!text.contains("<script>alert"), "{name} holds live markup");
            assert!(!text.contains("href=\"javascript:"), "{name} links to a script");
            assert!(!text.contains("<blink>"), "{name} holds an entity that became markup");
        }
    }
}

#[test]
fn linked_data_cannot_be_closed_from_inside() {
    for (name, bytes) in built().tree("site").into_iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8(bytes).unwrap();
        for block in text.split("<script type=\"application/ld+json\">").skip(1) {
            let json = block.split("</script>").next().unwrap();
            let parsed: Result<serde_json::Value, _> = serde_json::from_str(json);
            assert!(parsed.is_ok(), "{name}: the linked data is broken: {json}");
        }
    }
}

//! The language of the interface.

use regex::Regex;

use crate::driver::{Folder, tree};

const ARTICLE: &str = "Rat billigt neuen Fährhafen

Von Anna Beispiel Quelle: Hafenblatt Veröffentlicht: 12.03.2024 09:30

Der Rat von Rotterdam hat den neuen Fährhafen am 11. März 2024 gebilligt. Bürgermeisterin Dalia Renn sagte, das Gebäude werde im Juni 2025 fertig.

„Das Warten hat sich gelohnt“, sagte Dalia Renn vor dem Rathaus. Anwohner haben ein Gericht angerufen.
";

const RECORD: &str = r#"{"id": "a", "title": "Gericht stoppt Bau am Kai", "date": "2024-05-14", "sitename": "Küstenbote", "language": "de", "text": "Das Gericht stoppte den Bau des Fährhafens in Rotterdam am 13. Mai 2024. Dalia Renn bedauerte den Beschluss. Der Rat will Berufung einlegen."}
{"id": "b", "title": "Rotterdam wartet", "language": "de", "text": "Dalia Renn und der Rat von Rotterdam warten auf das Gericht. Der Fährhafen bleibt leer."}
"#;

fn german() -> Folder {
    let folder = Folder::new()
        .file("cuttings.toml", "[site]\ntitle = \"Der Fährhafen\"\nlanguage = \"de\"\n")
        .file("seeds/rat.txt", ARTICLE)
        .file("seeds/gericht.jsonl", RECORD);
    folder.run(&["build", "-q"]).code(0);
    folder
}

/// What a page says, in its text and its attributes, without what is marked as English or belongs to a style of citation.
fn said(html: &str) -> String {
    let mut rest = html.to_owned();
    for part in [
        r"(?s)<script type.*?</script>",
        r#"(?s)<pre class="citation">.*?</pre>"#,
        r"(?s)<code>.*?</code>",
        r#"(?s)<span lang="en">.*?</span>"#,
        r#"<span class="Z3988"[^>]*>"#,
        r#"<link[^>]*>"#,
        r"\b(?:data/[\w.-]+|CC BY)\b",
        r"\{\w+\}",
    ] {
        rest = Regex::new(part).unwrap().replace_all(&rest, " ").into_owned();
    }
    let attributes = Regex::new(r#"(?:aria-label|content|title|alt|data-words)="([^"]*)""#).unwrap();
    let values: Vec<&str> = attributes.captures_iter(&rest).map(|found| found.get(1).unwrap().as_str()).collect();
    let keys = Regex::new(r"&quot;\w+&quot;:").unwrap();
    let values = keys.replace_all(&values.join("\n"), " ").into_owned();
    Regex::new("<[^>]*>").unwrap().replace_all(&rest, "\n").into_owned() + &values
}

#[test]
fn no_english_is_left_on_german_pages() {
    let folder = german();
    let english = Regex::new(
        r"(?i)\b(the|of|and|with|each|by|from|to|not|are|this|that|which|article|articles|timeline|people|places|named|stated|worked|known|days?|dates?|when|who|what|where|most|all|paragraph|search|source|sources|quotes?|topics?|more|first|last|next|previous|between|unknown|share|body|byline|words?)\b",
    )
    .unwrap();
    let site = tree(&folder.path("site"));
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut number = 0;
    let mut left = Vec::new();
    for (path, bytes) in pages {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(html.contains("<html lang=\"de\">"), "{path}");
        let said = said(html);
        left.extend(said.lines().filter(|line| english.is_match(line)).map(|line| format!("{path}: {line}")));
        number += 1;
    }
    assert!(left.is_empty(), "{left:#?}");
    assert!(number > 15);
}

#[test]
fn dates_reasons_and_headings_are_german() {
    let folder = german();
    let timeline = folder.read("site/timeline/index.html");
    assert!(timeline.contains("<h1>Zeitleiste</h1>"));
    assert!(timeline.contains("<time datetime=\"2024-05-13\">13. Mai 2024</time>"));
    assert!(timeline.contains("im Text: „am 13. Mai 2024“") || timeline.contains("im Text: „13. Mai 2024“"));
    let article = tree(&folder.path("site/articles")).remove(0).1;
    let article = String::from_utf8(article).unwrap();
    assert!(article.contains("Woher das kommt") && article.contains("<span lang=\"en\">"));
}

#[test]
fn a_language_without_words_is_told_and_the_pages_are_english() {
    let folder = Folder::with_an_article().file("cuttings.toml", "[site]\nlanguage = \"it\"\n");
    folder.run(&["build", "-q"]).code(0);
    folder.run(&["build"]).code(0).stderr_eq(snapbox::str![[r#"
cuttings.toml: warning: there are no words of the interface in `it`: they are English
  hint: write `templates/strings/it.toml`, or choose `en` or `de`
...
"#]]);
    assert!(folder.read("site/index.html").contains("<html lang=\"en\">"));
}

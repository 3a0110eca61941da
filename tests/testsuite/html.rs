//! Saved web pages: what is kept of them, and what their markup is taken for.

use crate::driver::Folder;

const PAGE: &str = r##"<!doctype html><html lang="en"><head><title>Ferry terminal approved</title><script>var x = "<p>no</p>";</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>Ferry terminal approved</h1>
<p>The harbour council approved the new ferry terminal on Monday, after a debate that went on for more than six hours.</p>
<p>The mayor said that the old pier, built when the town had <b>half</b> as many people, could no longer be repaired.</p>
<h2>What it costs</h2>
<p>The terminal will cost nine million and is to be paid over twelve years, according to the council's own figures.</p>
<ul><li>Four million come from the county, which asked for nothing in return.</li></ul>
<div class="share-buttons"><a href="#">Share</a> <a href="#">Tweet</a></div>
</article>
<div id="comments"><p>I think this is a waste of money, and I have said so at every single meeting of the council since last year.</p></div>
</body></html>"##;

#[test]
fn a_saved_page_is_cleaned_by_its_markup() {
    let folder = Folder::new().file("seeds/ferry.html", PAGE);
    folder.run(&["build", "-q"]).success();
    let article = &folder.articles()[0];
    let text = article["text"].as_str().unwrap();
    assert!(text.starts_with("The harbour council approved"), "{text}");
    assert!(text.contains("half as many people"), "{text}");
    assert!(text.ends_with("asked for nothing in return."), "{text}");
    let kinds: Vec<&str> =
        article["blocks"].as_array().unwrap().iter().map(|block| block["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "heading", "paragraph", "list-item"]);
    let removed: Vec<(&str, &str)> = article["removed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["text"].as_str().unwrap(), line["reason"].as_str().unwrap()))
        .collect();
    assert!(removed.contains(&("Home", "menu")), "{removed:?}");
    assert!(removed.iter().any(|(text, reason)| text.starts_with("I think") && *reason == "comment"), "{removed:?}");
}

#[test]
fn a_page_nested_without_end_neither_crashes_nor_stops_the_rest() {
    let nested = format!("<html><body>{}<p>Deep down.</p>", "<div>".repeat(100_000));
    let folder = Folder::with_an_article().file("seeds/deep.html", nested);
    folder
        .run(&["build", "-q"])
        .failure()
        .code(1)
        .stderr_eq("seeds/deep.html: error: its elements are nested too deep or too tangled[..]\n  hint: [..]\n");
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn the_notice_at_the_foot_of_many_pages_names_the_publication() {
    let page = |at: usize| {
        let text = format!(
            "<p>The boat number {at} left the harbour at dawn, and nobody on the quay had seen its master.</p>"
        );
        format!(
            "<h1>Boat number {at} leaves</h1><article>{}</article><footer>© 2024 Harbour Gazette</footer>",
            text.repeat(3)
        )
    };
    let folder = (0..6).fold(Folder::new(), |folder, at| folder.file(&format!("seeds/{at}.html"), page(at)));
    folder.run(&["build", "-q"]).success();
    let articles = folder.articles();
    assert!(articles.iter().all(|article| article["publisher"] == "Harbour Gazette"), "{:?}", articles[0]);
}

//! A page in, out comes what its own metadata declares of the article, as claims: the most trusted notation first.
//!
//! 1. [`walk`] goes once over the tree and collects what may be metadata: scripts with JSON-LD, `meta` and `link`
//!    elements, elements with an `itemprop`, headlines, `time` elements and elements whose class names an author or a date,
//!    each with the part of the page it stands in; and the comment of the program that saved the page ([`saved`]).
//! 2. [`json_ld`] reads the schema.org objects of articles, mending what is broken in their JSON ([`mend`]).
//! 3. [`notations`] turns the rest into claims, by the tables of names in `data/`.
//!
//! Specifications: schema.org with JSON-LD 1.1, HTML microdata, RDFa's `property` as Open Graph uses it, Dublin Core in
//! HTML, the `rel` values of the microformats wiki. Only facts are collected; `describe` weighs them.

mod json_ld;
mod mend;
mod notations;
mod saved;
mod walk;

use dom_query::Document;

use crate::model::Declared;

/// What the page's metadata declares, the most trusted notation first.
pub(super) fn declared(document: &Document) -> Declared {
    let page = walk::walk(document);
    let mut declared = Declared::default();
    let weaker = json_ld::claims(&page.scripts, &mut declared);
    notations::claims(&page, &mut declared);
    declared.extend(weaker);
    notations::weakest(&page, &mut declared);
    declared
}

/// The words of a value that may hold character references or tags.
fn plain(value: &str) -> String {
    let marked = value.contains('<') || value.find('&').is_some_and(|at| value[at..].contains(';'));
    if !marked {
        return value.to_owned();
    }
    let text = Document::fragment(value).text().to_string();
    // References are often escaped twice.
    if text.contains('&') && text.contains(';') { Document::fragment(text).text().to_string() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Property;

    pub(super) fn values(html: &str, property: Property) -> Vec<String> {
        declared(&Document::from(html)).claims(property).map(|claim| claim.known.value.clone()).collect()
    }

    #[test]
    fn the_notations_are_ranked() {
        let html = r#"<html lang="de-AT"><head><title>Alte Fähre fährt | Hafenblatt</title>
            <meta property="og:title" content="Alte F&amp;auml;hre fährt ab"><meta name="author" content="Bo Sample">
            <meta property="og:site_name" content="Hafenblatt"><link rel="canonical" href="https://hafen.example/a">
            <link rel="canonical" href="javascript:x"><meta property="article:modified_time" content="2019-03-08">
            <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Alte Fähre", "datePublished":
            "2019-03-07", "author": [{"@type": "Person", "name": "Ann Example"}], "publisher": {"name": "Hafen AG"}}</script>
            </head><body><h1>Alte Fähre fährt</h1><p>Text.</p></body></html>"#;
        assert_eq!(
            values(html, Property::Title),
            ["Alte Fähre", "Alte Fähre fährt ab", "Alte Fähre fährt", "Alte Fähre fährt | Hafenblatt"]
        );
        assert_eq!(values(html, Property::Author), ["Ann Example", "Bo Sample"]);
        assert_eq!(values(html, Property::Published), ["2019-03-07"]);
        assert_eq!(values(html, Property::Modified), ["2019-03-08"]);
        assert_eq!(values(html, Property::Publisher), ["Hafenblatt", "Hafen AG"]);
        assert_eq!(values(html, Property::Address), ["https://hafen.example/a"]);
        assert_eq!(values(html, Property::Language), ["de-AT"]);
    }

    #[test]
    fn authors_and_dates_of_comments_and_other_articles_are_none() {
        let html = r#"<article><h1>Old ferry leaves</h1><span class="byline">By Ann Example</span>
            <time class="entry-date" datetime="2019-03-07T10:00">7 March</time></article>
            <div id="comments"><span class="author">Gull</span><time datetime="2019-03-09">9 March</time></div>
            <aside><h1>Also</h1><div class="related-post"><span class="author">Bo Sample</span><time datetime="2018-01-01">x</time></div></aside>"#;
        assert_eq!(values(html, Property::Author), ["By Ann Example"]);
        assert_eq!(values(html, Property::Published), ["2019-03-07T10:00"]);
    }

    #[test]
    fn microdata_and_links_name_the_author() {
        let html = r#"<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Old ferry</h1>
            <span itemprop="author" itemscope><span itemprop="name">Ann Example</span></span>
            <meta itemprop="datePublished" content="2019-03-07"><span itemprop="publisher" itemscope><meta itemprop="name"
            content="Harbour Times"></span></div><p>by <a rel="author" href="/bo">Bo Sample</a></p>"#;
        assert_eq!(values(html, Property::Author), ["Ann Example", "Bo Sample"]);
        assert_eq!(values(html, Property::Published), ["2019-03-07"]);
        assert_eq!(values(html, Property::Publisher), ["Harbour Times"]);
    }

    #[test]
    fn attributes_and_scripts_hold_dates() {
        let html = r#"<body><abbr class="timestamp" title="2019-03-07T10:00">yesterday</abbr><p>Text.</p>
            <script>showDay("2019/03/07 10:15")</script>
            <script>page = {"title": "Old ferry", "publishDate": "2019-03-07T09:00:00Z"}</script></body>"#;
        assert_eq!(
            values(html, Property::Published),
            ["yesterday", "2019-03-07T10:00", "2019-03-07T09:00:00Z", "2019/03/07 10:15"]
        );
    }

    #[test]
    fn a_page_nested_without_end_is_read() {
        let html = "<div class=author>".repeat(4_000);
        assert!(values(&html, Property::Author).is_empty());
    }
}

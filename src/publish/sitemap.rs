//! Pages in, `sitemap.xml` and `robots.txt` out (sitemaps.org 0.9, RFC 9309).
//!
//! A sitemap needs absolute addresses: without a `base_url` there is none. It says nothing of when a page last changed,
//! because no build looks at a clock. Search engines are let in only when the owner says so.

use quick_xml::escape::escape;

use super::PublishError;
use super::addresses::absolute;
use super::writer::Writer;
use crate::config::Site;

/// Addresses that one sitemap may hold.
const LARGEST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Writes the sitemap of all pages put so far, and `robots.txt`.
///
/// # Errors
///
/// When a file cannot be written.
pub(super) fn write(site: &Site, writer: &Writer) -> Result<(), PublishError> {
    writer.put("robots.txt", robots(site).as_bytes())?;
    let Some(base) = &site.base_url else { return Ok(()) };
    let pages: Vec<String> =
        writer.paths().into_iter().filter(|path| path.ends_with(".html") && path != "404.html").collect();
    sitemaps(base, &pages).iter().try_for_each(|(path, text)| writer.put(path, text.as_bytes()))
}

fn robots(site: &Site) -> String {
    match &site.base_url {
        _ if !site.index => "User-agent: *\nDisallow: /\n".to_owned(),
        None => "User-agent: *\nAllow: /\n".to_owned(),
        Some(base) => format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", absolute(base, "sitemap.xml")),
    }
}

/// One sitemap, or an index of several.
fn sitemaps(base: &str, pages: &[String]) -> Vec<(String, String)> {
    if pages.len() <= LARGEST {
        return vec![("sitemap.xml".to_owned(), list("urlset", "url", base, pages))];
    }
    let parts = pages.chunks(LARGEST).zip(1..);
    let mut files: Vec<(String, String)> =
        parts.map(|(pages, number)| (format!("sitemap-{number}.xml"), list("urlset", "url", base, pages))).collect();
    let parts: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    files.push(("sitemap.xml".to_owned(), list("sitemapindex", "sitemap", base, &parts)));
    files
}

fn list(root: &str, entry: &str, base: &str, paths: &[String]) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for path in paths {
        let address = absolute(base, path);
        xml.push_str(&format!("<{entry}><loc>{}</loc></{entry}>\n", escape(address.as_str())));
    }
    xml.push_str(&format!("</{root}>\n"));
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(base_url: Option<&str>, index: bool) -> Site {
        Site { base_url: base_url.map(str::to_owned), index, ..Site::default() }
    }

    fn build(site: &Site) -> (tempfile::TempDir, Vec<String>) {
        let home = tempfile::tempdir().unwrap();
        let writer = Writer::open(&home.path().join("site")).unwrap();
        for path in ["index.html", "404.html", "a/index.html", "a/feed.xml"] {
            writer.put(path, b"").unwrap();
        }
        write(site, &writer).unwrap();
        let paths = writer.paths();
        writer.finish().unwrap();
        (home, paths)
    }

    #[test]
    fn a_sitemap_lists_the_pages() {
        let (home, _) = build(&site(Some("https://x.example/a&b"), false));
        let sitemap = std::fs::read_to_string(home.path().join("site/sitemap.xml")).unwrap();
        assert_eq!(sitemap.matches("<loc>").count(), 2);
        assert!(sitemap.contains("<loc>https://x.example/a&amp;b/a/index.html</loc>"), "{sitemap}");
    }

    #[test]
    fn without_an_address_there_is_no_sitemap() {
        let (_home, paths) = build(&site(None, true));
        assert!(paths.contains(&"robots.txt".to_owned()));
        assert!(!paths.iter().any(|path| path.starts_with("sitemap")), "{paths:?}");
    }

    #[test]
    fn search_engines_are_let_in_only_when_asked() {
        assert_eq!(robots(&site(Some("https://x.example/"), false)), "User-agent: *\nDisallow: /\n");
        assert!(robots(&site(Some("https://x.example/"), true)).ends_with("Sitemap: https://x.example/sitemap.xml\n"));
        assert!(!robots(&site(None, true)).contains("Sitemap"));
    }

    #[test]
    fn a_large_site_has_an_index_of_sitemaps() {
        let pages: Vec<String> = (0..=LARGEST).map(|n| format!("p/{n}/index.html")).collect();
        let files = sitemaps("https://x.example/", &pages);
        let names: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert_eq!(files[0].1.matches("<loc>").count(), LARGEST);
        assert!(files[2].1.contains("<sitemap><loc>https://x.example/sitemap-2.xml</loc></sitemap>"));
    }
}

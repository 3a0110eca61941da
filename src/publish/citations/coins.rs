//! Reference in, the `title` of a COinS span out (OpenURL 1.0, ANSI/NISO Z39.88-2004, in Dublin Core): reference managers
//! that look at a page, such as Zotero, find the article in it, with its own address and not that of its page here.

use super::reference::{Name, Reference, When};
use crate::publish::percent::encoded;

/// The context object of an article.
pub(in crate::publish) fn coins(reference: &Reference) -> String {
    let mut object = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc".to_owned();
    let mut field = |name: &str, value: &str| {
        object.push_str(&format!("&rft.{name}={}", encoded(value)));
    };
    field("type", "newspaperArticle");
    field("title", &reference.title.text);
    for author in &reference.authors {
        match author {
            Name::Person { .. } => field("au", &author.inverted()),
            Name::Literal(name) => field("aucorp", name),
        }
    }
    let issued = reference.issued.as_ref();
    let date = issued.and_then(|issued| date(issued.when));
    let note = issued.and_then(|issued| issued.note());
    let language = &reference.language;
    for (name, value) in [
        ("source", &reference.newspaper),
        ("date", &date),
        ("identifier", &reference.url),
        ("language", language),
        ("description", &note),
    ] {
        if let Some(value) = value {
            field(name, value);
        }
    }
    object
}

/// A date in the form of ISO 8601; a stretch of years has none.
fn date(when: When) -> Option<String> {
    match when {
        When::Day(day) => Some(day.to_string()),
        When::Month { year, month } => Some(format!("{year:04}-{month:02}")),
        When::Year(year) => Some(format!("{year:04}")),
        When::Years(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Basis;
    use crate::publish::samples;

    #[test]
    fn a_reference_manager_finds_the_article() {
        let mut article = samples::article("ferry.txt", "A pier collapsed.");
        article.about.title = Some(samples::stated("Pier & Quay"));
        article.about.authors = vec![samples::stated("Mara van Ode")];
        article.about.publisher = Some(samples::stated("Harbour Times"));
        article.about.published = Some(samples::dated("2019-05-01", "2019-05-31", Basis::Inferred));
        let coins = coins(&Reference::to(&article, Some("https://x.example/a/")));
        let fields: Vec<&str> = coins.split('&').skip(2).collect();
        assert_eq!(
            fields,
            [
                "rft.type=newspaperArticle",
                "rft.title=Pier%20%26%20Quay",
                "rft.au=van%20Ode%2C%20Mara",
                "rft.source=Harbour%20Times",
                "rft.date=2019-05",
                "rft.identifier=https%3A%2F%2Fx.example%2Fa%2F",
                "rft.description=Date%20worked%20out%2C%20not%20printed%3A%20between%202019-05-01%20and%202019-05-31",
            ]
        );
    }
}

//! A dossier and where it was read from in; out come remarks about articles that could not be read with confidence.

use std::path::Path;

use crate::model::{Article, Basis, Dossier};
use crate::problem::{Problem, Severity};
use crate::read::located;

/// Remarks about every article of a dossier, in its order; files are named from where the user stands.
#[must_use]
pub fn remarks(dossier: &Dossier, source: &Path) -> Vec<Problem> {
    dossier.articles.iter().flat_map(|article| of_article(article, &located(source, &article.source))).collect()
}

fn of_article(article: &Article, file: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if article.text.is_empty() {
        let what = "no article was found in it: every line was taken for something else";
        let hint = "`cuttings explain` shows what each line was taken for; as Markdown (.md) it is kept whole";
        problems.push(Problem::new(Severity::Warning, file, what, hint));
    }
    if article.about.title.as_ref().is_none_or(|title| title.evidence.basis == Basis::Inferred) {
        let hint = format!("put `title = \"…\"` into `{}`", sidecar_of(file));
        problems.push(Problem::new(Severity::Warning, file, "no headline was found; its first words serve", hint));
    }
    match &article.about.published {
        None => {
            let hint = format!("if you know it, put `date = \"YYYY-MM-DD\"` into `{}`", sidecar_of(file));
            problems.push(Problem::new(Severity::Note, file, "nothing tells when it was published", hint));
        }
        Some(published) if published.basis == Basis::Inferred => {
            let hint = format!("if you know better, put `date = \"YYYY-MM-DD\"` into `{}`", sidecar_of(file));
            let (earliest, latest) = (published.range.earliest, published.range.latest);
            let what = format!("its date was worked out: between {earliest} and {latest}");
            problems.push(Problem::new(Severity::Note, file, what, hint));
        }
        Some(_) => {}
    }
    problems
}

/// The name of the file that corrects an article.
fn sidecar_of(source: &str) -> String {
    let file = source.split('#').next().unwrap_or(source);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{stem}.toml")
}

//! Articles in, the dossier out: who is who, when the undated were written, what happened, what it is about, what
//! belongs together.

pub mod copies;
mod cues;
pub mod dating;
pub mod entities;
mod ids;
mod jaccard;
mod languages;
pub mod locations;
mod matrix;
mod opposites;
pub mod related;
mod stems;
pub mod stories;
pub mod terms;
pub mod timeline;
pub mod topics;
mod words;

use crate::config::Config;
use crate::model::{Article, Dossier};

/// Connects a whole collection, which must be sorted by id.
#[must_use]
pub fn connect(mut articles: Vec<Article>, config: &Config) -> Dossier {
    languages::fill_in(&mut articles);
    let entities::WhoIsWho { entities, remarks, doubts } = entities::resolve(&mut articles, &config.entities);
    let whereabouts = locations::find(&articles, &entities, &config.entities);
    let copies = copies::find(&articles);
    let duplicates = copies::duplicates(&copies, articles.len());
    let witnesses = dating::date_undated(&mut articles, &duplicates);
    let terms = terms::count(&articles);
    let (topics, topics_of) = topics::find(&articles, &entities, &terms, config);
    let stories = stories::find(&articles, &duplicates, &terms);
    let events = timeline::find(&articles, &entities, &terms, &duplicates, &topics, &topics_of);
    drop(terms);
    let related = related::find(&articles, &entities, &duplicates, &topics, &topics_of);
    Dossier {
        articles,
        entities,
        events,
        topics,
        topics_of,
        stories,
        related,
        copies,
        duplicates,
        witnesses,
        remarks,
        doubts,
        whereabouts,
    }
}

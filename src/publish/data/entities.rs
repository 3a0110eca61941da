//! `entities.json` and `entities.csv`: who and what the articles name, and by which names.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array};
use crate::model::{Entity, EntityKind};
use crate::publish::table::{Table, list};

#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: EntityKind,
    name: &'a str,
    names: &'a BTreeMap<String, usize>,
    articles: Vec<&'a str>,
    page: Option<&'a str>,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, source.dossier.entities.iter().map(|entity| object(source, entity)))
}

pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, &["id", "type", "name", "names", "articles", "mentions", "page"])?;
    for entity in &source.dossier.entities {
        let names: Vec<&str> = entity.names.keys().map(String::as_str).collect();
        let mentions: usize = entity.articles.iter().map(|(_, mentions)| mentions).sum();
        table.row([
            &entity.id,
            entity.kind.name(),
            &entity.name,
            &list(&names),
            &entity.articles.len().to_string(),
            &mentions.to_string(),
            source.addresses.entity(&entity.id).unwrap_or_default(),
        ])?;
    }
    table.finish()
}

fn object<'a>(source: &Source<'a>, entity: &'a Entity) -> Object<'a> {
    Object {
        id: &entity.id,
        kind: entity.kind,
        name: &entity.name,
        names: &entity.names,
        articles: source.ids(entity.articles.iter().map(|&(article, _)| article)),
        page: source.addresses.entity(&entity.id),
    }
}

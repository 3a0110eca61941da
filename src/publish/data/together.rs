//! `together.gexf`: who appears with whom, as a network for Gephi and its like (GEXF 1.3, gexf.net). Nodes are the people and
//! organisations that have a page, edges tell how many articles name both.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::escape::escape;

use super::Source;
use crate::model::{ArticleIndex, Entity, EntityKind};

/// Articles from which on two have to share more than one for an edge: else the network of a large collection would have
/// an edge for whatever one long article names.
const LARGE: usize = 1_000;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta>
<creator>cuttings</creator>
<description>People and organisations; the weight of an edge is the number of articles that name both.</description>
</meta>
<graph mode="static" defaultedgetype="undirected">
<attributes class="node" mode="static">
<attribute id="type" title="type" type="string"/>
<attribute id="articles" title="articles" type="integer"/>
<attribute id="page" title="page" type="string"/>
</attributes>
"#;

pub(super) fn gexf(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let nodes: Vec<(&Entity, &str)> = nodes(source).collect();
    out.write_all(HEAD.as_bytes())?;
    writeln!(out, "<nodes>")?;
    for (entity, page) in &nodes {
        node(out, entity, page)?;
    }
    writeln!(out, "</nodes>\n<edges>")?;
    edges(source, &nodes, out)?;
    writeln!(out, "</edges>\n</graph>\n</gexf>")
}

fn nodes<'a>(source: &'a Source<'_>) -> impl Iterator<Item = (&'a Entity, &'a str)> {
    let entities = source.dossier.entities.iter();
    let joined = entities.filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organisation));
    joined.filter_map(|entity| Some((entity, source.addresses.entity(&entity.id)?)))
}

fn node(out: &mut dyn Write, entity: &Entity, page: &str) -> io::Result<()> {
    let value = |name: &str, value: &str| format!("<attvalue for=\"{name}\" value=\"{}\"/>", attribute(value));
    writeln!(
        out,
        "<node id=\"{}\" label=\"{}\"><attvalues>{}{}{}</attvalues></node>",
        attribute(&entity.id),
        attribute(&entity.name),
        value("type", entity.kind.name()),
        value("articles", &entity.articles.len().to_string()),
        value("page", page),
    )
}

/// The neighbours of one node after the other, so that no more than one node's are in memory.
fn edges(source: &Source<'_>, nodes: &[(&Entity, &str)], out: &mut dyn Write) -> io::Result<()> {
    let least = if source.dossier.articles.len() < LARGE { 1 } else { 2 };
    let mut named: Vec<Vec<usize>> = vec![Vec::new(); source.dossier.articles.len()];
    let articles_of =
        |entity: &Entity| entity.articles.iter().map(|&(article, _)| article).collect::<Vec<ArticleIndex>>();
    for (node, (entity, _)) in nodes.iter().enumerate() {
        for article in articles_of(entity) {
            named[article].push(node);
        }
    }
    let mut number = 0;
    for (node, (entity, _)) in nodes.iter().enumerate() {
        let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
        for article in articles_of(entity) {
            // Nodes stand in order; those before this one have told of it already.
            let later = named[article].partition_point(|&other| other <= node);
            for &other in &named[article][later..] {
                *weights.entry(other).or_default() += 1;
            }
        }
        for (other, weight) in weights.into_iter().filter(|&(_, weight)| weight >= least) {
            let (one, other) = (attribute(&entity.id), attribute(&nodes[other].0.id));
            writeln!(out, "<edge id=\"{number}\" source=\"{one}\" target=\"{other}\" weight=\"{weight}\"/>")?;
            number += 1;
        }
    }
    Ok(())
}

/// The value of an XML attribute; XML has no place for control characters.
fn attribute(text: &str) -> String {
    let text: String = text.chars().filter(|character| !character.is_control()).collect();
    escape(text.as_str()).into_owned()
}

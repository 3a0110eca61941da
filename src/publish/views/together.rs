//! Who appears with whom: the most named people and organisations as a matrix of the articles that name both.

use std::cmp::Reverse;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::page::Link;
use crate::model::EntityKind;
use crate::publish::addresses::relative;
use crate::publish::kinds::Kind;

/// Most names: a matrix of more can no longer be read.
const MOST: usize = 16;

/// Fewest names that need a matrix.
const FEWEST: usize = 3;

/// The matrix.
#[derive(Debug, Serialize)]
pub(crate) struct TogetherView {
    rows: Vec<TogetherRow>,
    /// The whole network.
    data: String,
}

/// One of the names; its number heads its column.
#[derive(Debug, Serialize)]
struct TogetherRow {
    number: usize,
    link: Link,
    articles: usize,
    /// A cell for each name; none where the name meets itself.
    cells: Vec<Option<Cell>>,
}

/// How many articles name both: the more, the deeper the shade, from 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Cell {
    count: usize,
    shade: usize,
}

/// The matrix for the page `from`; none where too few are named, or none together.
pub(crate) fn together(catalogue: &Catalogue<'_>, from: &str) -> Option<TogetherView> {
    let names = most_named(catalogue);
    let counts = shared(catalogue, &names);
    let most = counts.iter().enumerate().flat_map(|(at, row)| row[..at].iter()).copied().max()?;
    if names.len() < FEWEST || most == 0 {
        return None;
    }
    let rows = names.iter().enumerate().filter_map(|(row, &at)| {
        let entity = &catalogue.dossier.entities[at];
        let cell = |column: usize| {
            let count = counts[row][column];
            (row != column).then(|| Cell { count, shade: (count * 4).div_ceil(most) })
        };
        Some(TogetherRow {
            number: row + 1,
            link: Link::new(from, catalogue.addresses.entity(&entity.id)?, entity.name.as_str()),
            articles: entity.articles.len(),
            cells: (0..names.len()).map(cell).collect(),
        })
    });
    Some(TogetherView { rows: rows.collect(), data: relative(from, "data/together.gexf") })
}

/// The people and organisations in most articles.
fn most_named(catalogue: &Catalogue<'_>) -> Vec<usize> {
    let entities = &catalogue.dossier.entities;
    let of = |kind: Kind| catalogue.ranked(kind.folder()).into_iter();
    let mut names: Vec<usize> = of(Kind::People)
        .chain(of(Kind::Organisations).filter(|&at| entities[at].kind == EntityKind::Organisation))
        .collect();
    names.sort_by_key(|&at| Reverse(entities[at].articles.len()));
    names.truncate(MOST);
    names
}

/// For each two of the names the number of articles that name both.
fn shared(catalogue: &Catalogue<'_>, names: &[usize]) -> Vec<Vec<usize>> {
    let mut counts = vec![vec![0; names.len()]; names.len()];
    for named in &catalogue.entities_of {
        let here: Vec<usize> =
            (0..names.len()).filter(|&name| named.iter().any(|&(entity, _)| entity == names[name])).collect();
        for &one in &here {
            for &other in &here {
                counts[one][other] += 1;
            }
        }
    }
    counts
}

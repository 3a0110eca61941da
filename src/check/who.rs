//! The doubts about who is who in; out come proposals for `cuttings.toml`, as TOML that can be pasted into it: an entry for
//! each entity concerned, with the sentences that show why.

use std::fmt::Write;
use std::path::Path;

use crate::model::{Dossier, Doubt, Entity, Remedy};
use crate::publish::clip;
use crate::read::located;

/// Doubts that are written out; the others are counted.
const SHOWN: usize = 20;

/// Characters of a sentence.
const LONGEST: usize = 200;

/// What one entity's entry could say.
struct Proposal<'d> {
    entity: &'d Entity,
    merge: Vec<Line<'d>>,
    not: Vec<Line<'d>>,
}

/// A name or id of a list, with the comments that say why it is there.
struct Line<'d> {
    word: &'d str,
    comments: Vec<String>,
}

/// The proposals for all doubts, those about what is named most often first; empty where there is no doubt. Articles are
/// named from where the user stands.
#[must_use]
pub fn proposals(dossier: &Dossier, source: &Path) -> String {
    let mut proposals: Vec<Proposal<'_>> = Vec::new();
    for doubt in dossier.doubts.iter().take(SHOWN) {
        let Some(entity) = doubt.others.first().or(Some(&doubt.entity)).and_then(|id| entity(dossier, id)) else {
            continue;
        };
        let at = proposals.iter().position(|proposal| proposal.entity.id == entity.id).unwrap_or_else(|| {
            proposals.push(Proposal { entity, merge: Vec::new(), not: Vec::new() });
            proposals.len() - 1
        });
        let proposal = &mut proposals[at];
        let comments = comments(doubt, dossier, source);
        match doubt.remedy {
            Remedy::Merge => proposal.merge.push(Line { word: &doubt.entity, comments }),
            Remedy::Split => proposal.not.push(Line { word: &doubt.name, comments }),
        }
    }
    if proposals.is_empty() {
        return String::new();
    }
    let mut text =
        "\n# Who is who is in doubt here. What is right, paste into cuttings.toml; what stays out stays as it is.\n"
            .to_owned();
    for proposal in &proposals {
        text.push('\n');
        text.push_str(&proposal.toml());
    }
    if let Some(more) = dossier.doubts.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(text, "\n# … and {more} more doubts about names that are less frequent.");
    }
    text
}

fn entity<'d>(dossier: &'d Dossier, id: &str) -> Option<&'d Entity> {
    let at = dossier.entities.binary_search_by(|entity| entity.id.as_str().cmp(id)).ok()?;
    dossier.entities.get(at)
}

/// A doubt in words, with its sentences.
fn comments(doubt: &Doubt, dossier: &Dossier, source: &Path) -> Vec<String> {
    let times = if doubt.mentions == 1 { "time" } else { "times" };
    let what = match doubt.remedy {
        Remedy::Merge => format!("`{}` ({}, {} {times}): {}", doubt.name, doubt.entity, doubt.mentions, doubt.why),
        Remedy::Split => format!("`{}` ({} {times}) may be another: {}", doubt.name, doubt.mentions, doubt.why),
    };
    let sentences = doubt.evidence.iter().filter_map(|evidence| {
        let article = dossier.articles.get(evidence.article)?;
        Some(format!(
            "{}: “{}”",
            located(source, &article.source),
            clip(evidence.span.of(article.field(evidence.field)), LONGEST)
        ))
    });
    let others = doubt.others.iter().skip(1).filter_map(|id| entity(dossier, id));
    let instead: Vec<String> = others.map(|other| format!("`name = {}`", quoted(&other.name))).collect();
    let instead = (!instead.is_empty()).then(|| format!("or, instead of the name below, {}", instead.join(" or ")));
    std::iter::once(what).chain(sentences).chain(instead).map(|line| plain(&line)).collect()
}

impl Proposal<'_> {
    /// The entry, with its comments; of several lines each has its own, so that any can be left out. Where people have an
    /// entry for the entity already, it is to say this too.
    fn toml(&self) -> String {
        let lists = [("merge", &self.merge), ("not", &self.not)].into_iter().filter(|(_, lines)| !lines.is_empty());
        let is_one = self.merge.len() + self.not.len() == 1;
        let mut text = String::new();
        if is_one {
            text.extend(self.merge.iter().chain(&self.not).flat_map(|line| line.commented("")));
        }
        let name = quoted(&self.entity.name);
        let is_there = self.entity.told.is_some();
        if is_there {
            let _ = writeln!(text, "# In the entry {} that is there already:", plain(&name));
        } else {
            let _ = writeln!(text, "[[entities]]\nname = {name}");
        }
        for (key, lines) in lists {
            let list = if is_one {
                format!("{key} = [{}]\n", lines.iter().map(|line| quoted(line.word)).collect::<String>())
            } else {
                let lines = lines.iter().flat_map(|line| {
                    let word = format!("    {},\n", quoted(line.word));
                    line.commented("    ").chain(std::iter::once(word))
                });
                format!("{key} = [\n{}]\n", lines.collect::<String>())
            };
            let lead = if is_there { "# " } else { "" };
            text.extend(list.lines().map(|line| format!("{lead}{line}\n")));
        }
        text
    }
}

impl Line<'_> {
    /// The comments, as lines.
    fn commented(&self, indent: &'static str) -> impl Iterator<Item = String> {
        self.comments.iter().map(move |comment| format!("{indent}# {comment}\n"))
    }
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default().replace('\u{7f}', "\\u007f")
}

/// Words for a comment, which may hold no control characters.
fn plain(words: &str) -> String {
    words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

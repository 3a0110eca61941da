//! The articles of each subject in, its label and terms out.
//!
//! A label is the phrase that most of the subject's articles use and few others, weighed by how specific its form is. A bare
//! name says who or where and not what: with it goes the matter, in a phrase that holds the name ("Salt Bridge toll") or in
//! one beside it ("Harwick: bridge toll").

use std::collections::BTreeSet;

use crate::model::EntityKind;

use super::phrases::Phrase;

/// Most terms that are given for a topic.
const TERMS: usize = 10;
/// A phrase in fewer of the articles does not stand for them alone.
const ALONE: f64 = 0.25;
/// A phrase in at least this share of a place's articles says more of the matter than the place.
const AS_MANY: f64 = 0.7;

/// A matter goes with a name when its phrase is in at least this share of the articles,
const BESIDE: f64 = 0.05;
/// and in this share of those that the name is in.
const OF_THE_NAMED: f64 = 0.15;
/// Of the phrases that suit a subject so many are looked at for the matter.
const LOOKED_AT: usize = 60;

/// A subject's label with its terms, the strongest first.
pub(super) struct Label {
    /// The label.
    pub(super) text: String,
    /// The terms.
    pub(super) terms: Vec<String>,
}

/// Labels each of `count` subjects; `subject_of` holds each article's. Larger subjects choose first, no label is used twice.
pub(super) fn label(phrases: &[Phrase], subject_of: &[usize], count: usize) -> Vec<Label> {
    let mut sizes = vec![0_usize; count];
    subject_of.iter().for_each(|&subject| sizes[subject] += 1);
    let mut ranked: Vec<Vec<(f64, f64, &Phrase)>> = vec![Vec::new(); count];
    for phrase in phrases {
        let mut inside = vec![(0.0, 0.0); count];
        for &(article, times) in &phrase.articles {
            inside[subject_of[article]].0 += 1.0;
            inside[subject_of[article]].1 += times;
        }
        for (subject, &(articles, times)) in inside.iter().enumerate().filter(|(_, inside)| inside.0 > 0.0) {
            let share = articles / sizes[subject] as f64;
            let others = subject_of.len() - sizes[subject];
            let share_outside = (phrase.articles.len() as f64 - articles) / others.max(1) as f64;
            let score =
                share * (1.0 + libm::log(times / articles)) * contrast(share, share_outside, others) * form(phrase);
            ranked[subject].push((score, share, phrase));
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&subject| (usize::MAX - sizes[subject], subject));
    let mut labels: Vec<Option<Label>> = (0..count).map(|_| None).collect();
    let mut taken = BTreeSet::new();
    for subject in order {
        let ranked = &mut ranked[subject];
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.label.cmp(&b.2.label)));
        labels[subject] = Some(choose(ranked, &mut taken, subject));
    }
    labels.into_iter().flatten().collect()
}

/// How much more usual a phrase is inside than outside; 1 where there is no outside.
fn contrast(inside: f64, outside: f64, others: usize) -> f64 {
    if others == 0 { 1.0 } else { libm::log((inside + 0.02) / (outside + 0.02)).max(0.0) }
}

/// How well a phrase's form suits a label.
fn form(phrase: &Phrase) -> f64 {
    let length = match phrase.stems.len() {
        1 => 0.6,
        2 => 1.0,
        3 => 1.1,
        _ => 0.9,
    };
    let kind = match phrase.kind {
        Some(EntityKind::Person) => 0.5,
        Some(EntityKind::Place) => 0.3,
        Some(_) => 0.9,
        None => phrase.head,
    };
    length * kind
}

fn choose(ranked: &[(f64, f64, &Phrase)], taken: &mut BTreeSet<String>, subject: usize) -> Label {
    let mut distinct: Vec<(f64, &Phrase)> = Vec::new();
    for &(_, share, phrase) in ranked {
        let repeats = distinct.iter().any(|(_, other)| overlaps(phrase, other));
        if !repeats {
            distinct.push((share, phrase));
        }
        if distinct.len() == TERMS {
            break;
        }
    }
    let terms: Vec<String> = distinct.iter().map(|(_, phrase)| phrase.label.clone()).collect();
    places_last(&mut distinct);
    let mut proposals: Vec<String> = Vec::new();
    // Two matters, or two names: one of each does not make a pair.
    let pair = distinct.split_first().and_then(|((share, a), rest)| {
        let b = rest.iter().map(|(_, b)| b).find(|b| is_bare_name(a) == is_bare_name(b))?;
        (*share < ALONE && !is_joined(&a.label) && !is_joined(&b.label)).then_some((a, b))
    });
    if let Some((a, b)) = pair {
        proposals.push(format!("{} and {}", upper_first(&a.label), b.label));
    }
    if let Some((share, name)) = distinct.first().filter(|(_, first)| is_bare_name(first)) {
        proposals.splice(0..0, with_matter(name, *share, ranked, taken));
    }
    proposals.extend(distinct.iter().map(|(_, phrase)| upper_first(&phrase.label)));
    let free = proposals.into_iter().find(|proposal| taken.insert(id(proposal)));
    let text = free.unwrap_or_else(|| format!("Other matters {}", subject + 1));
    Label { text, terms }
}

/// Whether a phrase names somebody, something or some place, and no matter.
fn is_bare_name(phrase: &Phrase) -> bool {
    matches!(phrase.kind, Some(EntityKind::Person | EntityKind::Place | EntityKind::Organisation))
}

/// A name with the matter that its articles are about: in the phrases that hold the name, else in the others.
fn with_matter(name: &Phrase, share: f64, ranked: &[(f64, f64, &Phrase)], taken: &BTreeSet<String>) -> Vec<String> {
    let enough = BESIDE.max(OF_THE_NAMED * share);
    let matters = ranked.iter().take(LOOKED_AT).filter(|(_, share, phrase)| {
        phrase.kind.is_none() && !phrase.is_word && phrase.stems.len() > 1 && phrase.head >= 1.0 && *share >= enough
    });
    let holds = |phrase: &Phrase| name.stems.iter().all(|stem| phrase.stems.contains(stem));
    let free = |phrase: &Phrase| !taken.iter().any(|label| label.ends_with(&id(&phrase.label)));
    let (with, beside): (Vec<&Phrase>, Vec<&Phrase>) =
        matters.map(|(.., phrase)| *phrase).filter(|phrase| free(phrase)).partition(|phrase| holds(phrase));
    let with = with.into_iter().map(|phrase| upper_first(&phrase.label));
    let beside = beside.into_iter().filter(|phrase| !overlaps(phrase, name));
    with.chain(beside.map(|phrase| format!("{}: {}", name.label, phrase.label))).collect()
}

/// Whether a label already names two things, so that a third would be one too many.
fn is_joined(label: &str) -> bool {
    label.split(' ').any(|word| word == "and" || word == "&")
}

/// Moves each place behind all others where a phrase of several words covers about as many articles.
fn places_last(distinct: &mut [(f64, &Phrase)]) {
    let telling = distinct.iter().filter(|(_, phrase)| phrase.kind.is_none() && phrase.stems.len() > 1);
    let most = telling.map(|(share, _)| *share).fold(0.0, f64::max);
    distinct.sort_by_key(|(share, phrase)| phrase.kind == Some(EntityKind::Place) && most >= AS_MANY * share);
}

/// A label as an id: its slug, or a hash where no sign of it has a place in one.
pub(super) fn id(label: &str) -> String {
    let slug = slug::slugify(label);
    if slug.is_empty() { blake3::hash(label.as_bytes()).to_hex()[..8].to_owned() } else { slug }
}

/// Whether two phrases share a word.
pub(super) fn overlaps(a: &Phrase, b: &Phrase) -> bool {
    a.stems.iter().any(|stem| b.stems.contains(stem))
}

/// The label with a capital at its start.
pub(super) fn upper_first(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(label: &str, kind: Option<EntityKind>, articles: usize) -> Phrase {
        let stems = label.split(' ').map(crate::connect::words::hash).collect();
        let articles = (0..articles).map(|article| (article, 9.0)).collect();
        Phrase { label: label.to_owned(), stems, articles, kind, head: 0.2, dated: false, is_word: false }
    }

    #[test]
    fn a_phrase_labels_rather_than_a_place_of_about_as_many_articles() {
        let place = || phrase("Freedonia", Some(EntityKind::Place), 10);
        let text = |phrases: &[Phrase]| label(phrases, &[0; 10], 1).remove(0).text;
        assert_eq!(text(&[place(), phrase("herring price", None, 7)]), "Herring price");
        assert_eq!(text(&[place(), phrase("herring price", None, 4)]), "Freedonia");
    }

    #[test]
    fn a_bare_name_takes_its_matter_with_it() {
        let text = |matter: &str| {
            let body = phrase("Norling Line", Some(EntityKind::Organisation), 20);
            let matter = Phrase { head: 1.0, ..phrase(matter, None, 5) };
            label(&[body, matter], &[0; 20], 1).remove(0).text
        };
        assert_eq!(text("ferry inquiry"), "Norling Line: ferry inquiry");
        assert_eq!(text("Norling Line strike"), "Norling Line strike");
    }

    #[test]
    fn a_label_joins_two_names_and_never_three() {
        let thin = |label: &str| phrase(label, None, 3);
        let text = |phrases: &[Phrase]| label(phrases, &[0; 20], 1).remove(0).text;
        assert_eq!(text(&[thin("herring price"), thin("salt bridge")]), "Herring price and salt bridge");
        assert_eq!(text(&[thin("docks and quays"), thin("salt bridge")]), "Docks and quays");
    }

    #[test]
    fn a_label_without_letters_has_an_id_too() {
        assert_eq!(id("Salt Bridge toll"), "salt-bridge-toll");
        assert_eq!(id("…").len(), 8);
        assert_ne!(id("…"), id("—"));
    }
}

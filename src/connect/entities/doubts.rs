//! What could have been joined or parted otherwise, for people to settle: entities that stand apart because nothing tells who
//! is meant (a surname of several people, initials of several bodies, names that are nearly the same), and names that were
//! joined on thin evidence.
//!
//! Works on what the other steps decided and changes nothing. Names are looked up by surname, initials and consonants, so the
//! work grows with their number. What people keep apart is no doubt any more.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Groups;
use super::names::Names;
use super::portrait::{self, Identity, Portraits, Settled};
use super::{forms, people, places};
use crate::annotate::names::{is_first_name_in_lower_case, is_known_place};
use crate::model::{Article, Doubt, DoubtEvidence, EntityKind, Field, Remedy, Span};

/// Most names that are compared with one another.
const LARGEST_BLOCK: usize = 40;

/// Most letters in which names that are nearly the same differ.
const LARGEST_DISTANCE: usize = 2;

/// Fewest letters of a name that another may be a misspelling of.
const SHORTEST_NEAR: usize = 6;

/// Letters that count as the beginning of a name.
const BEGINNING: usize = 5;

/// Most entities that are named as what may be meant.
const MOST_OTHERS: usize = 4;

/// Fewest initials that mean a body which another article names.
const TELLING_INITIALS: usize = 3;

/// Sentences that show an entity in doubt, and each of the others.
const SENTENCES: (usize, usize) = (2, 1);

/// All that was decided about a collection.
pub(super) struct Collection<'c> {
    /// The articles.
    pub(super) articles: &'c [Article],
    /// Their names.
    pub(super) names: &'c Names,
    /// The names that are one.
    pub(super) groups: &'c Groups,
    /// The name that each mention stands for.
    pub(super) settled: &'c [Vec<Settled>],
}

/// All doubts, about what is named most often first.
pub(super) fn find(collection: &Collection<'_>, portraits: &Portraits<'_>) -> Vec<Doubt> {
    let entities = Entities::new(collection, portraits);
    let mut doubts = entities.surnames();
    doubts.extend(entities.acronyms());
    doubts.extend(entities.spellings());
    doubts.extend(entities.other_offices());
    doubts.extend(entities.misspellings());
    doubts.sort_by(|a, b| (b.mentions, &a.entity, a.remedy, &a.name).cmp(&(a.mentions, &b.entity, b.remedy, &b.name)));
    doubts.dedup_by(|a, b| a.entity == b.entity && a.remedy == b.remedy && a.name == b.name);
    doubts
}

/// The entities as they came out.
struct Entities<'c> {
    collection: &'c Collection<'c>,
    portraits: &'c Portraits<'c>,
    identities: Vec<Identity>,
    /// Where each group stands among the identities.
    places: BTreeMap<usize, usize>,
}

impl<'c> Entities<'c> {
    fn new(collection: &'c Collection<'c>, portraits: &'c Portraits<'c>) -> Self {
        let identities = portrait::identify(portraits);
        let places = identities.iter().enumerate().map(|(at, identity)| (identity.root, at)).collect();
        Self { collection, portraits, identities, places }
    }

    /// The entities of a kind that are called by several words, or by one.
    fn called(&self, kind: EntityKind, full: bool) -> impl Iterator<Item = &Identity> {
        self.identities
            .iter()
            .filter(move |identity| identity.kind == kind && forms::key(&identity.name).contains(' ') == full)
    }

    /// A doubt whether an entity is one of the others; none where nothing is left of these.
    fn merge(&self, own: &Identity, others: &[&Identity], why: impl FnOnce(&str) -> String) -> Option<Doubt> {
        let others: BTreeSet<usize> = others
            .iter()
            .filter(|other| other.root != own.root && self.collection.groups.may_join(own.root, other.root))
            .filter_map(|other| self.places.get(&other.root).copied())
            .collect();
        let mut others: Vec<&Identity> = others.into_iter().map(|at| &self.identities[at]).collect();
        others.sort_by_key(|other| (std::cmp::Reverse(self.mentions(other)), other.id.as_str()));
        others.truncate(MOST_OTHERS);
        let called: Vec<&str> = others.iter().map(|other| other.name.as_str()).collect();
        let why = why(&called.join(" or "));
        let is_own = |_: &str| true;
        let evidence = self.evidence(own.root, is_own, SENTENCES.0).into_iter();
        let theirs = others.iter().flat_map(|other| self.evidence(other.root, is_own, SENTENCES.1));
        (!others.is_empty()).then(|| Doubt {
            entity: own.id.clone(),
            name: own.name.clone(),
            remedy: Remedy::Merge,
            others: others.iter().map(|other| other.id.clone()).collect(),
            why,
            mentions: self.mentions(own),
            evidence: evidence.chain(theirs).collect(),
        })
    }

    fn mentions(&self, identity: &Identity) -> usize {
        self.portraits.get(&identity.root).map_or(0, portrait::Portrait::mentions)
    }

    /// The first sentences that name the entity of a group by certain forms.
    fn evidence(&self, root: usize, is_meant: impl Fn(&str) -> bool, limit: usize) -> Vec<DoubtEvidence> {
        let articles = self.portraits.get(&root).into_iter().flat_map(portrait::Portrait::articles);
        let mut found = Vec::new();
        for at in articles {
            let article = &self.collection.articles[at];
            let mut mentions =
                article.mentions.iter().zip(&self.collection.settled[at]).filter(|(mention, settled)| {
                    self.collection.groups.find(settled.name) == root
                        && is_meant(mention.span.of(article.field(mention.field)))
                });
            let shown = mentions.clone().find(|(mention, _)| mention.field == Field::Text).or_else(|| mentions.next());
            found.extend(shown.map(|(mention, _)| {
                let field = mention.field;
                let sentence = article.sentence_at(mention.span.start).filter(|_| field == Field::Text);
                let span = sentence.unwrap_or(Span::new(0, article.field(field).len()));
                DoubtEvidence { article: at, field, span }
            }));
            if found.len() >= limit {
                break;
            }
        }
        found
    }

    /// Surnames that stand alone, of people of whom several have it.
    fn surnames(&self) -> Vec<Doubt> {
        let mut people: BTreeMap<String, Vec<&Identity>> = BTreeMap::new();
        for person in self.called(EntityKind::Person, true) {
            people.entry(last_word(&forms::key(&person.name)).to_owned()).or_default().push(person);
        }
        let doubts = self.called(EntityKind::Person, false).filter_map(|own| {
            let others = people.get(&forms::key(&own.name))?;
            self.merge(own, others, |others| format!("it may be {others}, and nothing tells which is meant"))
        });
        doubts.collect()
    }

    /// Acronyms that no article has beside a single long form.
    fn acronyms(&self) -> Vec<Doubt> {
        let bodies = || self.identities.iter().filter(|other| other.kind != EntityKind::Person);
        let mut long: BTreeMap<String, Vec<&Identity>> = BTreeMap::new();
        for body in bodies() {
            let initials = forms::initials(&body.name).to_lowercase();
            let is_written_out = body.name.contains(' ') && !body.name.split(' ').any(forms::is_acronym);
            if initials.len() >= TELLING_INITIALS && is_written_out {
                long.entry(initials).or_default().push(body);
            }
        }
        let acronyms =
            bodies().filter(|own| forms::is_acronym(&own.name) && places::country(&forms::key(&own.name)).is_none());
        let doubts = acronyms.filter_map(|own| {
            let others = long.get(&forms::key(&own.name).replace(' ', ""))?;
            self.merge(own, others, |others| format!("its letters are the initials of {others}"))
        });
        doubts.collect()
    }

    /// Entities that are called nearly the same and never stand in one article: the one that is named less often may be the
    /// other.
    fn spellings(&self) -> Vec<Doubt> {
        let mut blocks: BTreeMap<(EntityKind, String), Vec<usize>> = BTreeMap::new();
        for (at, identity) in self.identities.iter().enumerate() {
            for block in blocks_of(identity) {
                blocks.entry((identity.kind, block)).or_default().push(at);
            }
        }
        let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for block in blocks.into_values().filter(|block| block.len() <= LARGEST_BLOCK) {
            let pairs = block.iter().flat_map(|&own| block.iter().map(move |&other| (own, other)));
            for (own, other) in pairs.filter(|&(own, other)| self.may_be_misspelt(own, other)) {
                near.entry(own).or_default().insert(other);
            }
        }
        let doubts = near.into_iter().filter_map(|(own, others)| {
            let others: Vec<&Identity> = others.into_iter().map(|at| &self.identities[at]).collect();
            let why = |others: &str| format!("it is nearly what {others} is called, and no article has both");
            self.merge(&self.identities[own], &others, why)
        });
        doubts.collect()
    }

    /// Whether one entity may be another, more frequent one of nearly the same name.
    fn may_be_misspelt(&self, own: usize, other: usize) -> bool {
        let weight = |at: usize| (self.mentions(&self.identities[at]), std::cmp::Reverse(at));
        let (a, b) = (&self.identities[own], &self.identities[other]);
        weight(other) > weight(own) && is_near(a, b) && !self.share_an_article(a, b)
    }

    fn share_an_article(&self, a: &Identity, b: &Identity) -> bool {
        let articles = |identity: &Identity| -> BTreeSet<usize> {
            self.portraits.get(&identity.root).into_iter().flat_map(portrait::Portrait::articles).collect()
        };
        !articles(a).is_disjoint(&articles(b))
    }

    /// Surnames that mean the only person of that name, but with another office than that person ever has.
    fn other_offices(&self) -> Vec<Doubt> {
        let Collection { names, groups, settled, articles } = self.collection;
        let mut offices: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (at, name) in names.all.iter().enumerate().filter(|(_, name)| name.is_full_person()) {
            offices.entry(groups.find(at)).or_default().extend(name.offices.iter().map(|(office, _)| office.as_str()));
        }
        let mut doubts = Vec::new();
        for (article, (of, settled)) in articles.iter().zip(settled.iter()).enumerate() {
            let mentions = of.mentions.iter().zip(settled);
            for (mention, settled) in mentions.filter(|(_, settled)| settled.reason == Some(people::ONLY_ONE)) {
                let root = groups.find(settled.name);
                let Some(name) = names.find(&forms::key(mention.span.of(of.field(mention.field)))) else { continue };
                let own = || names.all[name].offices.iter().filter(|(_, at)| *at == article);
                let Some(theirs) = offices.get(&root).filter(|theirs| !theirs.is_empty()) else { continue };
                if let Some((office, _)) = own().next().filter(|_| own().all(|(own, _)| !theirs.contains(own.as_str())))
                {
                    let theirs: Vec<&str> = theirs.iter().copied().collect();
                    let why = format!("it has the office “{office}” here, and “{}” elsewhere", theirs.join("”, “"));
                    doubts.extend(self.split(root, names.all[name].surface(), why));
                }
            }
        }
        doubts
    }

    /// Names that were taken for misspellings.
    fn misspellings(&self) -> Vec<Doubt> {
        let Collection { names, groups, .. } = self.collection;
        let taken = groups.joins().iter().filter(|join| join.reason == places::MISSPELLING);
        let doubts = taken.filter_map(|join| {
            let why = "it was taken for a misspelling, because it is named in the same company".to_owned();
            self.split(groups.find(join.name), names.all[join.name].surface(), why)
        });
        doubts.collect()
    }

    /// A doubt whether a name is its entity's.
    fn split(&self, root: usize, name: &str, why: String) -> Option<Doubt> {
        let identity = self.places.get(&root).map(|&at| &self.identities[at])?;
        let key = forms::key(name);
        let (own, theirs) = (|form: &str| forms::key(form) == key, |form: &str| forms::key(form) != key);
        let mut evidence = self.evidence(root, own, SENTENCES.0);
        evidence.extend(self.evidence(root, theirs, SENTENCES.1));
        let mentions = self.collection.names.find(&key).map_or(0, |name| self.collection.names.all[name].count());
        let (entity, name) = (identity.id.clone(), name.to_owned());
        Some(Doubt { entity, name, remedy: Remedy::Split, others: Vec::new(), why, mentions, evidence })
    }
}

fn last_word(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or_default()
}

/// What entities of nearly the same name have in common, one or the other: a word or the consonants of one, the beginning.
fn blocks_of(identity: &Identity) -> Vec<String> {
    let key = forms::key(&identity.name);
    match identity.kind {
        EntityKind::Other | EntityKind::Work => Vec::new(),
        EntityKind::Person => key.split_once(' ').map_or_else(Vec::new, |(first, rest)| {
            vec![format!("{first} "), format!(" {rest}"), format!(" {}", forms::skeleton(last_word(rest)))]
        }),
        _ => vec![forms::skeleton(&key), format!("{} ", key.chars().take(BEGINNING).collect::<String>())],
    }
}

/// Whether two entities of one kind are called nearly the same.
fn is_near(a: &Identity, b: &Identity) -> bool {
    let (a_key, b_key) = (forms::key(&a.name), forms::key(&b.name));
    if a.kind == EntityKind::Person {
        let (Some((a_first, a_rest)), Some((b_first, b_rest))) = (a_key.split_once(' '), b_key.split_once(' ')) else {
            return false;
        };
        let short_form = a_first != b_first && (a_first.starts_with(b_first) || b_first.starts_with(a_first));
        let known = |first: &str| is_first_name_in_lower_case(first);
        // "Paul" is no misspelling of "Karl", as "Anna" may be of "Anne".
        let two_names = known(a_first) && known(b_first) && forms::skeleton(a_first) != forms::skeleton(b_first);
        return (a_rest == b_rest && short_form) || !two_names && is_misspelt(&a_key, &b_key);
    }
    let both_known = is_known_place(&a_key) && is_known_place(&b_key);
    // Acronyms that differ in a letter are of two bodies.
    let acronyms = |name: &str| name.split(' ').filter(|word| forms::is_acronym(word)).map(forms::key).collect();
    let (a_acronyms, b_acronyms): (Vec<String>, Vec<String>) = (acronyms(&a.name), acronyms(&b.name));
    !both_known && a_acronyms == b_acronyms && is_misspelt(&a_key, &b_key)
}

/// Whether keys differ in so few letters that one may be a misspelling or another transliteration of the other.
fn is_misspelt(a: &str, b: &str) -> bool {
    let words = |key: &str| key.split(' ').count();
    let numbers = |key: &str| key.chars().filter(char::is_ascii_digit).collect::<String>();
    let long = a.len().min(b.len()) >= SHORTEST_NEAR;
    a != b && long && words(a) == words(b) && numbers(a) == numbers(b) && strsim::levenshtein(a, b) <= LARGEST_DISTANCE
}

#[cfg(test)]
mod tests {
    use crate::connect::entities::{resolve, tests::article};
    use crate::model::{Article, Doubt, Remedy};

    fn doubts(texts: &[&str]) -> Vec<Doubt> {
        let mut articles: Vec<Article> =
            texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), text)).collect();
        resolve(&mut articles, &[]).doubts
    }

    fn told(doubts: &[Doubt]) -> Vec<(Remedy, &str, Vec<&str>)> {
        let told = doubts.iter().map(|doubt| {
            (doubt.remedy, doubt.entity.as_str(), doubt.others.iter().map(String::as_str).collect::<Vec<_>>())
        });
        told.collect()
    }

    #[test]
    fn an_acronym_may_be_the_body_that_another_article_names() {
        let found = doubts(&["The Harbour Fishing Council met in Chile.", "The HFC met in Norway."]);
        assert_eq!(told(&found), [(Remedy::Merge, "organisation/hfc", vec!["organisation/harbour-fishing-council"])]);
        assert!(found[0].why.ends_with("the initials of Harbour Fishing Council"));
    }

    #[test]
    fn another_office_may_be_another_person() {
        let found = doubts(&["They met Mayor Ana Brandt.", "They saw Minister Brandt.", "They saw Mayor Brandt."]);
        assert_eq!(told(&found), [(Remedy::Split, "person/ana-brandt", vec![])]);
        assert_eq!((found[0].name.as_str(), found[0].evidence[0].article), ("Brandt", 1));
    }

    #[test]
    fn a_short_first_name_may_be_the_long_one() {
        let found =
            doubts(&["They met Alexander Brandt. It was late.", "They met Alexander Brandt.", "They saw Alex Brandt."]);
        assert_eq!(told(&found), [(Remedy::Merge, "person/alex-brandt", vec!["person/alexander-brandt"])]);
    }

    #[test]
    fn another_first_name_is_another_person() {
        assert_eq!(doubts(&["They met Paul Brandt.", "They saw Karl Brandt."]), []);
    }

    #[test]
    fn those_named_in_one_article_are_no_doubt() {
        assert_eq!(doubts(&["They met Anna Brandt. Anne Brandt came later.", "Anna Brandt left."]), []);
    }
}

//! The names a site goes by: those it declares, and its host's.

use super::claims::plain;
use crate::model::{Declared, Property};

/// A site's names, as [`plain`] writes them.
pub(super) struct Site {
    names: Vec<String>,
    hosts: Vec<String>,
}

/// Names shorter than this are too common to be looked for inside others, in characters.
const TELLING: usize = 4;

impl Site {
    /// Collects the names.
    pub(super) fn of(declared: &Declared) -> Self {
        let names = declared.claims(Property::Publisher).map(|claim| plain(&claim.known.value));
        let addresses = declared.claims(Property::Address).filter_map(|claim| host(&claim.known.value));
        let mut hosts: Vec<String> = Vec::new();
        for host in addresses {
            let labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
            let known = labels.iter().take(labels.len().saturating_sub(1)).filter(|label| label.len() >= TELLING);
            hosts.extend(known.map(|label| plain(label)));
            hosts.push(plain(&labels.join(".")));
        }
        Self { names: names.filter(|name| !name.is_empty()).collect(), hosts }
    }

    /// Whether a text is exactly a name that the site declares.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.names.contains(&plain(text))
    }

    /// Whether a part of a headline names the site, its host, or one of these with a few words more.
    pub(super) fn names(&self, part: &str) -> bool {
        let part = plain(part);
        let length = part.chars().count();
        let within = |long: &str, short: &str| short.chars().count() >= TELLING && long.contains(short);
        self.names.iter().any(|name| *name == part || within(name, &part) || within(&part, name))
            || self
                .hosts
                .iter()
                .any(|host| *host == part || within(&part, host) || (length > TELLING && within(host, &part)))
    }
}

fn host(address: &str) -> Option<&str> {
    address.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#', ':']).next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    #[test]
    fn a_site_is_known_by_its_names_and_its_host() {
        let mut declared = Declared::default();
        declared.add(Property::Publisher, Origin::Page, "Hafenblatt Online", "meta");
        declared.add(Property::Address, Origin::Page, "https://www.alte-faehre.example/a", "link");
        let site = Site::of(&declared);
        assert!(site.is_name("HAFENBLATT online"));
        for name in ["Hafenblatt", "Alte Fähre | Hafenblatt Online", "alte-faehre.example", "Alte Faehre"] {
            assert!(site.names(name), "{name}");
        }
        assert!(!site.names("Sport"));
    }
}

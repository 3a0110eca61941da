//! A name as written in, the keys under which it meets its other forms out.

/// Words that vary freely in the name of a group of islands or a peninsula.
const GENERIC: [&str; 7] = ["island", "islands", "isle", "isles", "chain", "archipelago", "peninsula"];

/// A name without case, accents, full stops and a leading article, words parted by one space.
pub(super) fn key(name: &str) -> String {
    let plain = slug::slugify(name.replace(['’', '\'', '.'], ""));
    plain.strip_prefix("the-").unwrap_or(&plain).replace('-', " ")
}

/// Whether a name is an acronym.
pub(super) fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| *c != '.');
    let count = letters.clone().count();
    (2..=6).contains(&count) && letters.clone().all(char::is_uppercase)
}

/// The initials of a name's words with capitals.
pub(super) fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// A key in the spelling that transliterations of Cyrillic names share: `sergey`, `sergei` and `sergej` are one.
pub(super) fn transliterated(key: &str) -> String {
    let word = |word: &str| {
        let endings = ["iy", "yi", "ii", "ey", "ei", "ej", "yy", "ij", "y", "i"];
        let ending = endings.iter().find(|ending| word.len() > ending.len() + 2 && word.ends_with(*ending));
        let stem = ending.map_or(word, |ending| &word[..word.len() - ending.len()]);
        let stem = stem.replace("ks", "x").replace("yu", "iu").replace("ya", "ia");
        if ending.is_some() { stem + "i" } else { stem }
    };
    key.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A place's key without the generic words for islands and peninsulas; none where it is made of nothing else.
pub(super) fn core(key: &str) -> Option<String> {
    let words: Vec<&str> = key.split(' ').filter(|word| !GENERIC.contains(word)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether a place's key ends in a generic word for islands or a peninsula.
pub(super) fn is_generic(key: &str) -> bool {
    key.rsplit(' ').next().is_some_and(|word| GENERIC.contains(&word)) && key.contains(' ')
}

/// The consonants of a word, doubled ones once: misspellings of vowels share it.
pub(super) fn skeleton(word: &str) -> String {
    let mut consonants: Vec<char> = word.chars().filter(|c| !"aeiouy".contains(*c)).collect();
    consonants.dedup();
    consonants.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_meet() {
        assert_eq!(key("The U.N."), key("UN"));
        assert_eq!(key("Vänern"), "vanern");
        assert_eq!(transliterated("andrey belyi"), transliterated("andrei bely"));
        assert_eq!(core("lofoten islands").as_deref(), Some("lofoten"));
        assert_eq!(core("island"), None);
        assert_eq!(initials("Winter Harbour Forum"), "WHF");
        assert!(is_acronym("U.N.") && !is_acronym("Oslo"));
        assert_eq!(skeleton("lafatten"), skeleton("lofoten"));
    }
}

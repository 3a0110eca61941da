//! Lists in, files of about one size out, each a script that registers itself; and where each file begins.

use serde::Serialize;

use super::super::PublishError;
use super::super::json_line;
use super::super::pages::Put;
use super::digits;

/// The folder of the index in a site.
const FOLDER: &str = "search";

/// Bytes of a file of words.
const WORDS: usize = 8_000;

/// How the files of a kind are written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    folder: &'static str,
    /// Bytes from which on a file is full. One item may be longer.
    full: usize,
    /// What stands before, between and behind the items.
    around: [&'static str; 3],
}

/// Terms' articles, in [`digits`].
pub(super) const POSTINGS: Form = Form { folder: "postings", full: 12_000, around: ["\"", " ", "\""] };

/// Terms' places, in [`digits`].
pub(super) const POSITIONS: Form = Form { folder: "positions", full: 16_000, around: ["\"", " ", "\""] };

/// What results show, in JSON.
pub(super) const CARDS: Form = Form { folder: "cards", full: 6_000, around: ["[", ",\n", "]"] };

/// Writes files and hashes what is written.
pub(super) struct Shards<'a> {
    put: &'a Put<'a>,
    hasher: blake3::Hasher,
}

/// A list that is being cut.
pub(super) struct Cuts {
    form: Form,
    /// What the next file will hold so far.
    waiting: String,
    items: usize,
    /// The first item of each file.
    starts: Vec<usize>,
}

impl Cuts {
    /// An empty list.
    pub(super) const fn new(form: Form) -> Self {
        Self { form, waiting: String::new(), items: 0, starts: Vec::new() }
    }
}

impl<'a> Shards<'a> {
    /// Starts an index.
    pub(super) fn new(put: &'a Put<'a>) -> Self {
        Self { put, hasher: blake3::Hasher::new() }
    }

    /// Adds an item to a list.
    pub(super) fn add(&mut self, cuts: &mut Cuts, item: &str) -> Result<(), PublishError> {
        let [open, between, _] = cuts.form.around;
        if cuts.waiting.len() + item.len() > cuts.form.full {
            self.close(cuts)?;
        }
        if cuts.waiting.is_empty() {
            cuts.starts.push(cuts.items);
        }
        cuts.waiting.push_str(if cuts.waiting.is_empty() { open } else { between });
        cuts.waiting.push_str(item);
        cuts.items += 1;
        Ok(())
    }

    /// Writes the last file of a list; gives where all files begin.
    pub(super) fn finish(&mut self, mut cuts: Cuts) -> Result<String, PublishError> {
        self.close(&mut cuts)?;
        Ok(digits::distances(cuts.starts))
    }

    /// Writes the file that was begun, if one was.
    fn close(&mut self, cuts: &mut Cuts) -> Result<(), PublishError> {
        let Some(number) = cuts.starts.len().checked_sub(1).filter(|_| !cuts.waiting.is_empty()) else {
            return Ok(());
        };
        cuts.waiting.push_str(cuts.form.around[2]);
        self.script(&format!("{}/{number}", cuts.form.folder), &cuts.waiting)?;
        cuts.waiting.clear();
        Ok(())
    }

    /// Writes sorted words with their terms and numbers of articles; gives the first word of each file.
    ///
    /// A file holds the words, in front of each the number of characters it shares with the one before; and in [`digits`]
    /// the next new term, then for each word how far its term lies behind the next new one (nothing: it is the new one),
    /// and the term's articles.
    pub(super) fn words(&mut self, words: &[(Box<str>, u32, u32)]) -> Result<String, PublishError> {
        let mut firsts: Vec<&str> = Vec::new();
        let mut file = Words::default();
        let mut next = 0;
        for (word, term, articles) in words {
            if file.bytes() > WORDS {
                self.script(&format!("words/{}", firsts.len() - 1), &json_line::text(&file))?;
                file = Words::default();
            }
            if file.bytes() == 0 {
                firsts.push(word);
                digits::push(&mut file.numbers, next);
            }
            file.add(word, next - term, *articles);
            next = next.max(term + 1);
        }
        if file.bytes() > 0 {
            self.script(&format!("words/{}", firsts.len() - 1), &json_line::text(&file))?;
        }
        Ok(firsts.join(" "))
    }

    /// Writes the directory; gives the version of the whole index.
    pub(super) fn directory(mut self, directory: &impl Serialize) -> Result<String, PublishError> {
        self.script("directory", &json_line::text(directory))?;
        Ok(self.hasher.finalize().to_hex()[..8].to_owned())
    }

    fn script(&mut self, name: &str, json: &str) -> Result<(), PublishError> {
        let script = format!("cuttingsShard(\"{name}\",{json});\n");
        self.hasher.update(script.as_bytes());
        (self.put)(&format!("{FOLDER}/{name}.js"), script.as_bytes())
    }
}

/// A file of words being filled.
#[derive(Default, Serialize)]
struct Words {
    words: String,
    numbers: String,
    #[serde(skip)]
    last: String,
}

impl Words {
    fn bytes(&self) -> usize {
        self.words.len() + self.numbers.len()
    }

    fn add(&mut self, word: &str, back: u32, articles: u32) {
        if !self.words.is_empty() {
            self.words.push(' ');
        }
        let same = self.last.chars().zip(word.chars()).take_while(|(a, b)| a == b).take(63).count();
        digits::push(&mut self.words, u32::try_from(same).unwrap_or_default());
        self.words.extend(word.chars().skip(same));
        digits::push(&mut self.numbers, back);
        digits::push(&mut self.numbers, articles);
        word.clone_into(&mut self.last);
    }
}

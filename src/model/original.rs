//! An article's decoded source, kept small: long texts are held compressed, because they are needed only at the very end,
//! for the original beside the article's page and for the lines that were removed.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// From this length on a text is held compressed, in bytes.
const LONG: usize = 2_048;

/// The compression's effort: saved pages shrink to a fifth at a cost of a few milliseconds a megabyte.
const EFFORT: i32 = 3;

/// A text that is read seldom. It is (de)serialised as the plain text it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original(Held);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    Plain(Box<str>),
    Packed { bytes: Box<[u8]>, length: usize },
}

impl Original {
    /// The text.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.0 {
            Held::Plain(text) => Cow::Borrowed(text),
            // The bytes were packed by `from` below and never leave this process, so the fallback is not reached.
            Held::Packed { bytes, length } => {
                let bytes = zstd::bulk::decompress(bytes, *length).unwrap_or_default();
                Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
            }
        }
    }
}

impl Default for Original {
    fn default() -> Self {
        Self(Held::Plain(Box::default()))
    }
}

impl From<String> for Original {
    fn from(text: String) -> Self {
        if text.len() >= LONG
            && let Ok(bytes) = zstd::bulk::compress(text.as_bytes(), EFFORT)
            && bytes.len() < text.len()
        {
            return Self(Held::Packed { bytes: bytes.into_boxed_slice(), length: text.len() });
        }
        Self(Held::Plain(text.into_boxed_str()))
    }
}

impl From<&str> for Original {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Serialize for Original {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Original {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_come_back_as_they_were() {
        for text in ["", "Ferry plan", &"Die Fähre fährt täglich.\n".repeat(1_000)] {
            let original = Original::from(text);
            assert_eq!(original.text(), text);
            let json = serde_json::to_string(&original).unwrap();
            assert_eq!(serde_json::from_str::<Original>(&json).unwrap(), original);
        }
    }
}

//! The text that an article was read from, kept until it is published beside the article's page.

use serde::{Deserialize, Serialize};

/// Texts shorter than this are kept as they are, in bytes.
const SHORT: usize = 256;

/// How hard to compress: pages shrink to a fifth at hardly any cost.
const LEVEL: i32 = 1;

/// A decoded source. A page's is far larger than its article and is needed only at the very end, so it is held compressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Original(Held);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    Plain(Box<str>),
    Compressed { bytes: Box<[u8]>, length: usize },
}

impl Original {
    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.0 {
            Held::Plain(text) => text.to_string(),
            Held::Compressed { bytes, length } => {
                // These are the bytes that were compressed in this very process, so they unfold to text of this length.
                let unpacked = zstd::bulk::decompress(bytes, *length).unwrap_or_default();
                String::from_utf8(unpacked).unwrap_or_default()
            }
        }
    }
}

impl From<String> for Original {
    fn from(text: String) -> Self {
        let packed = (text.len() >= SHORT).then(|| zstd::bulk::compress(text.as_bytes(), LEVEL).ok()).flatten();
        Self(match packed.filter(|bytes| bytes.len() < text.len()) {
            Some(bytes) => Held::Compressed { bytes: bytes.into(), length: text.len() },
            None => Held::Plain(text.into()),
        })
    }
}

impl From<&str> for Original {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Original> for String {
    fn from(original: Original) -> Self {
        original.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        for text in ["", "The ferry sails.", &"The ferry sails again – at last.\n".repeat(500)] {
            let original = Original::from(text);
            assert_eq!(original.text(), text);
            let json = serde_json::to_string(&original).unwrap();
            assert_eq!(serde_json::from_str::<Original>(&json).unwrap(), original);
        }
    }
}

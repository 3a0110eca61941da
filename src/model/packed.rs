//! Values held small: what is needed only at the very end, and what waits between the two passes.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// How hard to compress: pages shrink to a fifth at hardly any cost.
const LEVEL: i32 = 1;

/// A value as the bytes of postcard's wire format (<https://postcard.jamesmunns.com/wire-format>), compressed by zstd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed<T> {
    bytes: Box<[u8]>,
    /// The number of bytes when they are not compressed; nothing where they never were.
    length: Option<usize>,
    #[serde(skip)]
    value: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// Packs a value.
    pub fn new(value: &T) -> Self {
        // Nothing in these types refuses to be written to memory.
        let plain = postcard::to_allocvec(value).unwrap_or_default();
        let compressed = zstd::bulk::compress(&plain, LEVEL).ok().filter(|bytes| bytes.len() < plain.len());
        let length = compressed.is_some().then_some(plain.len());
        Self { bytes: compressed.unwrap_or(plain).into(), length, value: PhantomData }
    }

    /// The value; nothing where the bytes are not those of one, which those made in this process always are.
    #[must_use]
    pub fn unpack(&self) -> Option<T> {
        match self.length {
            None => postcard::from_bytes(&self.bytes).ok(),
            Some(length) => postcard::from_bytes(&zstd::bulk::decompress(&self.bytes, length).ok()?).ok(),
        }
    }
}

impl<T: Serialize + DeserializeOwned + Default> Packed<T> {
    /// The value.
    #[must_use]
    pub fn get(&self) -> T {
        self.unpack().unwrap_or_default()
    }
}

impl<T: Serialize + DeserializeOwned> From<T> for Packed<T> {
    fn from(value: T) -> Self {
        Self::new(&value)
    }
}

impl<T: Serialize + DeserializeOwned + Default> Default for Packed<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl From<&str> for Packed<String> {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        for text in ["", "The ferry sails.", &"The ferry sails again – at last.\n".repeat(500)] {
            let packed = Packed::from(text);
            assert_eq!(packed.get(), text);
            let json = serde_json::to_string(&packed).unwrap();
            assert_eq!(serde_json::from_str::<Packed<String>>(&json).unwrap(), packed);
        }
        let list = vec![(1_u32, Some("one".to_owned())), (2, None)];
        assert_eq!(Packed::new(&list).unpack(), Some(list));
    }

    #[test]
    fn long_values_are_held_small() {
        assert!(Packed::<String>::from(&*"The ferry sails again – at last.\n".repeat(500)).bytes.len() < 200);
    }
}

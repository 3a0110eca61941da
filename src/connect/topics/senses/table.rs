//! A stem in, its vector out, of the table that [`training`](super::training) makes: rows of a key of four bytes, the
//! highest first, and a byte for each dimension, by rising key.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Dimensions of a vector.
pub(super) const DIMENSIONS: usize = 32;
/// Bytes of a key.
const KEY: usize = 4;
/// Bytes of a row.
pub(super) const ROW: usize = KEY + DIMENSIONS;

static TABLE: &[u8] = include_bytes!("data/senses.bin");

/// The numbers of the rows by their keys.
static ROWS: LazyLock<FxHashMap<u32, usize>> = LazyLock::new(|| {
    let rows = TABLE.chunks_exact(ROW).enumerate();
    rows.map(|(at, row)| (row[..KEY].iter().fold(0, |key, &byte| key << 8 | u32::from(byte)), at)).collect()
});

/// The key of a stem's hash.
pub(super) const fn key(stem: u64) -> u32 {
    (stem >> 32) as u32
}

/// A row of the table.
pub(super) fn row(stem: u64, vector: [i8; DIMENSIONS]) -> Vec<u8> {
    key(stem).to_be_bytes().into_iter().chain(vector.map(i8::cast_unsigned)).collect()
}

/// What a word means, known by the hash of its stem; zeros for one that is not in the table.
pub(super) fn meaning(stem: u64) -> Vec<f64> {
    let row = ROWS.get(&key(stem)).map(|at| &TABLE[at * ROW + KEY..]);
    let vector = row.unwrap_or(&[0; DIMENSIONS]);
    vector[..DIMENSIONS].iter().map(|&byte| f64::from(byte.cast_signed())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::stems::Stems;

    #[test]
    fn rows_are_whole_and_by_rising_key_and_found() {
        let rows: Vec<&[u8]> = TABLE.chunks(ROW).collect();
        assert!(rows.iter().all(|row| row.len() == ROW));
        assert!(rows.windows(2).all(|pair| pair[0][..KEY] < pair[1][..KEY]));
        let stem = Stems::new().stem("harbour").unwrap();
        assert!(meaning(stem).iter().any(|cell| *cell != 0.0));
        assert!(meaning(0).iter().all(|cell| *cell == 0.0));
        let vector: Vec<i8> = meaning(stem).iter().map(|&cell| cell as i8).collect();
        assert!(rows.contains(&&row(stem, vector.try_into().unwrap())[..]));
    }
}

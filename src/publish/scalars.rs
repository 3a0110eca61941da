//! Byte offsets in, offsets in Unicode scalar values out.
//!
//! The site's data count as most programming languages do when they index a string by character. One pass over the text
//! counts the characters before every 64th byte; a look-up counts on from there, so that it costs the same wherever the
//! offset lies and in whichever order offsets are asked for.

use crate::model::Span;

/// Bytes between two counts.
const STRIDE: usize = 64;

/// Offsets of one text in scalar values.
#[derive(Clone, Debug)]
pub(super) struct Scalars<'t> {
    bytes: &'t [u8],
    /// Characters that start before byte `STRIDE * i`; empty for a text of ASCII, where the two ways of counting agree.
    before: Vec<usize>,
}

impl<'t> Scalars<'t> {
    /// Counts a text.
    pub(super) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return Self { bytes, before: Vec::new() };
        }
        let mut count = 0;
        let before = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let start = count;
                count += starts(chunk);
                start
            })
            .collect();
        Self { bytes, before }
    }

    /// Number of characters before the byte at `offset`; an offset behind the end counts as the end.
    pub(super) fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.bytes.len());
        match self.before.get(offset / STRIDE).or(self.before.last()) {
            None => offset,
            Some(before) => {
                let chunk = (offset / STRIDE).min(self.before.len() - 1) * STRIDE;
                before + starts(&self.bytes[chunk..offset])
            }
        }
    }

    /// Start and end of a span.
    pub(super) fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How many characters start in a run of UTF-8 bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ascii_needs_no_counting() {
        let scalars = Scalars::of("The ferry");
        assert_eq!(scalars.span(Span::new(4, 9)), (4, 9));
        assert_eq!(scalars.at(99), 9);
    }

    proptest! {
        #[test]
        fn agrees_with_counting_characters(text in "(?s).{0,300}") {
            let scalars = Scalars::of(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(scalars.at(offset), count);
            }
            prop_assert_eq!(scalars.at(text.len()), text.chars().count());
        }
    }
}

//! A value in, its JSON out on one line for every reader: characters that some programs take for line ends (U+0085,
//! U+2028, U+2029) are escaped, as JSON allows, with the other control characters that JSON leaves as they are.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes a value as JSON without a line end.
///
/// # Errors
///
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, OneLine)).map_err(io::Error::from)
}

/// A value as JSON; nothing where it has no JSON form.
pub(super) fn text(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let written = write(&mut out, value).ok().and_then(|()| String::from_utf8(out).ok());
    written.unwrap_or_default()
}

struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, found)) = rest.char_indices().find(|(_, c)| ends_a_line(*c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            write!(out, "\\u{:04x}", u32::from(found))?;
            rest = &rest[at + found.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

const fn ends_a_line(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_for_every_reader() {
        let text = "a\nb\u{85}c\u{2028}d\u{2029}é";
        let mut out = Vec::new();
        write(&mut out, &[text]).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, "[\"a\\nb\\u0085c\\u2028d\\u2029é\"]");
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text]);
    }
}

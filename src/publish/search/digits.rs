//! Numbers in, printable characters out, and no escapes in a JavaScript string.
//!
//! A variable-length code over 90 characters: the first 64 end a number, the other 26 say that it goes on, the lowest
//! figure first. Gaps between articles and places are small, so most numbers take one character, where bytes in base 64
//! would take four thirds.

/// Figures that end a number.
pub(super) const LAST: u32 = 64;

/// Figures that go on.
const MORE: u32 = 26;

/// Appends a number.
pub(super) fn push(out: &mut String, mut number: u32) {
    while number >= LAST {
        // What is left is counted from one figure less, so that every number has one form.
        out.push(figure(LAST + (number - LAST) % MORE));
        number = (number - LAST) / MORE;
    }
    out.push(figure(number));
}

/// The character of a figure: printable ASCII from `#` on; `!` stands for the backslash.
fn figure(value: u32) -> char {
    match char::from_u32(u32::from('#') + value) {
        Some('\\') | None => '!',
        Some(c) => c,
    }
}

/// A rising list of numbers as the distances between them.
pub(super) fn distances(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut out = String::new();
    let mut last = 0;
    for number in numbers {
        push(&mut out, u32::try_from(number - last).unwrap_or(u32::MAX));
        last = number;
    }
    out
}

/// The numbers of a text, as the page's script reads them.
#[cfg(test)]
pub(super) fn read(text: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    let (mut value, mut scale) = (0_u64, 1_u64);
    for c in text.chars() {
        let figure = u64::from(u32::from(if c == '!' { '\\' } else { c }) - u32::from('#'));
        value += figure * scale;
        if figure < u64::from(LAST) {
            numbers.push(u32::try_from(value).unwrap());
            (value, scale) = (0, 1);
        } else {
            scale *= u64::from(MORE);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_numbers_take_one_character() {
        let length = |number| {
            let mut out = String::new();
            push(&mut out, number);
            out.len()
        };
        assert_eq!([0, 63, 64, 1_727, 1_728].map(length), [1, 1, 2, 2, 3]);
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(numbers in prop::collection::vec(any::<u32>(), 0..20)) {
            let mut out = String::new();
            numbers.iter().for_each(|&number| push(&mut out, number));
            prop_assert!(!out.contains(['"', '\\', ' ']));
            prop_assert_eq!(read(&out), numbers);
        }
    }
}

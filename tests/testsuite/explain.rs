//! How one article was read, for a person.

use snapbox::str;

use crate::driver::{Folder, SOUND};

#[test]
fn every_value_has_its_evidence_and_every_line_its_reason() {
    let folder = Folder::new().file("ferry.txt", format!("Tuesday, May 7th, 2024\n\n{SOUND}\nShare this article\n"));
    folder.run(&["explain", "ferry.txt"]).code(0).stderr_eq("").stdout_eq(str![]);
}

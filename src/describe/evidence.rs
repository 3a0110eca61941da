//! Values with their evidence, the short way.

use crate::model::{Basis, Evidence, Known, Verdict};

/// A value printed in a line.
pub(super) fn stated<T>(value: T, rule: &str, line: &Verdict) -> Known<T> {
    known(value, Basis::Stated, rule, line)
}

/// A value worked out from a line.
pub(super) fn inferred<T>(value: T, rule: &str, line: &Verdict) -> Known<T> {
    known(value, Basis::Inferred, rule, line)
}

fn known<T>(value: T, basis: Basis, rule: &str, line: &Verdict) -> Known<T> {
    let evidence = Evidence { basis, text: line.text.clone(), rule: rule.to_owned(), line: Some(line.first_line) };
    Known { value, evidence }
}

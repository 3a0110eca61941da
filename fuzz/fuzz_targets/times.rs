//! The time expressions of any text lie on its character boundaries.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for language in [None, Some("en"), Some("de")] {
        for time in cuttings::annotate::time::scan(text, language) {
            assert!(!time.span.of(text).is_empty());
        }
    }
});

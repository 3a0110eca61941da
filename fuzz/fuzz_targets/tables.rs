//! A table of metadata and a sidecar of any bytes, beside an article, are read without a panic.

#![no_main]

use std::fs;

use cuttings::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(folder) = tempfile::tempdir() else { return };
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).is_ok();
    if put("a.txt", b"The ferry sails.") && put("metadata.csv", bytes) && put("a.toml", bytes) {
        let _ = cuttings::read::source(folder.path(), &Config::default(), &mut |_| {});
    }
});

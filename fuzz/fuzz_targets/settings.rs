//! Settings of any wording are read without a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = cuttings::config::Config::parse("cuttings.toml", text);
});

//! A page saved as a MIME message of any bytes is read without a panic.

#![no_main]

use cuttings::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = cuttings::read::content("a.mhtml", bytes, &Config::default(), &mut |_| {});
});

//! Both passes over a page of raw text and over a web page: cleaning, describing, names, times, quotations. Every span
//! lies in the text.

#![no_main]

use cuttings::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.html"] {
        let mut seeds = Vec::new();
        let _ = cuttings::read::content(name, bytes, &Config::default(), &mut |seed| seeds.push(seed));
        for seed in seeds {
            let article = cuttings::settle(cuttings::analyse(seed), &[]);
            let text = &article.text;
            let spans = article.sentences.iter().chain(article.times.iter().map(|time| &time.span));
            for span in spans.chain(article.quotes.iter().map(|quote| &quote.span)) {
                assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
            }
        }
    }
});

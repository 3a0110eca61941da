//! How long one page takes, on one core: `cargo bench`, or `cargo bench -- text` and `cargo bench -- html`.
//!
//! The pages are invented ([`invented`]), with the cruft that pages have. What to hold: a raw text page of some 6 KB is read,
//! cleaned and described within 0.3 ms (its annotations aside), the times of 4 KB of running text are tagged within
//! 0.15 ms, its names found within 0.25 ms, a web page of some 100 KB is read and analysed within 15 ms.

mod invented;

use cuttings::config::Config;
use cuttings::model::{Analysis, Notes, Seed, TimeExpression};
use cuttings::{annotate, clean, describe, read};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

/// The article of a page as it is read from standard input, which is how a single page comes without a file.
fn seed(page: &str) -> Seed {
    let mut seeds = Vec::new();
    let reading = read::standard_input(page.as_bytes(), &Config::default(), &mut |seed| seeds.push(seed));
    assert!(reading.problems.is_empty(), "an invented page is a sound one");
    seeds.remove(0)
}

fn times(seed: &Seed, language: Option<&str>) -> Vec<Vec<TimeExpression>> {
    seed.passages.iter().map(|passage| annotate::time::scan(&passage.text, language)).collect()
}

/// From a page to its described article, the time expressions given.
fn clean_and_describe(page: &str, times: Vec<Vec<TimeExpression>>) {
    let seed = seed(page);
    let language = describe::language(&seed);
    let lines = clean::score(&seed, &times);
    let notes = times.into_iter().map(|times| Notes { times, ..Notes::default() }).collect();
    let analysis = Analysis { seed, language, lines, notes };
    let mut verdicts = clean::label(&analysis, &[]);
    let printed = describe::headline(&analysis, &mut verdicts);
    let text = clean::assemble(&analysis, &verdicts);
    divan::black_box((text, describe::describe(&analysis, &verdicts, printed)));
}

/// The running text of an article, 4 KB.
mod article {
    use super::*;

    /// Finding its time expressions and giving them their values: within 0.15 ms.
    #[divan::bench]
    fn times_tagged(bencher: Bencher<'_, '_>) {
        let mut article = cuttings::settle(cuttings::analyse(seed(&invented::text())), &[]);
        article.text = invented::article();
        bencher.counter(BytesCount::of_str(&article.text)).with_inputs(|| article.clone()).bench_values(
            |mut article| {
                article.times = annotate::time::scan(&article.text, Some("en"));
                annotate::time::resolve(&mut article);
                article
            },
        );
    }
}

/// The names and quotations of the same 4 KB.
mod who {
    use super::*;

    /// Finding the names: within 0.25 ms.
    #[divan::bench]
    fn names_found(bencher: Bencher<'_, '_>) {
        let text = invented::article();
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        // The lists and weights are read once.
        divan::black_box(annotate::names::recognise_all(&paragraphs, Some("en")));
        bencher
            .counter(BytesCount::of_str(&text))
            .bench(|| annotate::names::recognise_all(divan::black_box(&paragraphs), Some("en")));
    }

    /// Finding who said what, and what is reported.
    #[divan::bench]
    fn speakers_found(bencher: Bencher<'_, '_>) {
        let text = invented::article();
        let settled = cuttings::settle(cuttings::analyse(seed(&text)), &[]);
        bencher.counter(BytesCount::of_str(&text)).with_inputs(|| settled.clone()).bench_values(|mut article| {
            article.quotes.retain(|quote| quote.kind == cuttings::model::QuoteKind::Direct);
            annotate::quotes::find_speakers(&mut article);
            article
        });
    }
}

/// A page of raw text.
mod text {
    use super::*;

    /// From text to described article, without finding times, names and quotations.
    #[divan::bench]
    fn cleaned_and_described(bencher: Bencher<'_, '_>) {
        let page = invented::text();
        let times = times(&seed(&page), Some("en"));
        let bencher = bencher.counter(BytesCount::of_str(&page));
        bencher.with_inputs(|| times.clone()).bench_values(|times| clean_and_describe(&page, times));
    }

    /// Only finding the time expressions, which the cleaner asks for.
    #[divan::bench]
    fn times_scanned(bencher: Bencher<'_, '_>) {
        let page = invented::text();
        let seed = seed(&page);
        bencher.counter(BytesCount::of_str(&page)).bench(|| times(&seed, Some("en")));
    }

    /// The whole local pass: reading, cleaning, times, names, quotations.
    #[divan::bench]
    fn local_pass(bencher: Bencher<'_, '_>) {
        let page = invented::text();
        bencher.counter(BytesCount::of_str(&page)).bench(|| cuttings::analyse(seed(&page)));
    }

    /// Both passes, all that is done to one article.
    #[divan::bench]
    fn both_passes(bencher: Bencher<'_, '_>) {
        let page = invented::text();
        bencher.counter(BytesCount::of_str(&page)).bench(|| cuttings::settle(cuttings::analyse(seed(&page)), &[]));
    }
}

/// A web page.
mod html {
    use super::*;

    /// Only reading it: from bytes to passages with their marks.
    #[divan::bench]
    fn read(bencher: Bencher<'_, '_>) {
        let page = invented::html();
        bencher.counter(BytesCount::of_str(&page)).bench(|| seed(&page));
    }

    /// Both passes, all that is done to one article.
    #[divan::bench]
    fn both_passes(bencher: Bencher<'_, '_>) {
        let page = invented::html();
        bencher.counter(BytesCount::of_str(&page)).bench(|| cuttings::settle(cuttings::analyse(seed(&page)), &[]));
    }
}

//! Press cuttings in, a dossier out.
//!
//! The data walks through the stages once:
//!
//! 1. [`read`] turns files into [`model::Seed`]s: decoded, cut into passages, nothing judged.
//! 2. [`analyse`] is the *local* pass over one article, needing nothing but the article: [`annotate`] scans its time
//!    expressions, sentences, names and quotations, [`clean`] scores each line for the roles it may have. It is the
//!    expensive part, pure, parallel, and its outcome ([`model::Analysis`]) is [`kept`] packed.
//! 3. [`clean::Recurrence`] counts over all articles which lines recur.
//! 4. [`settle`] is the *second*, cheap pass over one article: [`clean`] decides what each line is, [`describe`] reads
//!    title, byline, date and the rest, [`annotate`] moves the annotations of the kept lines into the cleaned text.
//! 5. [`connect`] looks at all articles: who is who, when the undated were written, what happened, what it is about.
//! 6. [`publish`] writes the site.

pub mod annotate;
pub mod check;
pub mod clean;
pub mod cli;
pub mod config;
pub mod connect;
mod data_file;
pub mod describe;
pub mod kept;
pub mod lock;
mod mistyped;
pub mod model;
pub mod problem;
pub mod publish;
pub mod read;
mod spreadsheet;

use std::sync::mpsc;
use std::{io, thread};

use rayon::prelude::*;

use config::Config;
use kept::Kept;
use model::{Analysis, Article, Dossier, Notes, Seed};
use read::Reading;

/// The local pass: everything that can be found in an article by looking at nothing else.
#[must_use]
pub fn analyse(seed: Seed) -> Analysis {
    let language = describe::language(&seed);
    let times: Vec<_> =
        seed.passages.iter().map(|passage| annotate::time::scan(&passage.text, language.as_deref())).collect();
    let lines = clean::score(&seed, &times);
    let is_text: Vec<bool> = lines.iter().map(clean::may_be_text).collect();
    let texts =
        seed.passages.iter().zip(&is_text).filter(|(_, is_text)| **is_text).map(|(passage, _)| passage.text.as_str());
    let mut names = annotate::names::recognise_all(&texts.collect::<Vec<_>>(), language.as_deref()).into_iter();
    let notes = seed
        .passages
        .iter()
        .zip(is_text)
        .zip(times)
        .map(|((passage, is_text), times)| {
            if is_text {
                annotate::annotate(&passage.text, times, names.next().unwrap_or_default())
            } else {
                Notes { times, ..Notes::default() }
            }
        })
        .collect();
    Analysis { seed, language, lines, notes }
}

/// The second pass: what each line is, now that it is known which lines recur in the collection (one flag a passage).
#[must_use]
pub fn settle(analysis: Analysis, recurring: &[bool]) -> Article {
    let mut verdicts = clean::label(&analysis, recurring);
    let printed = describe::headline(&analysis, &mut verdicts);
    let (text, blocks) = clean::assemble(&analysis, &verdicts);
    let about = describe::describe(&analysis, &verdicts, printed);
    let placed = annotate::place(&analysis, &verdicts, &blocks, &about);
    let mut article = Article {
        id: analysis.seed.id,
        source: analysis.seed.source,
        format: analysis.seed.format,
        original: analysis.seed.original,
        about,
        text,
        blocks,
        verdicts: verdicts.into(),
        sentences: placed.sentences,
        times: placed.times,
        mentions: placed.mentions,
        quotes: placed.quotes,
    };
    annotate::quotes::find_speakers(&mut article);
    annotate::time::resolve(&mut article);
    article
}

/// How many seeds wait at most to be analysed.
const WAITING: usize = 64;

/// The stack of the thread that reads, in bytes: that of a program's first thread.
const STACK: usize = 8 << 20;

/// The local pass over all that `read` hands on, while it goes on reading: of a source no more is held than a few seeds,
/// besides what is kept of each article. Gives the analyses in the order of the seeds.
///
/// `after_each` is called whenever the pass over an article is done, from any thread.
///
/// # Errors
///
/// When no thread can be made.
pub fn analyse_all(
    read: impl FnOnce(&mut dyn FnMut(Seed)) -> Reading + Send,
    after_each: &(dyn Fn() + Sync),
) -> io::Result<(Vec<Kept>, Reading)> {
    let (send, receive) = mpsc::sync_channel(WAITING);
    let (mut numbered, reading) = thread::scope(|scope| {
        let read = move || {
            let mut number = 0_usize;
            read(&mut |seed| {
                number += 1;
                // Nobody stops listening before all is said.
                let _ = send.send((number, seed));
            })
        };
        let reader = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read)?;
        let analyses = receive.into_iter().par_bridge().map(|(number, seed)| (number, Kept::from(analyse(seed))));
        let analyses: Vec<(usize, Kept)> = analyses.inspect(|_| after_each()).collect();
        let reading = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok::<_, io::Error>((analyses, reading))
    })?;
    numbered.par_sort_by_key(|(number, _)| *number);
    Ok((numbered.into_iter().map(|(_, analysis)| analysis).collect(), reading))
}

/// An article that was kept and could not be read back.
#[derive(Debug, thiserror::Error)]
#[error("what was kept of this article cannot be read back")]
pub struct Lost {
    /// The file it was read from, `#record` behind it for one of many.
    pub file: String,
}

/// Reads a collection as a whole: the second pass over every article, then what connects them.
///
/// The outcome does not depend on the number of threads nor on the order of `kept`.
///
/// # Errors
///
/// When an article that was kept cannot be read back, which only damaged memory can cause.
pub fn dossier(mut kept: Vec<Kept>, config: &Config) -> Result<Dossier, Lost> {
    kept.par_sort_by(|a, b| a.id.cmp(&b.id));
    let recurrence = clean::Recurrence::count(kept.iter().map(Kept::trace));
    let articles = kept.into_par_iter().map(|kept| {
        let file = kept.source.clone();
        let analysis = kept.into_analysis().ok_or(Lost { file })?;
        let recurring = recurrence.flags(&analysis);
        Ok(settle(analysis, &recurring))
    });
    Ok(connect::connect(articles.collect::<Result<_, Lost>>()?, config))
}

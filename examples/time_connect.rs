//! A source in, what each part of the connect stage takes out: seconds, seconds of work of all processors together (which
//! tell more on a busy machine), and the peak of memory after it.
//!
//! `cargo run --release --example time_connect -- FOLDER`. Look at the fastest of several runs, on a quiet machine. With
//! `--copies` before the folder the files are taken for texts as they are, and only the search for copies is timed.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use cuttings::clean::Recurrence;
use cuttings::config::Config;
use cuttings::connect::{copies, dating, entities, related, stories, terms, timeline, topics};
use cuttings::kept::Kept;
use cuttings::model::{Article, Format, Metadata};
use rayon::prelude::*;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let only_copies = arguments.next_if(|argument| argument == "--copies").is_some();
    let folder = arguments.next().ok_or("name a folder with articles")?;
    if only_copies {
        return time_copies(Path::new(&folder));
    }
    let config = Config::default();
    let mut clock = Clock::start();
    let mut articles = articles(Path::new(&folder), &config)?;
    println!("{:>9} articles", articles.len());
    clock.tell("before");
    let entities::WhoIsWho { entities, .. } = entities::resolve(&mut articles, &config.entities);
    clock.tell("entities");
    let copies = copies::find(&articles);
    let copies = copies::duplicates(&copies, articles.len());
    clock.tell("copies");
    dating::date_undated(&mut articles, &copies);
    clock.tell("dating");
    let counts = terms::count(&articles);
    let (topics, topics_of) = topics::find(&articles, &entities, &counts, &config);
    clock.tell("topics");
    let found = stories::find(&articles, &copies, &counts);
    clock.tell("stories");
    let events = timeline::find(&articles, &entities, &counts, &copies, &topics, &topics_of);
    clock.tell("timeline");
    drop(counts);
    let _ = related::find(&articles, &entities, &copies, &topics, &topics_of);
    clock.tell("related");
    println!("{:9.3} s {:9.2} s of work connect as a whole", clock.whole.0, clock.whole.1);
    println!("{} entities, {} topics, {} stories, {} events", entities.len(), topics.len(), found.len(), events.len());
    Ok(())
}

/// Times the search for copies among the files of a folder, taken for texts.
fn time_copies(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        articles.push(text(path.display().to_string(), std::fs::read_to_string(path)?));
    }
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    println!("{:>9} texts", articles.len());
    let mut clock = Clock::start();
    clock.tell("before");
    let groups = copies::find(&articles);
    clock.tell("copies");
    println!("{} groups", groups.len());
    Ok(())
}

/// An article of which nothing but its text is known.
fn text(id: String, text: String) -> Article {
    Article {
        source: id.clone(),
        id,
        format: Format::Text,
        about: Metadata::default(),
        text,
        blocks: Vec::new(),
        verdicts: Vec::new().into(),
        sentences: Vec::new(),
        times: Vec::new(),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: String::new().into(),
    }
}

/// Reads and settles the articles, as a build does.
fn articles(folder: &Path, config: &Config) -> Result<Vec<Article>, Box<dyn Error>> {
    let (mut kept, _) = cuttings::analyse_all(|sink| cuttings::read::source(folder, config, sink), &|| ())?;
    kept.par_sort_by(|a, b| a.id.cmp(&b.id));
    let recurrence = Recurrence::count(kept.iter().map(Kept::trace));
    let settled = kept.into_par_iter().filter_map(|kept| {
        let analysis = kept.into_analysis()?;
        let recurring = recurrence.flags(&analysis);
        Some(cuttings::settle(analysis, &recurring))
    });
    Ok(settled.collect())
}

/// A clock that tells laps.
struct Clock {
    lap: Instant,
    work: f64,
    /// Seconds, and those of work, of all laps but the first, which is not of the stage.
    whole: (f64, f64),
    laps: usize,
}

impl Clock {
    fn start() -> Self {
        Self { lap: Instant::now(), work: work(), whole: (0.0, 0.0), laps: 0 }
    }

    fn tell(&mut self, what: &str) {
        let (seconds, work) = (self.lap.elapsed().as_secs_f64(), work() - self.work);
        if self.laps > 0 {
            self.whole = (self.whole.0 + seconds, self.whole.1 + work);
        }
        self.laps += 1;
        println!("{seconds:9.3} s {work:9.2} s of work {what:<10} peak {}", peak());
        (self.lap, self.work) = (Instant::now(), self.work + work);
    }
}

/// Seconds that the processors have worked for this program, where the system tells (in hundredths).
fn work() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    behind_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The most memory that was ever resident, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}

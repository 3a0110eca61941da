//! A source in, what each part of the connect stage takes out: seconds, and the peak of memory after it.
//!
//! `cargo run --release --example time_connect -- FOLDER`. Look at the fastest of several runs, on a quiet machine.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use cuttings::clean::Recurrence;
use cuttings::config::Config;
use cuttings::connect::{copies, dating, entities, related, timeline, topics};
use cuttings::kept::Kept;
use cuttings::model::Article;
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder with articles")?;
    let config = Config::default();
    let mut clock = Clock::start();
    let mut articles = articles(Path::new(&folder), &config)?;
    println!("{:>9} articles", articles.len());
    clock.tell("before");
    let entities = entities::resolve(&mut articles);
    clock.tell("entities");
    let copies = copies::find(&articles);
    let copies = copies::duplicates(&copies, articles.len());
    clock.tell("copies");
    dating::date_undated(&mut articles, &copies);
    clock.tell("dating");
    let (topics, topics_of) = topics::find(&articles, &entities, &config);
    clock.tell("topics");
    let events = timeline::find(&articles, &entities, &copies, &topics, &topics_of);
    clock.tell("timeline");
    let _ = related::find(&articles, &entities, &copies, &topics, &topics_of);
    clock.tell("related");
    println!("{:9.3} s connect as a whole", clock.whole);
    println!("{} entities, {} topics, {} events", entities.len(), topics.len(), events.len());
    Ok(())
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
    /// Seconds of all laps but the first, which is not of the stage.
    whole: f64,
    laps: usize,
}

impl Clock {
    fn start() -> Self {
        Self { lap: Instant::now(), whole: 0.0, laps: 0 }
    }

    fn tell(&mut self, what: &str) {
        let seconds = self.lap.elapsed().as_secs_f64();
        if self.laps > 0 {
            self.whole += seconds;
        }
        self.laps += 1;
        println!("{seconds:9.3} s {what:<10} peak {}", peak());
        self.lap = Instant::now();
    }
}

/// The most memory that was ever resident, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}

//! The arguments, defined once: parsing, `--help`, the manual page and shell completions come from here.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};
use clap_complete::Shell;

/// Press cuttings in, a dossier out.
///
/// Turns a folder of news articles as they came into a static website: cleaned article pages, an index, topics, a
/// timeline, people, places, organisations and quotes, all cross-linked.
#[derive(Debug, Parser)]
#[command(name = "cuttings", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) options: Options,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the site: read the articles, write the pages
    ///
    /// Reads every article below the source folder and writes the whole site. Nothing needs to be configured; a
    /// `cuttings.toml` in the current folder gives the dossier its title and more. The new site takes the
    /// place of the old one when it is complete, and only files that an earlier build wrote are ever deleted.
    ///
    /// Exit code 0: done. 1: some input has errors (the rest is built all the same). 2: wrong usage.
    Build {
        /// The folder with the articles, or one file [default: seeds]
        #[arg(value_name = "SOURCE")]
        folder: Option<PathBuf>,
        /// Make `cuttings.lock`, which keeps the ids of topics
        ///
        /// The file lies beside `cuttings.toml` and says which articles each topic has. Where it is, a topic keeps its
        /// id and its address while its articles largely stay, and each build brings it up to date. Commit it.
        #[arg(long)]
        lock: bool,
    },
    /// Read and analyse everything, and say what a person should look at
    ///
    /// Prints a remark a line, with file, line and a hint, the most doubtful articles first. Where a built site exists,
    /// its links are checked too.
    Check {
        /// The folder with the articles, or one file [default: seeds]
        #[arg(value_name = "SOURCE")]
        folder: Option<PathBuf>,
        /// Write a table to correct, the most doubtful articles first [default: metadata.csv in the source folder]
        ///
        /// What is known is filled in, what was worked out or is unknown is blank. What you change wins over the
        /// articles; what you leave as it is changes nothing. A table that exists is written anew: what you wrote in it
        /// is kept.
        #[arg(long, value_name = "FILE", num_args = 0..=1)]
        write_csv: Option<Option<PathBuf>>,
    },
    /// Print what was found in articles as JSON, one object a line
    ///
    /// The objects are those of a site's `data/articles.jsonl`; offsets count Unicode characters. What is read together
    /// is looked at together: names are matched across all the given articles.
    Extract {
        /// Files or folders; `-` reads standard input
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Show how an article was read: each value with its evidence, each line with what it was taken for and why
    ///
    /// Of a value's candidates the chosen one comes first, then those set aside. A line's score is its own; what stands
    /// around it counts too, so that the best score does not always win. In colour on a terminal, unless `NO_COLOR` is set.
    Explain {
        /// The article's file; of many articles in one file all are shown, or the one whose number in the file or id
        /// stands behind a `#`: 'dump.jsonl#3'
        #[arg(value_name = "FILE[#ARTICLE]")]
        file: PathBuf,
    },
    /// Make a new dossier that builds at once
    Init {
        /// The folder to make it in
        folder: PathBuf,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page (roff)
    Man,
}

/// Options that all commands share.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub(super) struct Options {
    /// The folder with the articles
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) source: Option<PathBuf>,
    /// Where the site is written
    #[arg(long, value_name = "DIR", global = true, default_value = "site")]
    pub(super) out: PathBuf,
    /// The config file [default: cuttings.toml, if there is one]
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) config: Option<PathBuf>,
    /// The address the site will have; overrides the config's
    #[arg(long, value_name = "URL", global = true)]
    pub(super) base_url: Option<String>,
    /// How many threads work [default: one a processor]
    #[arg(long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) jobs: Option<u16>,
    /// Work everything out anew (today this is always so: nothing is kept between builds)
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// Let warnings count as errors
    #[arg(long, global = true)]
    pub(super) strict: bool,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more: notes too, not only warnings
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(super) verbose: bool,
}

//! Copies in invented collections.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::editing::{Dice, Story};
use super::*;
use crate::model::{Basis, CopyLink, DateRange, Dated, Format, Metadata, Precision};

fn article(id: usize, text: String) -> Article {
    Article {
        id: format!("{id:05}"),
        source: format!("{id:05}.txt"),
        format: Format::Record,
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

fn collection(texts: Vec<String>) -> Vec<Article> {
    texts.into_iter().enumerate().map(|(id, text)| article(id, text)).collect()
}

fn dated(mut article: Article, day: u32) -> Article {
    let day = chrono::NaiveDate::from_ymd_opt(2021, 3, day).unwrap();
    article.about.published = Some(Dated {
        range: DateRange::day(day),
        time: None,
        precision: Precision::Day,
        basis: Basis::Declared,
        evidence: Vec::new(),
    });
    article
}

/// Words number `words`, none of them twice.
fn text(words: std::ops::Range<usize>) -> String {
    words.map(|at| format!("word{at}")).collect::<Vec<_>>().join(" ")
}

fn link(article: usize, of: usize, kind: CopyKind) -> CopyLink {
    CopyLink { article, of, kind }
}

/// The pairs of texts with a Jaccard index of one half or more, by comparing whole shingles of all that share one.
fn truly_alike(articles: &[Article]) -> BTreeSet<(usize, usize)> {
    let mut sizes = Vec::new();
    let mut holders: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (at, article) in articles.iter().enumerate() {
        let words: Vec<String> = article.text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let shingles: BTreeSet<Vec<String>> = words.windows(4).map(<[String]>::to_vec).collect();
        sizes.push(shingles.len());
        shingles.into_iter().for_each(|shingle| holders.entry(shingle).or_default().push(at));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values() {
        for (number, &a) in holders.iter().enumerate() {
            holders[number + 1..].iter().for_each(|&b| *shared.entry((a, b)).or_default() += 1);
        }
    }
    let alike = |&((a, b), shared): &((usize, usize), usize)| 2 * shared >= sizes[a] + sizes[b] - shared;
    shared.into_iter().filter(alike).map(|(pair, _)| pair).collect()
}

#[test]
fn edited_wire_stories_are_found_and_nothing_else() {
    let mut dice = Dice(11);
    let mut texts = Vec::new();
    for _ in 0..250 {
        let paragraphs = dice.within(3, 24);
        let story = Story::invent(&mut dice, paragraphs);
        texts.push(story.text());
        texts.extend((0..dice.within(1, 4)).map(|_| story.edited(&mut dice).text()));
    }
    let articles = collection(texts);
    let groups = find(&articles);
    let truth = truly_alike(&articles);
    let duplicates = duplicates(&groups, articles.len());
    let found = truth.iter().filter(|(a, b)| duplicates[*a].contains(b)).count();
    let links = groups.iter().flat_map(|group| &group.copies).filter(|link| link.kind != CopyKind::Contained);
    let told: Vec<(usize, usize)> = links.map(|link| (link.article.min(link.of), link.article.max(link.of))).collect();
    let right = told.iter().filter(|pair| truth.contains(pair)).count();
    println!("recall {found} of {}, precision {right} of {}", truth.len(), told.len());
    assert!(truth.len() > 250, "{} pairs", truth.len());
    assert!(found as f64 >= 0.98 * truth.len() as f64, "recall: {found} of {}", truth.len());
    assert!(right as f64 >= 0.99 * told.len() as f64, "precision: {right} of {}", told.len());
}

#[test]
fn briefs_are_found_in_the_pieces_they_were_cut_from() {
    let mut dice = Dice(12);
    let mut texts = Vec::new();
    for _ in 0..100 {
        let story = Story::invent(&mut dice, 16);
        let paragraphs = dice.within(2, 5);
        texts.extend([story.text(), story.brief(&mut dice, paragraphs).text()]);
    }
    let articles = collection(texts);
    let found: BTreeSet<CopyLink> = find(&articles).into_iter().flat_map(|group| group.copies).collect();
    let right = (0..100).filter(|at| found.contains(&link(2 * at + 1, 2 * at, CopyKind::Contained))).count();
    assert!(right >= 98, "{right} of 100");
    assert_eq!(found.len(), right);
}

#[test]
fn equal_texts_are_one_group_with_the_earliest_first() {
    let mut articles = collection(vec![text(0..60); 10]);
    articles[7] = dated(articles[7].clone(), 2);
    articles[4] = dated(articles[4].clone(), 3);
    let groups = find(&articles);
    assert_eq!(groups.len(), 1);
    assert_eq!((groups[0].main, groups[0].copies.len()), (7, 9));
    assert!(groups[0].copies.iter().all(|copy| copy.kind == CopyKind::Exact && copy.of == 7));
    assert_eq!(duplicates(&groups, 10)[3], [0, 1, 2, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn the_fullest_is_the_main_one_and_kinds_are_told_apart() {
    let texts = vec![text(0..150), text(0..200), format!("{}!", text(0..150)), text(20..80), text(900..1000)];
    let groups = find(&collection(texts));
    let copies = vec![link(0, 1, CopyKind::Near), link(2, 0, CopyKind::Exact), link(3, 1, CopyKind::Contained)];
    assert_eq!(groups, [CopyGroup { main: 1, copies }]);
}

#[test]
fn a_chain_of_versions_is_one_group_and_each_names_the_one_it_is_like() {
    // The first and the last share a quarter of their words.
    let texts = vec![text(0..200), text(60..260), text(120..320), text(1000..1200)];
    let articles = collection(texts);
    let groups = find(&articles);
    let copies = vec![link(1, 0, CopyKind::Near), link(2, 1, CopyKind::Near)];
    assert_eq!(groups, [CopyGroup { main: 0, copies }]);
    assert_eq!(duplicates(&groups, 4), [vec![1, 2], vec![0, 2], vec![0, 1], vec![]]);
}

#[test]
fn what_a_digest_holds_is_no_copy_of_what_else_it_holds() {
    let digest = format!("{} {} {}", text(0..100), text(1000..1100), text(2000..2100));
    let texts = vec![text(0..100), text(1000..1100), digest, text(2000..2100), text(1000..1099)];
    let groups = find(&collection(texts));
    assert_eq!((groups.len(), groups[0].main), (1, 2));
    assert_eq!(duplicates(&groups, 5), [vec![2], vec![2, 4], vec![0, 1, 3, 4], vec![2], vec![1, 2]]);
}

#[test]
fn a_sentence_that_another_article_holds_is_no_copy() {
    let texts = vec![text(0..12), text(0..400), String::new(), String::new(), "Share".to_owned()];
    assert!(find(&collection(texts)).is_empty());
}

#[test]
fn many_versions_of_one_text_are_found_without_comparing_all() {
    let texts = (0..400).map(|at| format!("{} {}", text(0..150), text(5000 + 9 * at..5009 + 9 * at))).collect();
    let groups = find(&collection(texts));
    assert_eq!((groups.len(), groups[0].copies.len()), (1, 399));
}

#[test]
fn the_outcome_does_not_depend_on_threads() {
    let mut dice = Dice(13);
    let story = Story::invent(&mut dice, 8);
    let articles = collection((0..40).map(|_| story.edited(&mut dice).text()).collect());
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(|| find(&articles));
    assert_eq!(alone, find(&articles));
}

//! Whole pages, invented: what each line is taken for.

use super::{may_be_text, score};
use crate::clean::{assemble, label};
use crate::model::{Analysis, Declared, Form, Format, Marks, Passage, Role, Seed};

fn seed(format: Format, lines: &[(u32, &str)]) -> Seed {
    let passage = |&(line, text): &(u32, &str)| Passage {
        first_line: line,
        last_line: line,
        text: text.to_owned(),
        form: Form::Line,
        marks: Marks::default(),
    };
    Seed {
        id: "ferry.txt".into(),
        source: "ferry.txt".into(),
        format,
        passages: lines.iter().map(passage).collect(),
        declared: Declared::default(),
        original: String::new().into(),
    }
}

fn analysis(seed: Seed) -> Analysis {
    let times: Vec<_> = seed.passages.iter().map(|passage| crate::annotate::time::scan(&passage.text, None)).collect();
    let lines = score(&seed, &times);
    let notes = times.into_iter().map(|times| crate::model::Notes { times, ..Default::default() }).collect();
    Analysis { seed, language: None, lines, notes }
}

/// The roles of a page's lines; a blank line in `page` is a blank line.
fn roles(page: &str) -> Vec<Role> {
    let lines: Vec<(u32, &str)> = (1..).zip(page.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    label(&analysis(seed(Format::Text, &lines)), &[]).into_iter().map(|verdict| verdict.role).collect()
}

const TEXT: &str = "\
The old ferry will leave the harbour for the last time on Sunday, its owners told the town council in a letter.
“We have carried three generations across the bay, and we are sorry to stop,” said Anna Petrossian, who runs it.
The council had offered to pay for a new engine, but the offer came too late, according to members of the board.";

const LAST: &str = "\
Until then the bridge is the only way across, and the bus takes forty minutes when the road is free of snow.";

const MORE: &str = "\
A second boat, built for the islands further out, may take over the route in the spring if a buyer can be found.";

#[test]
fn menus_above_the_headline_are_no_text() {
    let page =
        format!("Home\nNews\nSport\nTides\nLog in\nOld ferry leaves the harbour for good\nBy Piet Janssen\n{TEXT}");
    let mut expected = vec![Role::Menu; 5];
    expected.extend([Role::Title, Role::Byline, Role::Body, Role::Body, Role::Body]);
    assert_eq!(roles(&page), expected);
}

#[test]
fn a_date_above_everything_is_the_day_of_the_visit() {
    let page = format!("Friday, May 3rd, 2019\n\nOld ferry leaves the harbour for good\n\n{TEXT}");
    assert_eq!(roles(&page)[..2], [Role::PageDate, Role::Title]);
}

#[test]
fn a_caption_printed_twice_is_kept_once() {
    let page = format!(
        "Old ferry leaves the harbour for good\n\nAnna Petrossian and Piet Janssen\nAnna Petrossian and Piet Janssen\n\n{TEXT}"
    );
    assert_eq!(roles(&page)[..3], [Role::Title, Role::Caption, Role::Repeated]);
}

#[test]
fn teasers_with_whole_sentences_below_the_text_are_left_out() {
    let below = "Most read\n1.\nHarbour master fined over missing ...\n2.\nNew bridge opens to cyclists and ...";
    let page = format!(
        "Old ferry leaves the harbour for good\n\n{TEXT}\n\nAFP\n\nLighthouse to be sold\nThe lighthouse on the point is to be sold at an auction that has been put off twice since ...\n3 days ago\n{below}"
    );
    let roles = roles(&page);
    assert_eq!(roles[1..5], [Role::Body, Role::Body, Role::Body, Role::Agency]);
    assert!(roles[5..].iter().all(|role| !role.is_text()), "{roles:?}");
}

#[test]
fn a_teaser_that_leads_to_read_more_is_left_out() {
    let teaser = "The Long Quarrel Over the Lighthouse\n\nThe quarrel over the lighthouse on the point has several sides, and all of them met in\n\nRead More »";
    let page = format!("Old ferry leaves the harbour for good\n\n{TEXT}\n\n\n{teaser}");
    let roles = roles(&page);
    assert!(roles[4..].iter().all(|role| !role.is_text()), "{roles:?}");
}

#[test]
fn readers_comments_are_left_out_however_well_written() {
    let comments = "2 comments\nSeagull says:\nI took this ferry to school every day and I will miss it more than I can say here.\nReply\nTern says:\nIt was about time, because nobody has used it since they built the bridge over the bay.";
    let page = format!("Old ferry leaves the harbour for good\n{TEXT}\n{comments}");
    let roles = roles(&page);
    assert_eq!(roles.iter().filter(|role| role.is_text()).count(), 3, "{roles:?}");
}

#[test]
fn short_paragraphs_headings_and_lists_survive_inside_the_text() {
    let page = format!(
        "Old ferry leaves the harbour for good\n{TEXT}\nWhat happens next\n{MORE}\nWhy now?\nNobody knows.\n{LAST}"
    );
    let roles = roles(&page);
    assert_eq!(roles[4], Role::Heading);
    assert!(roles[1..].iter().all(|role| role.is_text()), "{roles:?}");
}

#[test]
fn a_notice_at_the_foot_names_the_publisher() {
    let page = format!(
        "Old ferry leaves the harbour for good\n{TEXT}\nThe author is a fellow of the Tidal Institute.\nPublished by Harbour Press and sold with the Sunday paper."
    );
    assert_eq!(roles(&page)[4..], [Role::AuthorNote, Role::Publisher]);
}

#[test]
fn a_page_of_nothing_but_cruft_has_no_text() {
    let roles = roles("Home\nNews\nSport\nLog in\nSubscribe\n© 2019 Harbour Press. All rights reserved.");
    assert!(roles.iter().all(|role| !role.is_text()), "{roles:?}");
}

#[test]
fn a_recurring_line_is_the_frames() {
    let lines = [
        (1, "Old ferry leaves the harbour for good"),
        (2, "The weather in the bay is mild for the season, and it will stay so until Monday at least."),
    ];
    let verdicts = label(&analysis(seed(Format::Text, &lines)), &[false, true]);
    assert_eq!(verdicts[1].role, Role::Recurring);
    assert!(verdicts[1].why.contains("recurs"));
}

#[test]
fn sources_that_mark_their_parts_are_not_judged() {
    let mut seed = seed(Format::Markdown, &[(1, "Old ferry"), (3, "Home"), (5, "Share this")]);
    seed.passages[0].form = Form::Heading(1);
    let analysis = analysis(seed);
    let verdicts = label(&analysis, &[]);
    let roles: Vec<Role> = verdicts.iter().map(|verdict| verdict.role).collect();
    assert_eq!(roles, [Role::Title, Role::Body, Role::Body]);
    assert_eq!(assemble(&analysis, &verdicts).0, "Home\n\nShare this");
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_line_gets_one_verdict_and_every_block_is_in_the_text(lines in prop::collection::vec("\\PC{1,120}", 0..40)) {
            let numbered: Vec<(u32, &str)> = (1..).zip(lines.iter().map(String::as_str)).collect();
            let analysis = analysis(seed(Format::Text, &numbered));
            let verdicts = label(&analysis, &[]);
            prop_assert_eq!(verdicts.len(), lines.len());
            for (verdict, facts) in verdicts.iter().zip(&analysis.lines) {
                prop_assert!(may_be_text(facts) || !verdict.role.is_text());
                prop_assert!(!verdict.why.is_empty());
            }
            let (text, blocks) = assemble(&analysis, &verdicts);
            for block in &blocks {
                prop_assert!(!block.span.of(&text).is_empty());
            }
        }
    }
}

#[test]
fn a_page_whose_text_stands_below_a_word_of_comments_still_has_a_text() {
    let paragraph = |what: &str| {
        format!(
            "I took the {what} across the harbour this morning, as I do every week, and nobody on board could tell me when it would sail again, or why."
        )
    };
    let paragraphs = ["ferry", "barge", "launch", "tug", "schooner"].map(paragraph);
    let mut lines = vec![(1, "Notes from the quay"), (2, "Leave a comment"), (3, "12 comments"), (4, "Reply")];
    lines.extend((5..).zip(paragraphs.iter().map(String::as_str)));
    let analysis = analysis(seed(Format::Text, &lines));
    let verdicts = label(&analysis, &[]);
    let (text, _) = assemble(&analysis, &verdicts);
    assert!(paragraphs.iter().all(|paragraph| text.contains(paragraph.as_str())), "{verdicts:#?}");
}

#[test]
fn the_author_of_many_articles_is_still_their_author() {
    let page =
        format!("Old ferry leaves the harbour for good\n\nBy Anna Petrossian\n\n{TEXT}\n{LAST}\nHarbour Gazette");
    let lines: Vec<(u32, &str)> = (1..).zip(page.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    let recurring: Vec<bool> =
        lines.iter().map(|(_, line)| line.starts_with("By ") || line.starts_with("Harbour")).collect();
    let verdicts = label(&analysis(seed(Format::Text, &lines)), &recurring);
    assert_eq!(verdicts[1].role, Role::Byline);
    assert_eq!(verdicts.last().unwrap().role, Role::Recurring);
}

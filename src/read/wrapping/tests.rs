//! Texts as they are wrapped, and their paragraphs.

use crate::read::text::lines;

/// The paragraphs of a text, its lines joined by a slash.
fn joined(text: &str) -> Vec<String> {
    let lines = lines(text);
    let going_on = super::going_on(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for (line, goes_on) in lines.iter().zip(going_on) {
        match paragraphs.last_mut().filter(|_| open) {
            Some(last) => {
                last.push('/');
                last.push_str(&line.text);
            }
            None => paragraphs.push(line.text.clone()),
        }
        open = goes_on;
    }
    paragraphs
}

const COLUMN: &str = "The council met on Monday\nto talk about the new ferry\nterminal, which has cost\nmore than was foreseen\nand is late.\n";

#[test]
fn a_narrow_column_is_joined() {
    let text = format!("FERRY PLAN\n\n{COLUMN}{COLUMN}");
    let joined = joined(&text);
    assert_eq!(joined.len(), 3, "{joined:#?}");
    assert_eq!(joined[1], COLUMN.trim().replace('\n', "/"));
}

#[test]
fn indented_lines_begin_paragraphs_even_behind_a_full_line() {
    let paragraph = "   The mayor said that it was\nworth the wait, and that she\nwould sail on the first day\nwhatever the weather would\nbe like in that week of it.\n";
    let joined = joined(&paragraph.repeat(3));
    assert_eq!(joined.len(), 3, "{joined:#?}");
}

#[test]
fn an_open_sentence_leads_across_a_stray_blank_line_and_a_page() {
    let text = format!(
        "{COLUMN}\nResidents were not at all\n\nconvinced of it, and had\nasked for a cheaper plan,\n\n\u{c}which was turned down by the\ncouncil without a word on it.\n"
    );
    let joined = joined(&text);
    assert_eq!(joined.len(), 2, "{joined:#?}");
}

#[test]
fn several_widths_in_one_file() {
    let wide = "The council met on Monday evening to talk about the new ferry terminal, which has cost\nmore than was foreseen and is late, and adjourned at eleven without having taken a vote.\nResidents were not convinced by what they had been told and asked for another hearing\nbefore anything is built.\n";
    let joined = joined(&format!("{}\n{}", COLUMN.repeat(3), wide.repeat(3)));
    assert_eq!(joined.len(), 6, "{joined:#?}");
}

#[test]
fn menus_lists_and_verse_stay_as_they_are() {
    for text in [
        "Home\nNews\nSport\nOpinion\nWeather\nTravel\nShop\nHelp\nAbout\nContact\nTerms\n",
        "ferry\nharbour news\ncouncil\nmayor\nold pier and quay\ntides\nbarge\nboats for hire\nfares\nnotices\n",
        "• flour and water\n• salt\n• butter and oil\n• eggs\n• milk or cream\n• sugar\n• a spoon of honey\n",
        "1. Ajax\n2. Feyenoord\n3. Twente\n4. Utrecht\n5. Sparta\n6. Heracles\n7. Vitesse\n",
        "The ferry sails at dawn,\nThe mist is on the sea,\nThe bell has come and gone,\nThe gull cries out to me,\nThe quay is grey and long,\nThe day is yet to be.\n",
    ] {
        assert_eq!(joined(text).len(), text.lines().count(), "{text}");
    }
}

#[test]
fn capitals_are_headings() {
    let text = format!("{COLUMN}TIDES AND FARES OF THE WEEK\n{COLUMN}");
    assert_eq!(joined(&text).len(), 3);
}

#[test]
fn a_heading_in_capitals_goes_on_up_to_its_full_stop() {
    let joined = |heading: &str| joined(&format!("{COLUMN}\n{heading}\n\n{COLUMN}"))[1..].concat();
    assert!(joined("DEATH OF AN OLD\nCAPTAIN.").starts_with("DEATH OF AN OLD/CAPTAIN."));
    assert!(joined("FIRE AT THE\nOLD PIER").starts_with("FIRE AT THE/OLD PIER"));
    assert!(!joined("FIRE AT THE PIER.\nTWO BOATS LOST.").contains("PIER./TWO"));
    assert!(!joined("HARBOUR GAZETTE\nMAY 14, 1921.").contains("GAZETTE/MAY"));
}

#[test]
fn short_paragraphs_between_blank_lines_under_a_headline_are_joined() {
    let text = "Ferry to sail again\nBy Ann Example\n15 January 2022\n\nThe ferry between the two islands will sail again in spring, the council said on\nMonday. The engine was found to be sound, and a crew has been hired for the boat,\nif the weather allows it.\n\nEngineers had warned that the hull would not stand another winter such as that of\nFebruary 2020, when it lay for two weeks in the ice of the harbour and could not\nbe reached.\n\n\"We were lucky,\" said the captain, who has led the crew of the boat for as many\nyears as anyone can remember.\n";
    let joined = joined(text);
    assert_eq!(joined.len(), 6, "{joined:#?}");
}

#[test]
fn a_byline_below_a_headline_as_wide_as_the_column_stands_apart() {
    let text = format!("Council to talk of the ferry\nBy Ann Example\n{COLUMN}{COLUMN}");
    let joined = joined(&text);
    assert_eq!(joined[..2], ["Council to talk of the ferry", "By Ann Example"], "{joined:#?}");
}

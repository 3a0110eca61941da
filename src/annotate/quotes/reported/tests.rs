//! What invented sentences report, and who they say said it.

use proptest::prelude::*;

use crate::annotate::quotes::{find_speakers, fixture};
use crate::model::{Article, Basis, Evidence, Known, QuoteKind, SpeakerBasis};

fn read(marked: &str) -> Article {
    let mut article = fixture::article(marked);
    find_speakers(&mut article);
    article
}

/// The words that name the speaker of each report, and what is reported.
fn reports(marked: &str) -> Vec<(String, String)> {
    let article = read(marked);
    let reports = article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect);
    let told = reports.map(|quote| {
        let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.span);
        let words = speaker.map_or("", |span| span.of(&article.text));
        (words.to_owned(), quote.span.of(&article.text).to_owned())
    });
    told.collect()
}

#[track_caller]
fn reports_one(marked: &str, speaker: &str, content: &str) {
    assert_eq!(reports(marked), [(speaker.to_owned(), content.to_owned())], "{marked}");
}

#[track_caller]
fn reports_nothing(marked: &str) {
    assert_eq!(reports(marked), [], "{marked}");
}

#[test]
fn a_clause_with_or_without_that() {
    reports_one("[Ann Lee] said that the dam would hold.", "Ann Lee", "the dam would hold");
    reports_one("[Ann Lee] said on Monday the dam would hold.", "Ann Lee", "the dam would hold");
    reports_one("[Ann Lee] said he plans to leave the board.", "Ann Lee", "he plans to leave the board");
    reports_one("The {River Board} warned the town that a wall had cracked.", "River Board", "a wall had cracked");
    reports_one("[Ann Lee], an engineer, told reporters the dam had cracked.", "Ann Lee", "the dam had cracked");
    reports_one("[Ann Lee] told them it was too late for repairs.", "Ann Lee", "it was too late for repairs");
    reports_one("In May the report said that two walls had cracked.", "the report", "two walls had cracked");
    reports_one(
        "[Ann Lee] said in a speech at the harbour that no ship would be turned away.",
        "Ann Lee",
        "no ship would be turned away",
    );
}

#[test]
fn a_source_of_the_whole_sentence() {
    reports_one("According to [Ann Lee], the dam will hold for years.", "Ann Lee", "the dam will hold for years");
    reports_one(
        "The dam will hold for years, according to [Ann Lee], its builder.",
        "Ann Lee",
        "The dam will hold for years",
    );
    reports_one("According to a study by the school, eels climb walls.", "a study", "eels climb walls");
    reports_one("The dam will hold for years, [Ann Lee] said on Monday.", "Ann Lee", "The dam will hold for years");
    reports_one("The dam will hold for years, said [Ann Lee], an engineer.", "Ann Lee", "The dam will hold for years");
    reports_one(
        "The old dam, [Ann Lee] said, will hold for years.",
        "Ann Lee",
        "The old dam, Ann Lee said, will hold for years",
    );
    reports_nothing("All went according to plan for the builders of the dam.");
}

#[test]
fn questions_deeds_and_denials() {
    reports_one("[Ann Lee] asked whether the dam would hold.", "Ann Lee", "whether the dam would hold");
    reports_one("[Bo Quist] denied taking money from the builders.", "Bo Quist", "taking money from the builders");
    reports_one("[Bo Quist] denied that he had taken money.", "Bo Quist", "he had taken money");
    reports_one("[Bo Quist] vowed to repay all of it by May.", "Bo Quist", "to repay all of it by May");
    reports_one("[Bo Quist] urged the mayor to close the road.", "Bo Quist", "the mayor to close the road");
}

#[test]
fn what_was_not_said_is_no_report() {
    reports_nothing("[Ann Lee] did not say that the dam would hold.");
    reports_nothing("[Ann Lee] has never said the dam would hold.");
    reports_nothing("[Ann Lee] could argue that the dam would hold.");
    reports_nothing("If [Ann Lee] says that the dam holds, the road opens.");
    reports_nothing("Did [Ann Lee] say that the dam would hold?");
    reports_nothing("[Ann Lee] declined to say whether the dam would hold.");
    reports_nothing("The mayor was told that the dam would hold.");
    reports_nothing("I think that the dam will hold for years.");
}

#[test]
fn other_uses_of_the_verbs_are_no_reports() {
    reports_nothing("The board added the second gate, which had been planned for years.");
    reports_nothing("[Ann Lee] said the same thing as the mayor had.");
    reports_nothing("The board met the goal it pledged to reach by May.");
    reports_nothing("The claims that were made in May were false.");
    reports_nothing("The builders reported on Monday.");
}

#[test]
fn who_shares_a_verbs_subject_and_who_ends_a_report() {
    let two =
        "[Ann Lee] praised the builders and said that the dam would hold, but [Bo Quist] said that it would not last.";
    let told = [("Ann Lee", "the dam would hold"), ("Bo Quist", "it would not last")];
    assert_eq!(reports(two), told.map(|(who, what)| (who.to_owned(), what.to_owned())));
    let again = "“It holds,” [Ann Lee] said, adding that the gates were new.";
    reports_one(again, "Ann Lee", "the gates were new");
}

#[test]
fn direct_quotations_are_not_reported_again() {
    reports_nothing("“The dam will hold for years,” [Ann Lee] said on Monday.");
    reports_nothing("[Ann Lee] said that “the dam will hold for years”.");
    reports_nothing("[Ann Lee] told reporters: “I said that the dam will hold.”");
    let mixed = read("[Ann Lee] said that the wall, which was “bad”, had been mended in May.");
    let kinds: Vec<(QuoteKind, &str)> =
        mixed.quotes.iter().map(|quote| (quote.kind, quote.span.of(&mixed.text))).collect();
    assert_eq!(kinds[0], (QuoteKind::Indirect, "the wall, which was “bad”, had been mended in May"));
}

#[test]
fn pronouns_and_descriptions_mean_names() {
    let article = read(
        "Works minister [Ann Lee] came on Friday. She said that the dam would hold. The minister said that it was new.",
    );
    let meant: Vec<_> = article
        .quotes
        .iter()
        .filter_map(|quote| quote.speaker.as_ref())
        .map(|speaker| (speaker.mention, speaker.basis))
        .collect();
    assert_eq!(meant, [(Some(0), SpeakerBasis::Pronoun), (Some(0), SpeakerBasis::Description)]);
}

#[test]
fn only_english_is_read() {
    let mut article = fixture::article("[Ann Lee] said that the dam would hold.");
    let evidence = Evidence { basis: Basis::Declared, text: String::new(), rule: String::new(), line: None };
    article.about.language = Some(Known { value: "de".to_owned(), evidence });
    find_speakers(&mut article);
    assert!(article.quotes.is_empty());
}

/// Any article of short paragraphs with verbs, marks and names in any order.
fn articles() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "«",
        "»",
        "[Ann Lee]",
        "{Acme}",
        " said ",
        " said that ",
        "that ",
        ", ",
        ". ",
        "\n\n",
        " he ",
        "the minister ",
        "we hold on é ",
        "according to ",
        " told ",
        " denied ",
        "taking ",
        "; ",
        " and ",
        ", but ",
        "(",
        ") ",
        " adding ",
        " vowed to ",
        "who ",
        "日本 ",
        "— ",
        "was ",
    ]);
    proptest::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn reports_lie_inside_one_sentence_and_cross_no_quotation(marked in articles()) {
        let article = read(&marked);
        for (at, quote) in article.quotes.iter().enumerate() {
            let words = article.text.get(quote.span.start..quote.span.end);
            prop_assert!(words.is_some_and(|words| !words.is_empty()));
            let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.span);
            prop_assert!(speaker.is_none_or(|span| article.text.get(span.start..span.end).is_some()));
            if quote.kind == QuoteKind::Indirect {
                prop_assert!(article.sentences.iter().any(|sentence| sentence.contains(&quote.span)));
            }
            for other in &article.quotes[at + 1..] {
                prop_assert!(other.span.start >= quote.span.start);
                let holds = quote.kind == QuoteKind::Indirect && other.kind == QuoteKind::Direct && quote.span.contains(&other.span);
                prop_assert!(holds || !quote.span.overlaps(&other.span));
            }
        }
    }
}

//! Who says what, in invented articles.

use proptest::prelude::*;

use crate::model::{Article, Mention, QuoteKind, Span, SpeakerBasis};

use super::{find_speakers, fixture};

/// Each quotation's start with the words that name its speaker, the name meant, and the basis.
fn heard(marked: &str) -> Vec<(String, String, String, Option<SpeakerBasis>)> {
    let mut article = fixture::article(marked);
    find_speakers(&mut article);
    let name = |mention: usize| article.mentions[mention].span.of(&article.text).to_owned();
    article
        .quotes
        .iter()
        .map(|quote| {
            let start: String = quote.span.of(&article.text).chars().take(8).collect();
            let words = quote.speaker.as_ref().and_then(|speaker| speaker.span);
            let words = words.map_or(String::new(), |span: Span| span.of(&article.text).to_owned());
            let mention = quote.speaker.as_ref().and_then(|speaker| speaker.mention).map_or(String::new(), name);
            (start, words, mention, quote.speaker.as_ref().map(|speaker| speaker.basis))
        })
        .collect()
}

/// The name meant by each quotation's speaker.
fn speakers(marked: &str) -> Vec<String> {
    heard(marked).into_iter().map(|(_, _, mention, _)| mention).collect()
}

/// The words that name each quotation's speaker.
fn words(marked: &str) -> Vec<String> {
    heard(marked).into_iter().map(|(_, words, _, _)| words).collect()
}

#[test]
fn a_verb_of_saying_on_either_side_names_the_speaker() {
    assert_eq!(speakers("“The dam will hold,” [Ann Lee] said."), ["Ann Lee"]);
    assert_eq!(speakers("“The dam will hold,” said [Ann Lee], an engineer."), ["Ann Lee"]);
    assert_eq!(speakers("[Ann Lee] told reporters: “The dam will hold.”"), ["Ann Lee"]);
    assert_eq!(speakers("“Will it hold?” asked [Bo Quist] at the site."), ["Bo Quist"]);
    assert_eq!(speakers("According to [Ann Lee], “the dam will hold for years”."), ["Ann Lee"]);
    assert_eq!(speakers("“The dam will hold for years”, according to [Ann Lee]."), ["Ann Lee"]);
}

#[test]
fn who_denies_words_or_hears_them_has_not_said_them() {
    assert_eq!(speakers("[Ann Lee] did not say: “The dam will hold for years.”"), [""]);
    assert!(speakers("[Ann Lee] never said “the dam will hold”.").is_empty());
    assert_eq!(speakers("[Ann Lee] was told by [Bo Quist] that “the dam will hold”."), ["Bo Quist"]);
    assert_eq!(speakers("[Ann Lee] was asked: “Will it hold?”"), [""]);
}

#[test]
fn a_pronoun_means_nobody_whose_first_name_says_otherwise() {
    let text = "[Paul Renner] met [Marta Quist]. “I never lie,” she said. “Nor do I,” he added.";
    assert_eq!(speakers(text), ["Marta Quist", "Paul Renner"]);
    assert_eq!(speakers("[Marta Quist] spoke. “I never lie,” he said."), [""]);
    let married = "[Paul Renner] and [Marta Renner] came. [Renner] spoke. “I never lie,” she said.";
    assert_eq!(speakers(married), ["Renner"]);
}

#[test]
fn an_apposition_may_stand_between() {
    let text = "“The dam will hold,” [Ann Lee], an engineer and member of the {River Board}, told reporters.";
    assert_eq!(speakers(text), ["Ann Lee"]);
}

#[test]
fn a_description_means_whom_a_sentence_gave_it_to() {
    assert_eq!(
        speakers("The mayor, [Ann Lee], spoke. [Bo Quist] sang. “We came by boat,” the mayor said."),
        ["Ann Lee"]
    );
    assert_eq!(speakers("After talks with the mayor, [Ann Lee], sang. “We came by boat,” the mayor said."), [""]);
}

#[test]
fn a_description_means_the_name_in_apposition_behind_it() {
    assert_eq!(speakers("“The dam will hold,” said its chair, [Bo Quist]."), ["Bo Quist"]);
    assert_eq!(speakers("Their lawyer, [Ann Lee], called the plan “a gift to the builders of dams”."), ["Ann Lee"]);
}

#[test]
fn a_body_or_document_is_no_person() {
    let court = "The {Harbour Court} met. [Ann Lee], head of the court, came. “The contract is void,” the court said.";
    assert_eq!(speakers(court), ["Harbour Court"]);
    let report = "[Ann Lee], author of the report, came. “The quay is unsafe,” the report said.";
    assert_eq!((speakers(report), words(report)), (vec![String::new()], vec!["the report".to_owned()]));
    let two = "The {Harbour Court} and the {River Court} met. “The contract is void,” the court said.";
    assert_eq!(speakers(two), [""]);
    let study = "A new study by the {Harbour Institute} said “the quay may sink”.";
    assert_eq!(
        (speakers(study), words(study)),
        (vec!["Harbour Institute".to_owned()], vec!["A new study by the Harbour Institute".to_owned()])
    );
}

#[test]
fn what_hangs_on_a_speaker_is_not_the_speaker() {
    assert_eq!(words("“Never,” a spokesman for the port said."), ["a spokesman"]);
    assert_eq!(words("“There is no money,” a person familiar with the matter said."), ["a person"]);
    assert_eq!(words("“There is no money,” the study of the harbour said."), ["the study"]);
}

#[test]
fn a_title_behind_a_verb_of_reading_or_writing_is_no_quotation() {
    assert!(words("[Ann Lee] read “The Long Winter” twice. She wrote “The Short Summer” last year.").is_empty());
    assert_eq!(words("[Ann Lee] wrote: “We Shall Overcome.” She read “we shall see” aloud."), ["Ann Lee", "She"]);
}

#[test]
fn an_interrupted_quotation_is_one() {
    let mut article =
        fixture::article("“The dam,” said [Ann Lee], “will hold.” The crowd clapped. “Go home,” she added.");
    find_speakers(&mut article);
    let said: Vec<&str> = article.quotes.iter().map(|quote| quote.span.of(&article.text)).collect();
    assert_eq!(said, ["The dam,” said Ann Lee, “will hold.", "Go home,"]);
    assert_eq!(speakers("“It holds,” [Ann Lee] said, adding: “Go home.”"), ["Ann Lee", "Ann Lee"]);
}

#[test]
fn a_paragraph_may_introduce_the_next() {
    assert_eq!(speakers("[Ann Lee] then told the council:\n\n“The dam holds and will hold.”"), ["Ann Lee"]);
}

#[test]
fn headings_and_programmes_are_dropped() {
    assert!(heard("[Ann Lee] told the radio’s “Morning News” that it holds.\n\n‘All Is Well’\n\nShe left.").is_empty());
}

#[test]
fn an_agency_that_quotes_does_not_speak() {
    let text = "“Some parts hold,” {Norpress} quoted [Lee] as saying. “We are going to see to the others.”";
    assert_eq!(speakers(text), ["Lee", "Lee"]);
    assert_eq!(speakers("[Lee] was quoted by {Norpress} as saying: “It holds.”"), ["Lee"]);
}

#[test]
fn pronouns_mean_the_nearest_fitting_person() {
    let text = "Works minister [Ann Lee] met Mr [Quist] on Friday. “It holds,” he said. “It must,” she said.";
    assert_eq!(speakers(text), ["Quist", "Ann Lee"]);
    let text = "However, in May, [Ann Lee], the new mayor, hinted at an end. She said that the row “must not go on”.";
    assert_eq!(heard(text)[0].3, Some(SpeakerBasis::Pronoun));
    assert_eq!(speakers(text), ["Ann Lee"]);
}

#[test]
fn a_form_of_address_leaves_the_name_behind_it_as_it_is() {
    let mut article = fixture::article("[Ann Lee] met [Bo Lee].\n\n“It holds,” Mr [Lee] said.");
    find_speakers(&mut article);
    let speaker = article.quotes[0].speaker.clone().unwrap();
    assert_eq!((speaker.mention, speaker.basis), (Some(2), SpeakerBasis::Title));
    assert_eq!(words("“It holds,” President [Lee] said."), ["President Lee"]);
}

#[test]
fn descriptions_mean_the_person_whose_office_fits() {
    let text = "Danish President [Bo Quist] and his Finnish counterpart [Ann Lee] met.\n\n\
                When the Finnish President came out she stated that “without haste, we shall get there”.";
    assert_eq!(speakers(text), ["Ann Lee"]);
    let text = "Harbour minister [Bo Quist] saw [Ann Lee].\n\n“It holds,” the minister said.";
    assert_eq!(speakers(text), ["Bo Quist"]);
    assert_eq!(words(text), ["the minister"]);
}

#[test]
fn a_speaker_goes_on_until_another_is_named() {
    let text = "Mayor [Ann Lee] hailed the dam as “a marvel”. “It will last us a century.”";
    assert_eq!(speakers(text), ["Ann Lee", "Ann Lee"]);
    assert_eq!(heard(text)[1].3, Some(SpeakerBasis::Carried));
    let text = "[Ann Lee] said: “The dam holds.\n\n“It will hold for years.”";
    assert_eq!(speakers(text), ["Ann Lee", "Ann Lee"]);
}

#[test]
fn the_sentence_before_may_name_the_speaker() {
    let text = "[Ann Lee], a reader at the {Dam School}, confirmed the danger. “That is the weak part of the wall.”";
    assert_eq!(speakers(text), ["Ann Lee"]);
}

#[test]
fn speakers_the_tagger_missed_are_words_without_a_name() {
    assert_eq!(words("“It holds,” said Mulrooney."), ["Mulrooney"]);
    assert_eq!(words("“It holds,” the ruling said."), ["the ruling"]);
    assert_eq!(words("“It holds,” a lawyer for the {Dam Trust} said."), ["a lawyer"]);
}

#[test]
fn scare_quotes_and_titles_are_dropped() {
    assert!(heard("The so-called “shadow fleet” sailed past the film “The Long Way to the Sea” again.").is_empty());
}

/// Any article of short paragraphs with marks and names in any order.
fn articles() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("’"),
        Just("[Ann Lee]"),
        Just("{Acme}"),
        Just(" said "),
        Just(", "),
        Just(". "),
        Just("\n\n"),
        Just("he "),
        Just("the minister "),
        Just("we hold on é"),
        Just(" as saying "),
        Just(": ")
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_inside(article: &Article, span: Span) -> bool {
    article.text.get(span.start..span.end).is_some_and(|words| !words.is_empty())
}

proptest! {
    #[test]
    fn speakers_lie_inside_the_text(marked in articles()) {
        let mut article = fixture::article(&marked);
        find_speakers(&mut article);
        for speaker in article.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
            prop_assert!(speaker.span.is_none_or(|span| is_inside(&article, span)));
            let mention: Option<&Mention> = speaker.mention.and_then(|at| article.mentions.get(at));
            prop_assert!(mention.is_some() == speaker.mention.is_some());
        }
        article.quotes.retain(|quote| quote.kind == QuoteKind::Direct);
        prop_assert!(article.quotes.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}

#[test]
fn a_long_stretch_without_a_full_stop_is_read_in_passing() {
    let told = "the minister said “we wait for rain”, he said “we wait for sun”, [Ann Lee] the mayor said “we wait”, ";
    assert!(!speakers(&told.repeat(2_000)).is_empty());
}

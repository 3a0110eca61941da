//! Headlines cut from invented sentences.

use super::{Who, of};
use crate::model::Span;

fn plain(sentence: &str) -> String {
    of(sentence, Span::new(0, sentence.len()), None, None)
}

fn dated(sentence: &str, time: &str) -> String {
    let at = sentence.find(time).unwrap();
    of(sentence, Span::new(0, sentence.len()), Some(Span::new(at, at + time.len())), None)
}

#[test]
fn connectives_and_attributions_go() {
    assert_eq!(plain("However, the mayor resigned on Monday."), "The mayor resigned on Monday");
    assert_eq!(plain("Thus far nine miners have been found."), "Thus far nine miners have been found");
    assert_eq!(plain("But in 1931, the mill burned down."), "In 1931, the mill burned down");
    assert_eq!(
        dated("The old town hall was sold in May to a brewer from Kent, however.", "in May"),
        "The old town hall was sold in May to a brewer from Kent"
    );
}

#[test]
fn long_sentences_end_at_a_clause() {
    let long = "The council of the old harbour town voted on Tuesday to rebuild the stone bridge, which had been \
                closed since the great flood, and to ask the province for a third of the money";
    assert_eq!(plain(long), "The council of the old harbour town voted on Tuesday to rebuild the stone bridge");
}

#[test]
fn a_date_that_closes_a_somewhat_long_clause_stays() {
    let told = "Ostrand regards the eastern quay as its own as settled between its mayor Ingrid Solberg and the harbour master \
                Peter Vance in 1951";
    assert_eq!(dated(&format!("{told}."), "1951"), told);
}

#[test]
fn who_says_so_stays() {
    let short = "The two firms agreed on a merger in May, the chief executive said.";
    assert_eq!(dated(short, "May"), "The two firms agreed on a merger in May, the chief executive said");
    let long = "Minister Olaf Kern accepted a bribe of two million euros from the coal company of Halm on 3 May 2013 in a \
                hotel behind the station, the brewer Anton Reed told the court.";
    assert_eq!(
        dated(long, "3 May 2013"),
        "Minister Olaf Kern accepted a bribe of two million euros, the brewer Anton Reed told the court"
    );
    let story = "Nobody in the town believes the story that the mayor burned the paper mill for its insurance money, and \
                 Mayor Ana Brandt killed the miller on 3 May 2014 with an oar.";
    assert!(dated(story, "3 May 2014").starts_with("Nobody in the town believes the story that"));
    let unless = "The council of Harwick promised on 3 May that the school would be rebuilt before the autumn holidays of \
                  the next year unless the province refused.";
    assert!(dated(unless, "3 May").ends_with('…') || dated(unless, "3 May").contains("unless"));
    let fled = "Before the jury of Lund could convict Jo Stark on 3 June 2014, he fled over the roof.";
    assert!(dated(fled, "3 June 2014").contains("he fled"));
}

#[test]
fn a_headline_has_its_main_verb() {
    let freed = "Megrath, who has been ill for three years, was freed by the justice secretary of Norland on compassionate \
                 grounds in August 2009 after eight years of a sentence that was never explained.";
    assert_eq!(
        dated(freed, "August 2009"),
        "Megrath was freed by the justice secretary of Norland on compassionate grounds in August 2009"
    );
    let lost = "The ferry company Harlines, which lost two of its boats in a storm in the winter and has not paid its \
                crews since, said on 3 March that it would sell its pier to the council.";
    assert_eq!(dated(lost, "3 March"), "The ferry company Harlines said that it would sell its pier to the council");
    let team = "A team of engineers put together by the harbour board and led by the town's surveyor has found that the \
                pier was sinking by an inch a year before it was closed on 3 June.";
    let headline = dated(team, "3 June");
    assert!(headline.contains("has found"), "{headline}");
}

#[test]
fn a_pair_is_not_cut() {
    let long = "After the 1974 dock strike, a quarrel between the fishermen and the harbour board of Wexcombe \
                had slowed the work on the new pier for many years";
    assert_eq!(
        dated(long, "1974"),
        "After the 1974 dock strike, a quarrel between the fishermen and the harbour board of Wexcombe had slowed the work"
    );
}

#[test]
fn a_subordinate_clause_that_holds_the_date_stands_alone() {
    let sentence = "When the bishop visited Harwick in May 2009, he praised the choir and the bells.";
    assert_eq!(dated(sentence, "May 2009"), "The bishop visited Harwick in May 2009");
    let ahead = "As the mayor's term will end in 2031, the board has little time.";
    assert_eq!(dated(ahead, "2031"), "The mayor's term will end in 2031");
    let office = "As treasurer in 2009, Anna Brandt saved the bank.";
    assert_eq!(dated(office, "2009"), "As treasurer in 2009, Anna Brandt saved the bank");
}

#[test]
fn of_two_main_clauses_the_dated_one_is_taken() {
    let sentence = "Work on the pier has slowed in recent weeks, however, and after a meeting in the town hall on \
                    Friday between the builders and the harbour board, a delay was announced.";
    assert_eq!(
        dated(sentence, "Friday"),
        "After a meeting in the town hall on Friday between the builders and the harbour board, a delay was announced"
    );
}

#[test]
fn the_message_goes_before_the_circumstances() {
    let sentence = "Harbour master Anna Brandt suggested at the yearly gathering of the guild (YGG) on May 7 that the \
                    town and the guild should share the costs of the pier before the winter.";
    assert_eq!(
        dated(sentence, "May 7"),
        "Harbour master Anna Brandt suggested that the town and the guild should share the costs of the pier before the winter"
    );
}

#[test]
fn a_quotation_gets_its_speaker() {
    let text = "“Both towns agreed to share the costs of the pier,” she told reporters on Thursday.";
    let end = text.find(",”").unwrap() + 1;
    let at = text.find("she").unwrap();
    let who = Who {
        name: "Anna Brandt",
        quotation: Span::new("“".len(), end),
        pronoun: Some(Span::new(at, at + "she".len())),
    };
    let headline = of(text, Span::new(0, text.len()), None, Some(who));
    assert_eq!(headline, "Anna Brandt: “Both towns agreed to share the costs of the pier”");
}

#[test]
fn a_quotation_that_goes_on_behind_its_speaker_ends_before_it() {
    let text = "\"Both towns agreed to share the costs of the pier,\" he said. \"They sign on Friday.\"";
    let who = Who { name: "Paul Renner", quotation: Span::new(1, text.len() - 1), pronoun: None };
    let sentence = Span::new(0, text.find(" \"They").unwrap());
    let headline = of(text, sentence, None, Some(who));
    assert_eq!(headline, "Paul Renner: “Both towns agreed to share the costs of the pier”");
}

#[test]
fn a_pronoun_gives_way_to_the_name() {
    let text = "She said on Friday that the pier “should not be paid for by the town.”";
    let start = text.find('“').unwrap() + "“".len();
    let quotation = Span::new(start, text.len() - "”".len());
    let who = Who { name: "Anna Brandt", quotation, pronoun: Some(Span::new(0, 3)) };
    let headline = of(text, Span::new(0, text.len()), None, Some(who));
    assert_eq!(headline, "Anna Brandt said on Friday that the pier “should not be paid for by the town”");
}

#[test]
fn a_cut_quotation_is_closed() {
    assert_eq!(plain("He called it “the end of the road."), "He called it “the end of the road”");
}

mod properties {
    use proptest::prelude::*;

    use super::{Span, of};

    proptest! {
        #[test]
        fn any_sentence_gives_balanced_marks(text in "([A-Za-z]{1,9}[,;]? |“|” |\\(|\\) |said |that |and ){0,60}") {
            let headline = of(&text, Span::new(0, text.len()), None, None);
            prop_assert_eq!(headline.matches('“').count(), headline.matches('”').count());
            prop_assert_eq!(headline.matches('(').count(), headline.matches(')').count());
        }

        #[test]
        fn any_time_in_any_text(text in "\\PC{0,200}", at in 0usize..200, length in 0usize..20) {
            let end = (at + length).min(text.len());
            of(&text, Span::new(0, text.len()), Some(Span::new(at.min(end), end)), None);
        }
    }
}

//! What must date nothing, because it may be another event, another day or nobody's office: in doubt undated.

use super::{bounds, rules};

/// The bounds of an article that tells the second of two sentences, where a dated one tells the first.
fn pair(told: (&str, &str), asked: &str) -> Option<String> {
    bounds(asked, &[told])
}

const TOLL: (&str, &str) = (
    "2013-09-14",
    "The boatmen of Kesh voted on September 10 to pay the new toll at the Ebbing Lock, harbour master Odile Farr said.",
);

#[test]
fn the_same_event_dates_an_article_but_its_denial_does_not() {
    let asked = |what: &str| {
        format!("The boatmen of Kesh {what} the new toll at the Ebbing Lock, harbour master Odile Farr said.")
    };
    let found = pair(TOLL, &asked("voted earlier this month to pay"));
    assert_eq!(found.as_deref(), Some("2013-09-10..2013-09-30"));
    assert_eq!(pair(TOLL, &asked("voted earlier this month not to pay")), None);
    assert_eq!(pair(TOLL, &asked("didn’t vote earlier this month to pay")), None);
}

#[test]
fn other_numbers_are_of_another_event() {
    let told = (
        "2013-09-14",
        "The weavers of Kesh won a rise of 4 per cent from the Ebbing Mill on September 10, shop steward Odile Farr said.",
    );
    let asked = |number: &str| {
        format!(
            "The weavers of Kesh won a rise of {number} per cent from the Ebbing Mill earlier this month, shop steward \
             Odile Farr said."
        )
    };
    assert_eq!(pair(told, &asked("7")), None);
    assert_eq!(pair(told, &asked("four")).as_deref(), Some("2013-09-10..2013-09-30"));
    assert_eq!(pair(told, &asked("4")).as_deref(), Some("2013-09-10..2013-09-30"));
}

#[test]
fn opposites_are_of_another_event() {
    let asked = "The boatmen of Kesh refused earlier this month to pay the new toll at the Ebbing Lock, harbour master \
                 Odile Farr said.";
    let told = (TOLL.0, TOLL.1.replace("voted on September 10", "agreed on September 10"));
    assert_eq!(pair((told.0, &told.1), asked), None);
}

#[test]
fn what_happened_again_is_not_dated_by_the_first_time() {
    let asked = |when: &str, more: &str| {
        format!(
            "The boatmen of Kesh voted {when} to pay the new toll at the Ebbing Lock, harbour master Odile Farr said. {more}"
        )
    };
    for when in ["again this month", "for the second time this month", "for the 3rd time this month"] {
        assert_eq!(pair(TOLL, &asked(when, "The lock is old.")), None, "{when}");
    }
    for more in
        ["It was the fourth vote on it.", "It is their third vote in a row.", "The vote had been put off twice."]
    {
        assert_eq!(pair(TOLL, &asked("this month", more)), None, "{more}");
    }
    let once = asked("this month", "The lock was built in the time of sailing ships.");
    assert!(pair(TOLL, &once).is_some());
}

#[test]
fn a_look_back_is_no_news() {
    let told = (
        "2013-09-14",
        "A landslide buried the cable railway of Kesh on Tuesday and cut off the inn at the Ebbing Pass, ranger Odile Farr \
         said.",
    );
    let asked = |more: &str| {
        format!(
            "A landslide buried the cable railway of Kesh and cut off the inn at the Ebbing Pass, ranger Odile Farr \
             said{more}."
        )
    };
    assert!(pair(told, &asked("")).is_some());
    assert_eq!(pair(told, &asked(", and a year on the inn is still shut off")), None);
}

#[test]
fn a_plan_may_not_have_come_true() {
    let told = (
        "2013-09-04",
        "The pilots of Kesh will walk out on September 10 over the night watch at the Ebbing Lock, harbour master Odile Farr \
         said.",
    );
    let asked = |when: &str| {
        format!(
            "The pilots of Kesh walked out {when} over the night watch at the Ebbing Lock, harbour master Odile Farr said."
        )
    };
    assert_eq!(pair(told, &asked("on Friday")), None);
    assert_eq!(pair(told, &asked("earlier this month")), None);
}

#[test]
fn a_visit_ahead_that_is_the_third_one_is_not_the_first() {
    let told = ("2012-02-01", "Chancellor Maren Holt spoke of new ferries when she visited Norway in May 2011.");
    let asked =
        "Ministers met on May 9 in the run-up to Chancellor Maren Holt’s visit to Norway. It is her third visit.";
    assert_eq!(pair(told, asked), None);
}

#[test]
fn dates_in_quotations_are_not_seen_from_the_day_of_writing() {
    let asked = "A letter was found in a wall. “The boatmen of Kesh voted last month to pay the new toll at the Ebbing Lock, \
                 harbour master Odile Farr said,” it says.";
    assert_eq!(pair(TOLL, asked), None);
    assert_eq!(
        bounds("The lock was dug in 1921. “The lock will be widened in 1926,” wrote the engineer Olaf Kern.", &[]),
        None
    );
}

#[test]
fn a_quotation_that_is_looked_back_on_or_played_was_said_at_any_time() {
    let quote = "“The rope snapped and the whole basket went down like a stone,”";
    let told = format!("The basket of the cable railway fell on Sunday. {quote} said ranger Odile Farr.");
    let told = ("2013-09-14", told.as_str());
    assert!(pair(told, &format!("The railway is shut. {quote} said ranger Odile Farr.")).is_some());
    assert_eq!(pair(told, &format!("The railway has gone. {quote} ranger Odile Farr said at the time.")), None);
    assert_eq!(pair(told, &format!("The play is good. {quote} ranger Odile Farr says in the third act.")), None);
}

#[test]
fn will_governs_a_deed_and_not_the_date_of_a_thing() {
    let dated = |text: &str| bounds(&format!("The archive of Kesh was founded in 1951. {text}"), &[]);
    assert_eq!(dated("It will move to the mill in 1958.").as_deref(), Some("1951-01-01..1958-12-31"));
    assert_eq!(dated("It will display maps of the marsh from 1953."), None);
    assert_eq!(dated("Its keeper will talk about life in 1953."), None);
    assert_eq!(dated("He will be remembered for his flood of letters in 1956."), None);
}

#[test]
fn novels_and_plans_date_nothing() {
    assert_eq!(bounds("In the novel, the marsh dried up in 2041. The last ferry will sail in 2044.", &[]), None);
    assert_eq!(bounds("The dam was meant to be ready in 2027. It will not be closed in 2029.", &[]), None);
    let disease = "The novel coronavirus was found in 2019. The ward will be closed in 2024.";
    assert_eq!(bounds(disease, &[]).as_deref(), Some("2019-01-01..2024-12-31"));
}

#[test]
fn years_are_counted_from_the_end_of_a_turning_point_that_is_told() {
    let since = |what: &str| bounds(&format!("Fifty years after {what}, the bells of Kesh rang for an hour."), &[]);
    assert_eq!(since("the outbreak of the Second World War").as_deref(), Some("1986-01-01..1992-12-31"));
    assert_eq!(since("the end of the Second World War").as_deref(), Some("1992-01-01..1998-12-31"));
    assert_eq!(since("the Second World War").as_deref(), Some("1992-01-01..1998-12-31"));
    assert_eq!(since("the Berlin Wall was built").as_deref(), Some("2008-01-01..2014-12-31"));
    assert_eq!(since("the worst winter of the Second World War"), None);
}

#[test]
fn offices_of_clubs_and_titles_out_of_courtesy_bound_nothing() {
    let said = "said on Monday that the pond of Kesh would be drained.";
    assert_eq!(bounds(&format!("Angling society president Gerald Ford {said}"), &[]), None);
    assert_eq!(bounds(&format!("The angling club president Gerald Ford {said}"), &[]), None);
    assert_eq!(bounds(&format!("President Gerald Ford of the Kesh angling club {said}"), &[]), None);
    assert_eq!(bounds("President Gerald Ford told anglers on Monday that the pond was too deep.", &[]), None);
    let acting = "President Gerald Ford signed a bill on Monday that drains the pond of Kesh.";
    assert_eq!(bounds(acting, &[]).as_deref(), Some("1974-08-09..1977-01-20"));
}

#[test]
fn who_holds_an_office_again_may_have_been_the_former_holder() {
    let others = [
        ("2013-05-06", "Mayor Ana Brandt said on Sunday that the bridge was safe. The repairs cost a million."),
        ("2016-02-03", "Former mayor Ana Brandt opened a bakery on Tuesday. She sells rye bread and small cakes."),
    ];
    let asked = |how: &str| format!("The pier was built in 2012. Mayor Ana Brandt{how} said on Monday that it leaked.");
    assert_eq!(bounds(&asked(""), &others).as_deref(), Some("2012-01-01..2016-02-03"));
    assert_eq!(bounds(&asked(", who won back the town hall,"), &others), None);
}

#[test]
fn a_lead_without_a_day_is_not_said_to_tell_one() {
    let lead = "Harbour master Odile Farr shut the Ebbing Lock of Kesh after a barge of gravel rammed its upper gate";
    let text = format!("{lead}. Nobody knows more.");
    let told = format!("{lead}, and the boatmen of the canal were told to wait. It was repaired.");
    let dossier = super::dossier(&[(None, &text), (Some("2013-09-14"), &told)]);
    let rules = rules(&dossier.articles[0]);
    assert!(rules.iter().any(|rule| rule.starts_with("opens with what is told in “")), "{rules:?}");
}

//! Pages that are set here, read back.

use hayro_interpret::kurbo::BezPath;
use hayro_interpret::{ClipPath, Device as _, FillRule};
use proptest::prelude::*;

use super::*;
use crate::model::Passage;

/// Something drawn on a page: where, how large, in which of the two fonts, and what.
#[derive(Clone)]
struct Drawn {
    x: f64,
    y: f64,
    size: f64,
    text: String,
}

fn draw(x: f64, y: f64, size: f64, text: &str) -> Drawn {
    Drawn { x, y, size, text: text.to_owned() }
}

/// Lines of a column, set flush left, each of at most so many characters.
fn column(x: f64, top: f64, text: &str, width: usize) -> Vec<Drawn> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| line.len() + word.len() < width) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    (0..).zip(lines).map(|(at, line)| draw(x, top - 11.0 * f64::from(at), 9.0, &line)).collect()
}

/// A content stream that draws in the order given.
fn stream(drawn: &[Drawn]) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    let show =
        |Drawn { x, y, size, text }: &Drawn| format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({}) Tj ET\n", escaped(text));
    drawn.iter().map(show).collect()
}

/// A file of such pages, with more entries for its trailer.
fn file(pages: &[String], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let contents = 5 + 2 * at;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = file.len();
    let entries: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let size = objects.len() + 1;
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{entries}").bytes());
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}

fn read(pages: &[Vec<Drawn>]) -> Seed {
    let pages: Vec<String> = pages.iter().map(|page| stream(page)).collect();
    let mut problems = Vec::new();
    let seed = seed("a.pdf", &file(&pages, ""), &mut problems).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    seed
}

fn texts(seed: &Seed) -> Vec<&str> {
    seed.passages.iter().map(|passage: &Passage| passage.text.as_str()).collect()
}

const FERRY: &str = "The harbour council voted on Monday to rebuild the ferry terminal, which has been closed since the storm of \
    last autumn, and to ask the ministry for half of the money that is needed for the work.";

const PIER: &str = "Residents of the old quarter had asked for a cheaper plan, but the mayor said that nothing less would \
    withstand another winter, and that the eastern pier has shifted by a hand.";

const BOATS: &str = "Shopkeepers along the quay complain that their takings have fallen by a third since the boats stopped \
    calling, and that nobody in the town hall tells them when they will come back.";

/// A page as a press prints it: from top to bottom, whatever column a line is of.
fn across(mut page: Vec<Drawn>) -> Vec<Drawn> {
    page.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    page
}

#[test]
fn columns_are_read_one_after_another_though_they_are_drawn_across() {
    let mut page = vec![draw(40.0, 760.0, 24.0, "Terminal to be rebuilt")];
    page.extend(column(40.0, 720.0, FERRY, 44));
    page.extend(column(310.0, 720.0, PIER, 44));
    page.extend([draw(40.0, 600.0, 18.0, "Quay waits for its boats")]);
    page.extend(column(40.0, 570.0, BOATS, 44));
    page.extend(column(310.0, 570.0, FERRY, 44));
    let seed = read(&[across(page)]);
    assert_eq!(texts(&seed), ["Terminal to be rebuilt", FERRY, PIER, "Quay waits for its boats", BOATS, FERRY]);
    assert!(seed.passages[0].marks.has(Mark::TopHeading) && seed.passages[3].marks.has(Mark::Heading));
}

#[test]
fn sentences_go_on_in_the_next_column_and_on_the_next_page() {
    let head = |number: u32| {
        vec![draw(40.0, 810.0, 8.0, "HARBOUR GAZETTE"), draw(440.0, 810.0, 8.0, &format!("Tuesday, page {number}"))]
    };
    let (first, rest) = FERRY.split_at(FERRY.find("closed").unwrap());
    let mut page = head(4);
    page.extend(column(40.0, 770.0, &format!("{BOATS} {PIER} {first}"), 44));
    page.extend(column(310.0, 770.0, &format!("{rest}{BOATS} {PIER}"), 44));
    let mut second = head(5);
    second.extend(column(40.0, 770.0, &format!("{PIER} {BOATS} {first}"), 44));
    second.extend(column(310.0, 770.0, &format!("{rest}{PIER} {BOATS}"), 44));
    let seed = read(&[across(page), across(second)]);
    let heads: Vec<&str> =
        seed.passages.iter().filter(|line| line.marks.has(Mark::RunningHead)).map(|line| line.text.as_str()).collect();
    assert_eq!(heads, ["HARBOUR GAZETTE Tuesday, page 4", "HARBOUR GAZETTE Tuesday, page 5"]);
    let body = texts(&seed).join(" ");
    assert!(body.contains("which has been closed since the storm"), "{body}");
    assert!(seed.original.get().contains('\u{c}'));
}

#[test]
fn lists_and_tables_keep_their_rows() {
    let mut page: Vec<Drawn> = column(40.0, 760.0, &format!("{FERRY} {PIER}"), 90);
    for (at, item) in (1..).zip(["a new eastern pier", "a wider channel", "a roof over the quay", "more boats"]) {
        let y = 680.0 - 11.0 * f64::from(at);
        page.extend([draw(40.0, y, 9.0, &format!("{at}.")), draw(62.0, y, 9.0, item)]);
    }
    let seed = read(&[page]);
    let texts = texts(&seed);
    assert_eq!(
        texts[texts.len() - 4..],
        ["1. a new eastern pier", "2. a wider channel", "3. a roof over the quay", "4. more boats"]
    );
}

#[test]
fn turned_spaced_and_doubled_print() {
    let spaced = "BT /F1 14 Tf 5 Tc 1 0 0 1 40 700 Tm (FERRY) Tj 0 Tc ET\n";
    let turned = "BT /F1 7 Tf 0 1 -1 0 580 300 Tm (Photo: Ann Example) Tj ET\n";
    let doubled = [draw(40.0, 600.0, 9.0, "ALL ill"), draw(40.2, 600.0, 9.0, "ALL ill")];
    let outside = [draw(700.0, 600.0, 9.0, "slug"), draw(40.0, -20.0, 9.0, "slug")];
    let page = [spaced, turned, &stream(&doubled), &stream(&outside)].concat();
    let seed = seed("a.pdf", &file(&[page], ""), &mut Vec::new()).unwrap();
    assert_eq!(texts(&seed), ["FERRY", "ALL ill", "Photo: Ann Example"]);
}

#[test]
fn a_file_tells_its_title_and_author_only_where_they_are_printed() {
    let page = stream(&[draw(40.0, 700.0, 20.0, "Terminal to be rebuilt"), draw(40.0, 670.0, 9.0, FERRY)]);
    let info = "/Info << /Title (Terminal to be rebuilt) /Author (Admin) >>";
    let seed = seed("a.pdf", &file(&[page], info), &mut Vec::new()).unwrap();
    assert_eq!(seed.declared.best(Property::Title).unwrap().value, "Terminal to be rebuilt");
    assert!(seed.declared.best(Property::Author).is_none());
}

fn problem(file: &[u8]) -> Problem {
    let mut problems = Vec::new();
    assert!(seed("a.pdf", file, &mut problems).is_none());
    problems.pop().unwrap()
}

#[test]
fn what_cannot_be_read_says_why() {
    let page = stream(&[draw(40.0, 700.0, 9.0, FERRY)]);
    let locked = format!(
        "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] \
         /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>",
        "5a".repeat(32)
    );
    assert!(problem(&file(std::slice::from_ref(&page), &locked)).what.contains("password"));
    let picture = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q";
    assert!(problem(&file(&[picture.to_owned()], "")).what.contains("only pictures"));
    assert!(problem(&file(&[String::new()], "")).what.contains("no text"));
    assert!(problem(b"%PDF-1.7\nnothing").what.contains("no PDF"));
}

#[test]
fn a_document_that_never_ends_is_stopped() {
    let clip = ClipPath { path: BezPath::new(), fill: FillRule::NonZero };
    let mut gatherer = Gatherer::default();
    let stopped = guard::guarded(|| (0..usize::MAX).for_each(|_| gatherer.push_clip_path(&clip))).unwrap_err();
    assert!(stop(&stopped).contains("too much"));
}

fn sound() -> Vec<u8> {
    let mut page = column(40.0, 720.0, FERRY, 44);
    page.extend(column(310.0, 720.0, PIER, 44));
    file(&[stream(&page), stream(&page)], "/Info << /Title (Ferry) >>")
}

#[test]
fn a_file_cut_off_anywhere_is_told_or_read() {
    let whole = sound();
    for end in (0..whole.len()).step_by(97) {
        let mut problems = Vec::new();
        let seed = seed("a.pdf", &whole[..end], &mut problems);
        assert!(seed.is_some() || !problems.is_empty(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_file_never_panics(at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 1..9)) {
        let mut file = sound();
        let at = at.index(file.len());
        let end = (at + bytes.len()).min(file.len());
        file.splice(at..end, bytes);
        let _ = seed("a.pdf", &file, &mut Vec::new());
    }

    #[test]
    fn every_line_of_the_text_is_in_a_passage(places in prop::collection::vec((0_u32..550, 0_u32..800, 6_u32..30, "[a-z. -]{1,30}"), 1..40)) {
        let drawn: Vec<Drawn> = places.iter().map(|(x, y, size, text)| draw((*x).into(), (*y).into(), (*size).into(), text)).collect();
        if let Some(seed) = seed("a.pdf", &file(&[stream(&drawn)], ""), &mut Vec::new()) {
            let ink = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let kept: usize = seed.passages.iter().map(|passage| ink(&passage.text)).sum();
            prop_assert_eq!(kept, ink(&seed.original.get()));
        }
    }
}

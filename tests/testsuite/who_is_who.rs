//! What people say of names, and what `check` proposes: who is one with whom, and who is not.

use snapbox::str;

use crate::driver::Folder;

#[test]
fn people_say_who_is_who() {
    let config = "[[entities]]\nname = \"Dalia Renn-Hale\"\nalso = [\"Dalia Renn\", \"Renn\"]\nnote = \"Mayor & <b>more</b>.\"\n\
                  link = \"https://renn.example/?a=1&b=2\"\n\n[[entities]]\nname = \"Tomas Hale\"\ndeny = true\n\n\
                  [[entities]]\nname = \"harbour quarter\"\ntype = \"place\"\n\n[[entities]]\nname = \"Nobody Else\"\n";
    let folder = Folder::with_an_article().file("cuttings.toml", config);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
cuttings.toml:16: warning: nothing in the articles is called `Nobody Else`
  hint: write the name as it stands there, or add it under `also`
1 article in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 0 unknown
  found: 3 names, 1 topic, 4 events, 1 quote, 2 reports of speech
  open site/index.html

"#]]);
    let page = folder.read("site/people/dalia-renn-hale/index.html");
    for told in [
        "<h1>Dalia Renn-Hale</h1>",
        "Mayor &amp; &lt;b&gt;more&lt;/b&gt;.",
        "href=\"https://renn.example/?a=1&amp;b=2\"",
        "cuttings.toml says so",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    assert!(folder.read("site/places/harbour-quarter/index.html").contains("harbour quarter"));
    assert!(!folder.read("site/data/entities.json").contains("Tomas Hale"));
    let quotes = folder.read("site/data/quotes.json");
    assert!(quotes.contains("person/dalia-renn-hale"), "{quotes}");
    folder.run(&["check"]).code(0).stdout_eq(str![[r#"
cuttings.toml:16: warning: nothing in the articles is called `Nobody Else`
  hint: write the name as it stands there, or add it under `also`

"#]]);
    folder.run(&["build", "--strict", "-q"]).code(1);
}

#[test]
fn people_say_where_a_place_lies() {
    let config = "[[entities]]\nname = \"Vardby\"\ntype = \"place\"\nat = [70.5, 31.25]\n\n[[entities]]\nname = \"Norway\"\nat = \"none\"\n\n\
                  [[entities]]\nname = \"Dalia Renn\"\nat = [1, 2]\n";
    let text = "The ferry from Vardby in Norway was late, said Dalia Renn. Dalia Renn is the mayor of Vardby.\n";
    let folder = Folder::new().file("seeds/a.md", text).file("cuttings.toml", config);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
cuttings.toml:11: warning: `Dalia Renn` is taken for no place, so its position is not used
  hint: write `type = "place"`, or leave out `at`
seeds/a.md: warning: no headline was found; its first words serve
  hint: put `title = "…"` between `+++` lines at the top of the file
1 article in [SECONDS] s
  dates: 0 declared, 0 stated, 0 worked out, 1 unknown
  found: 3 names, 1 topic, 0 events, 0 quotes, 1 report of speech
  doubtful: 1 without a headline (`cuttings check` names them)
  open site/index.html

"#]]);
    let points = folder.read("site/data/places.geojson");
    assert!(points.contains("[31.25,70.5]") && !points.contains("place/norway"), "{points}");
    let page = folder.read("site/places/vardby/index.html");
    assert!(page.contains("70.50° N, 31.25° E") && page.contains("`cuttings.toml`"), "{page}");
}

#[test]
fn whose_words_they_are_can_be_told_strictly() {
    let text = "Mayor Dalia Renn came on Friday. “The ferry will sail again in May,” Renn said.\n\n\
                She was late. “Nobody will be sorry to see the old one go,” she said.\n";
    let folder = Folder::new().file("seeds/a.md", text);
    let page = |folder: &Folder| folder.read("site/people/dalia-renn/index.html");
    folder.run(&["build", "-q"]).code(0);
    assert!(page(&folder).contains("will sail again") && page(&folder).contains("Nobody will be sorry"));
    let folder = folder.file("cuttings.toml", "[quotes]\nstrict = true\n");
    folder.run(&["build", "-q"]).code(0);
    assert!(page(&folder).contains("will sail again") && !page(&folder).contains("<p>“Nobody will be sorry"));
    assert!(folder.read("site/data/quotes.json").contains("\"basis\":\"pronoun\""));
    assert!(folder.read("site/quotes/index.html").contains("Nobody will be sorry"));
}

#[test]
fn entries_that_contradict_each_other_are_told() {
    let config = "[[entities]]\nname = \"Dalia Renn\"\n\n[[entities]]\nname = \"The mayor\"\nalso = \"Dalia Renn\"\n";
    let folder = Folder::with_an_article().file("cuttings.toml", config);
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
cuttings.toml:6: error: `Dalia Renn` is one entity here and another in line 2
  hint: one entry may have it, under `name` or `also`

"#]]);
}

/// Articles in which it cannot be told who is who.
fn doubtful_people() -> Folder {
    Folder::new()
        .file(
            "seeds/1.txt",
            "Mayor opens pier\n\nThe city council met Mayor Ana Brandt on Monday. Later Brandt opened the pier.\n",
        )
        .file(
            "seeds/2.txt",
            "Coach wins cup\n\nThe coach of the team is Peter Brandt, who won the cup in Oslo on Sunday.\n",
        )
        .file(
            "seeds/3.txt",
            "Nobody saw him\n\nNobody in the harbour saw Minister Brandt on that day, said a man who sells fish.\n",
        )
        .file(
            "seeds/4.txt",
            "A new lawyer\n\nThe court heard the lawyer Andreas Lindqvist. It was late when he spoke in Bergen.\n",
        )
        .file(
            "seeds/5.txt",
            "An old lawyer\n\nThe court did not hear the lawyer Andreas Lindquist. It was early in Bergen.\n",
        )
}

#[test]
fn a_check_proposes_who_may_be_who() {
    let folder = doubtful_people();
    let output = folder.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    let proposed = &output[output.find("# Who is who").unwrap()..];
    snapbox::assert_data_eq!(
        proposed,
        str![[r##"
# Who is who is in doubt here. What is right, paste into cuttings.toml; what stays out stays as it is.

# `Andreas Lindqvist` (person/andreas-lindqvist, 1 time): it is nearly what Andreas Lindquist is called, and no article has both
# seeds/4.txt: “The court heard the lawyer Andreas Lindqvist.”
# seeds/5.txt: “The court did not hear the lawyer Andreas Lindquist.”
[[entities]]
name = "Andreas Lindquist"
merge = ["person/andreas-lindqvist"]

# `Brandt` (person/brandt, 1 time): it may be Ana Brandt or Peter Brandt, and nothing tells which is meant
# seeds/3.txt: “Nobody in the harbour saw Minister Brandt on that day, said a man who sells fish.”
# seeds/1.txt: “The city council met Mayor Ana Brandt on Monday.”
# seeds/2.txt: “The coach of the team is Peter Brandt, who won the cup in Oslo on Sunday.”
# or, instead of the name below, `name = "Peter Brandt"`
[[entities]]
name = "Ana Brandt"
merge = ["person/brandt"]

"##]]
    );
    let pasted = folder.file("cuttings.toml", proposed);
    let output = pasted.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    assert!(!output.contains("[[entities]]") && !output.contains("cuttings.toml"), "{output}");
    pasted.run(&["build", "-q"]).code(0).stderr_eq("");
    let entities = pasted.read("site/data/entities.json");
    assert!(
        !entities.contains("\"person/brandt\"") && !entities.contains("\"person/andreas-lindqvist\""),
        "{entities}"
    );
}

#[test]
fn pages_say_what_is_not_certain_and_why_names_are_one() {
    let folder = doubtful_people().file(
        "seeds/6.txt",
        "Talks in Kiev\n\nThe talks in Kiev went on until late at night, and nobody slept. In Kyiv it rained for days.\n",
    );
    folder.run(&["build", "-q"]).code(0);
    let own = folder.read("site/people/brandt/index.html");
    assert!(own.contains("It may be Ana Brandt or Peter Brandt, and nothing tells which is meant"), "{own}");
    assert!(own.contains("href=\"../ana-brandt/index.html\"") && own.contains("href=\"../peter-brandt/index.html\""));
    let other = folder.read("site/people/ana-brandt/index.html");
    assert!(other.contains("href=\"../brandt/index.html\"") && other.contains("nothing tells which is meant"));
    let place = folder.read("site/places/kiev/index.html");
    assert!(place.contains("<dt>Kyiv</dt><dd>another spelling of the same place</dd>"), "{place}");
}

#[test]
fn each_line_of_a_proposal_can_be_left_out() {
    let folder = doubtful_people().file(
        "seeds/6.txt",
        "A lawyer pleads\n\nThe court heard the lawyer Andreas Lindquisst for hours, and then it rained in Oslo.\n",
    );
    let output = folder.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    let proposed = &output[output.find("# Who is who").unwrap()..];
    assert!(proposed.contains("merge = [\n    # `Andreas Lind"), "{proposed}");
    let kept: String =
        proposed.lines().filter(|line| !line.contains("lindquisst\"")).map(|line| format!("{line}\n")).collect();
    let pasted = folder.file("cuttings.toml", &kept);
    pasted.run(&["build", "-q"]).code(0).stderr_eq("");
    let entities = pasted.read("site/data/entities.json");
    assert!(entities.contains("lindquisst\""), "{entities}");
}

#[test]
fn what_people_part_is_proposed_no_more() {
    let config = "[[entities]]\nname = \"Andreas Lindqvist\"\n\n[[entities]]\nname = \"Andreas Lindquist\"\n\n\
                  [[entities]]\nname = \"Ana Brandt\"\nnot = \"Brandt\"\n";
    let folder = doubtful_people().file("cuttings.toml", config);
    let output = folder.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    assert!(!output.contains("lindqvist") && !output.contains("may be Ana Brandt"), "{output}");
}

//! `cuttings.lock`: topics keep their ids.

use crate::driver::{Folder, SOUND};

/// A folder with articles on two matters.
fn folder() -> Folder {
    let mut folder = Folder::new();
    for at in 0..6 {
        folder = folder.file(&format!("seeds/sound-{at}.txt"), SOUND.replace("eleven", &format!("{at}")));
        let orchard = format!(
            "Frost hits the orchards again\n\nBy Bo Quist Published: 2024/4/{:02}\n\nApple growers of the valley fear the late \
             frost, said {at} of them on Friday. The apple harvest may be half of the usual, and cider prices will rise.\n",
            at + 1
        );
        folder = folder.file(&format!("seeds/orchard-{at}.txt"), orchard);
    }
    folder
}

#[test]
fn a_ledger_is_made_when_asked_for_and_then_kept_up_to_date() {
    let folder = folder();
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    assert!(!folder.path("cuttings.lock").exists());
    folder.run(&["build", "-q", "--lock"]).code(0).stderr_eq("");
    let (first, site) = (folder.read("cuttings.lock"), folder.tree("site"));
    assert!(first.contains("\n    \"orchard-5.txt\",\n") && !first.contains("more.txt"), "{first}");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    assert_eq!((folder.read("cuttings.lock"), folder.tree("site")), (first.clone(), site));
    let folder = folder.file("seeds/more.txt", SOUND.replace("eleven", "twelve"));
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    assert!(folder.read("cuttings.lock").contains("\n    \"more.txt\",\n"));
    assert!(!folder.path("cuttings.lock.new").exists());
}

#[test]
fn ids_and_labels_of_the_ledger_are_those_of_the_site() {
    let folder = folder();
    folder.run(&["build", "-q", "--lock"]).code(0).stderr_eq("");
    let topics: serde_json::Value = serde_json::from_str(&folder.read("site/data/topics.json")).unwrap();
    let id = topics[0]["id"].as_str().unwrap();
    let changed = folder.read("cuttings.lock").replacen(&format!("id = \"{id}\""), "id = \"as-it-was-called\"", 1);
    let folder = folder.file("cuttings.lock", changed);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    assert!(folder.path("site/topics/as-it-was-called/index.html").exists());
}

#[test]
fn names_that_no_topic_has_are_told() {
    let folder = folder()
        .file("cuttings.toml", "[topics]\nrename = { \"No such matter\" = \"A matter\" }\npin = \"late frost\"\n");
    folder.run(&["build", "-q", "--strict"]).code(1);
    let told = folder.run(&["check"]).code(0);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(
        told.contains("cuttings.toml: warning: `[topics]` names “No such matter”, which no topic is called"),
        "{told}"
    );
    assert!(!told.contains("late frost"), "{told}");
}

#[test]
fn a_ledger_that_cannot_be_read_is_told_and_left_alone() {
    let broken = "version = 1\n<<<<<<< ours\n";
    let folder = Folder::with_an_article().file("cuttings.lock", broken);
    folder.run(&["build"]).code(0).stderr_eq(snapbox::str![[r#"
cuttings.lock:2: warning: two versions of the ledger were merged and their conflict is not settled; the whole ledger is left aside
  hint: mend this line, or take the file back from version control; without it topics are found anew
1 article in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 0 unknown
  [..]
  open site/index.html

"#]]);
    assert_eq!(folder.read("cuttings.lock"), broken);
    folder.run(&["build", "-q", "--lock", "--strict"]).code(1);
    assert_eq!(folder.read("cuttings.lock"), broken);
}

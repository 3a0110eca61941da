//! Same input, same bytes: whatever the number of threads, whatever was there before.

use crate::driver::{Folder, SOUND};

fn folder() -> Folder {
    let mut folder = Folder::with_an_article().file("cuttings.toml", "[site]\nbase_url = \"https://ferry.example/\"\n");
    for number in 1..9 {
        let other = SOUND.replace("2024/3/12", &format!("2024/4/{number}")).replace("ferry terminal", "harbour bridge");
        let other = format!(
            "{other}\nSection {number} of the bridge was moved to the quay in May 2023, said engineer Ruth Okafor.\n"
        );
        folder = folder.file(&format!("seeds/{number}.txt"), other);
    }
    folder
}

#[test]
fn two_builds_are_identical() {
    let folder = folder();
    folder.run(&["build", "-q"]).code(0);
    folder.run(&["build", "-q", "--out", "again"]).code(0);
    assert!(folder.tree("site") == folder.tree("again"));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = folder();
    folder.run(&["build", "-q", "--jobs", "1"]).code(0);
    folder.run(&["build", "-q", "--jobs", "2", "--out", "again"]).code(0);
    assert!(folder.tree("site") == folder.tree("again"));
}

#[test]
fn no_file_names_the_machine_or_the_program() {
    let folder = folder();
    folder.run(&["build", "-q"]).code(0);
    let here = folder.path("").to_str().unwrap().to_owned();
    for (name, bytes) in folder.tree("site") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(&here), "{name} names the folder it was built in");
        assert!(!text.contains(concat!("cuttings ", env!("CARGO_PKG_VERSION"))), "{name} names the program's version");
    }
}

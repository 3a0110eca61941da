//! Building again over an earlier site.

use crate::driver::{Folder, SOUND};

#[test]
fn our_files_are_replaced_and_others_carried_over() {
    let folder = Folder::with_an_article().file("seeds/gone.txt", SOUND.replace("ferry terminal", "harbour bridge"));
    folder.run(&["build", "-q"]).code(0);
    let before = folder.tree("site").len();
    std::fs::remove_file(folder.path("seeds/gone.txt")).unwrap();
    let folder = folder.file("site/CNAME", "ferry.example").file("site/.git/HEAD", "ref: refs/heads/main");
    folder.run(&["build", "-q"]).code(0);
    assert_eq!(folder.read("site/CNAME"), "ferry.example");
    assert_eq!(folder.read("site/.git/HEAD"), "ref: refs/heads/main");
    assert!(folder.tree("site").len() < before + 2);
    assert!(!folder.tree("site").iter().any(|(name, _)| name.contains("harbour-bridge")));
}

#[test]
fn a_new_dossier_builds_at_once() {
    let folder = Folder::new();
    folder.run(&["init", "new"]).code(0);
    let inside = Folder::new().file("cuttings.toml", folder.read("new/cuttings.toml"));
    let inside = inside.file("seeds/first-cutting.txt", folder.read("new/seeds/first-cutting.txt"));
    inside.run(&["build", "-q"]).code(0).stderr_eq("");
    assert_eq!(inside.articles()[0]["authors"], serde_json::json!(["Ann Example"]));
    folder.run(&["init", "new"]).code(1);
}

#[test]
fn a_built_site_has_no_broken_links() {
    let folder = Folder::with_an_article().file("seeds/b.txt", SOUND.replace("ferry", "railway"));
    folder.run(&["build", "-q"]).code(0);
    folder.run(&["check", "-q"]).code(0).stdout_eq("");
    std::fs::remove_file(folder.path("site/about/index.html")).unwrap();
    let output = folder.run(&["check", "-q"]).code(1);
    assert!(String::from_utf8_lossy(&output.get_output().stdout).contains("about/index.html"));
}

//! The committed `site/` is what `build` writes from `seeds/`, byte for byte.

use std::path::Path;

use crate::driver::{Folder, tree};

#[test]
fn the_committed_site_is_what_build_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let out = folder.path("site");
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let arguments = [
        "build",
        "-q",
        "--source",
        &path(&root.join("seeds")),
        "--config",
        &path(&root.join("cuttings.toml")),
        "--out",
        &path(&out),
    ];
    folder.run(&arguments).code(0);

    let (written, committed) = (tree(&out), tree(&root.join("site")));
    let names = |tree: &[(String, Vec<u8>)]| tree.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&written), names(&committed), "renew with `cargo run --release -- build`");
    for ((name, new), (_, old)) in written.iter().zip(&committed) {
        assert!(new == old, "{name} differs from the committed one: renew with `cargo run --release -- build`");
    }
}

//! A user's own templates and static files.

use snapbox::str;

use crate::driver::Folder;

#[test]
fn a_file_of_the_same_name_wins_and_others_join_the_site() {
    let folder = Folder::with_an_article()
        .file("templates/about.html", "<!doctype html><title>Ours</title><p>{{ site.title }}</p>")
        .file("static/style.css", "body { color: teal }")
        .file("static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    assert_eq!(folder.read("site/about/index.html"), "<!doctype html><title>Ours</title><p>Dossier</p>");
    assert_eq!(folder.read("site/static/style.css"), "body { color: teal }");
    assert!(folder.path("site/static/logo.svg").exists() && folder.path("site/static/icon.svg").exists());
}

#[test]
fn a_broken_template_is_an_error_and_the_old_site_stays() {
    let folder = Folder::with_an_article();
    folder.run(&["build", "-q"]).code(0);
    let folder = folder.file("templates/about.html", "{% if %}");
    folder.run(&["build", "-q"]).code(1).stderr_eq(str![[r#"
site: error: a page could not be made: error: Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`
 --> about.html:1:7
  |
1 | {% if %}
  |       ^^
  hint: mend your own file in `templates/`, or take it away to use the default one

"#]]);
    assert!(folder.path("site/about/index.html").exists());
}

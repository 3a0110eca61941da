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

#[test]
fn a_logo_and_a_licence_note_stand_on_every_page() {
    let folder = Folder::with_an_article()
        .file(
            "cuttings.toml",
            "[site]\ntitle = \"Ferry & quay\"\nlogo = \"art/Mark.SVG\"\nlicence = \"Under *our* terms.\"\n",
        )
        .file("art/Mark.SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    assert_eq!(folder.read("site/static/logo.svg"), folder.read("art/Mark.SVG"));
    // On the first page the title stands beside it, and is not to be read aloud twice.
    for (page, root, alt) in [
        ("index.html", "", ""),
        ("about/index.html", "../", "Ferry &amp; quay"),
        ("timeline/index.html", "../", "Ferry &amp; quay"),
    ] {
        let page = folder.read(&format!("site/{page}"));
        assert!(page.contains(&format!("<img class=\"logo\" src=\"{root}static/logo.svg\" alt=\"{alt}\">")));
        assert!(page.contains("<p>Under <em>our</em> terms.</p>"));
    }
    assert_eq!(folder.read("site/about/index.html").matches("<em>our</em>").count(), 2, "in the text and in the foot");
}

#[test]
fn a_logo_that_is_missing_or_no_picture_is_an_error() {
    let folder = Folder::with_an_article().file("cuttings.toml", "[site]\nlogo = \"mark.svg\"\n");
    folder.run(&["build", "-q"]).code(1).stderr_eq(str![[r#"
mark.svg: error: there is no such logo
  hint: `site.logo` is a path beside `cuttings.toml`

"#]]);
    let folder = Folder::with_an_article().file("cuttings.toml", "[site]\nlogo = \"mark.js\"\n").file("mark.js", "");
    folder.run(&["build", "-q"]).code(1).stderr_eq(str![[r#"
mark.js: error: `site.logo` is no picture: `mark.js`
  hint: name an SVG, PNG, JPEG, WebP, AVIF or GIF

"#]]);
}

#[test]
fn pages_of_ones_own_join_the_menu_in_the_order_of_their_names() {
    let folder = Folder::with_an_article()
        .file("pages/b-method.md", "# How we *worked*\n\nBy hand; see [the team](a-team.md#who).\n")
        .file("pages/a-team.md", "+++\ntitle = \"The team\"\n+++\n\n## Who\n\n<b>Two</b> people.\n");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let page = folder.read("site/pages/b-method/index.html");
    assert!(page.contains("<title>How we worked · Dossier</title>") && page.contains("<h1>How we worked</h1>"));
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("<a href=\"../a-team/index.html#who\">the team</a>"));
    assert!(page.contains("<a href=\"../../pages/b-method/index.html\" aria-current=\"true\">How we worked</a>"));
    let team = folder.read("site/pages/a-team/index.html");
    assert!(team.contains("<h2 id=\"who\">Who</h2>") && team.contains("<b>Two</b> people."));
    let first = folder.read("site/index.html");
    let at = |words: &str| first.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at(">About</a>") < at("pages/a-team/index.html") && at("pages/a-team/index.html") < at("pages/b-method"));
}

#[test]
fn what_is_wrong_with_pages_is_told_and_nothing_is_built() {
    let folder = Folder::with_an_article()
        .file("pages/empty.md", "No heading here.\n")
        .file("pages/links.md", "# Links\n\nTo [nowhere](nowhere.md).\n")
        .file("pages/links_.md", "# Links again\n")
        .file("pages/draft.md", "+++\ntitle = \"Draft\"\ndraft = true\n+++\n")
        .file("pages/art/mark.svg", "<svg/>");
    folder.run(&["build", "-q"]).code(1).stderr_eq(str![[r#"
pages/art/mark.svg: error: this is no page: pages are files `NAME.md` right inside `pages/`
  hint: put pictures and other files into `static/`, and link to them as `../../static/NAME`
pages/draft.md: error: the field `draft` means nothing in a page
  hint: a page has `title` and `description`
pages/empty.md: error: this page has no title
  hint: begin it with a heading: `# How we worked`
pages/links_.md: error: another page has the same name but for its marks
  hint: give it another name
pages/links.md:3: error: there is no page `nowhere.md` to link to
  hint: name a file of the same folder

"#]]);
    assert!(!folder.path("site").exists());
}

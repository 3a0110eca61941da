//! Who said what: the pages of quotations and of those who said them.

use crate::driver::Folder;

fn built() -> Folder {
    let gazette = "+++\ndate = \"2024-03-12\"\npublisher = \"Gazette\"\n+++\nMayor Dalia Renn opened the pier in Bergen on Monday. “The ferry will \
                   sail again before the summer is over,” Renn said. She said that the old boat would be sold.\n\n\
                   “Dalia Renn has done nothing for us,” said Tomas Hale, a fisherman.\n";
    let herald = "+++\ndate = \"2024-03-14\"\npublisher = \"Herald\"\n+++\nThe head of the town of Bergen spoke again. “The ferry will sail again \
                  before the summer is over,” Dalia Renn told reporters. Tomas Hale denied taking money from the town.\n";
    let folder = Folder::new().file("seeds/a.md", gazette).file("seeds/b.md", herald);
    folder.run(&["build", "-q"]).code(0);
    folder
}

#[test]
fn the_same_words_in_two_articles_are_one_quotation_with_two_sources() {
    let folder = built();
    let page = folder.read("site/quotes/index.html");
    assert_eq!(page.matches("“The ferry will sail again before the summer is over,”").count(), 1, "{page}");
    assert!(page.contains("Also printed in 1 other place") && page.contains("2 quotations"), "{page}");
    assert!(!page.contains("the old boat would be sold"), "{page}");
}

#[test]
fn reported_speech_is_kept_apart() {
    let folder = built();
    let page = folder.read("site/quotes/reported/index.html");
    assert!(page.contains("<p>the old boat would be sold</p>"), "{page}");
    assert!(page.contains("<p>taking money from the town</p>") && page.contains("worked out from a pronoun"), "{page}");
    let data: serde_json::Value = serde_json::from_str(&folder.read("site/data/quotes.json")).unwrap();
    let kinds: Vec<&str> = data.as_array().unwrap().iter().map(|quote| quote["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["direct", "indirect", "direct", "direct", "indirect"]);
}

#[test]
fn a_page_lists_what_each_speaker_said() {
    let folder = built();
    let page = folder.read("site/quotes/speakers/index.html");
    let (renn, hale) = (page.find(">Dalia Renn</a>").unwrap(), page.find(">Tomas Hale</a>").unwrap());
    assert!(renn < hale, "{page}");
    assert!(page.contains("2 speakers") && page.contains("taking money from the town"), "{page}");
}

#[test]
fn a_person_s_page_tells_what_was_said_by_and_about_the_person() {
    let folder = built();
    let page = folder.read("site/people/dalia-renn/index.html");
    let section = |heading: &str| {
        let start = page.find(heading).unwrap_or_else(|| panic!("{heading}\n{page}"));
        page[start..].split("</section>").next().unwrap().to_owned()
    };
    assert!(section("What Dalia Renn said").contains("The ferry will sail"));
    assert!(section("What Dalia Renn is reported to have said").contains("the old boat would be sold"));
    assert!(section("What others said of Dalia Renn").contains("has done nothing for us"));
    assert!(section("Names it goes by").contains("Gazette 3, Herald 1"), "{}", section("Names it goes by"));
    assert!(section("Offices and descriptions").contains("12 Mar 2024"), "{}", section("Offices and descriptions"));
    assert!(section("Appears with").contains("Bergen"));
}

#[test]
fn documents_bodies_and_people_who_are_only_described_speak_too() {
    let folder = Folder::new().file(
        "seeds/a.md",
        "+++\ndate = \"2024-03-12\"\ntitle = \"The quay\"\n+++\nThe Harbour Court in Bergen ruled on Monday that the quay must close. \
         “The quay is unsafe,” the court said.\n\n“The planks are rotten,” a report found. “Nobody told us,” a resident of \
         the town said. “I never lie,” he said.\n",
    );
    folder.run(&["build", "-q"]).code(0);
    let page = folder.read("site/quotes/speakers/index.html");
    let (court, unnamed) = (page.find(">Harbour Court</a>").unwrap(), page.find("Described, not named").unwrap());
    assert!(court < unnamed, "{page}");
    let described = &page[unnamed..];
    assert!(
        described.contains("<bdi>a report</bdi> <span class=\"basis inferred\">described, not named</span>"),
        "{page}"
    );
    assert!(described.contains("<bdi>a resident</bdi> <span") && !described.contains("I never lie"), "{page}");
    let all = folder.read("site/quotes/index.html");
    assert!(all.contains("<bdi>he</bdi> <span class=\"basis inferred\">not clear who is meant</span>"), "{all}");
}

#[test]
fn dialogue_led_by_dashes_is_quoted() {
    let folder = Folder::new().file(
        "seeds/a.txt",
        "La alcaldesa abre el puerto\n\nLa alcaldesa Marta Lindqvist abrió el lunes el nuevo puerto de Bergen, que ha \
         costado tres millones de coronas y que estará abierto a todos los barcos.\n\n—Estamos orgullosos —dijo \
         Lindqvist—. El puerto será de todos.\n\n—¿Y quién lo paga? —preguntó un pescador.\n",
    );
    folder.run(&["build", "-q"]).code(0);
    let page = folder.read("site/quotes/index.html");
    assert!(page.contains("Estamos orgullosos —dijo Lindqvist—. El puerto será de todos."), "{page}");
    assert!(page.contains(">Marta Lindqvist</a>") && page.contains("<bdi>un pescador</bdi> <span"), "{page}");
}

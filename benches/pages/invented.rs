//! Invented pages of an invented paper, the same at every run: an article among menus, share rows, related links and comments.

use std::fmt::Write as _;

/// Words of the menus.
const SECTIONS: [&str; 12] = [
    "Home",
    "Harbour",
    "Council",
    "Business",
    "Weather",
    "Opinion",
    "Culture",
    "Schools",
    "Sport",
    "Letters",
    "Notices",
    "Tides and fares",
];

/// Sentences of the articles, with dates, names and quotations in them as news has them.
const SENTENCES: [&str; 12] = [
    "The harbour board voted on Tuesday to close the old ferry terminal at Ostrand before the end of the summer.",
    "“We have repaired the same pier four times since 2011, and it has cost us more than a new one,” said Marta Lindqvist, who chairs the board.",
    "Residents of the eastern quay had asked for a second report, which was promised in March but never published.",
    "According to the council, some 4,200 people cross the bay each day, most of them on their way to work.",
    "Mr. Okafor, a former pilot, called the plan “hasty” and told the meeting that the channel had not been surveyed for nine years.",
    "The new terminal would stand half a mile to the north, beside the fish market, where the water is deeper.",
    "Nobody on the quay could say last week when the first piles will be driven, or who is to pay for them.",
    "A spokesman for Bay Lines declined to comment until the contract had been signed.",
    "The price was put at 38 million in the autumn, two years after the first estimate of 21 million.",
    "In Norhaven, across the bay, the mayor welcomed the vote and spoke of a good day for both towns.",
    "Engineers from the university are to measure the currents between 4 May and 20 June 2019.",
    "Others doubt that the boats can land there in a north wind, as they could at the old pier.",
];

const HEADLINES: [&str; 6] = [
    "Old ferry terminal to close before the summer is over",
    "Fish market fears for its stalls",
    "Two held after fire on the eastern quay",
    "Why the tide tables are wrong this year",
    "School choir wins the regional prize again",
    "New lights for the harbour road",
];

const COMMENTERS: [&str; 4] = ["quaysider", "Bob from Ostrand", "J. Tide", "northwind77"];

/// The paragraph with a number, three sentences long.
fn paragraph(number: usize) -> String {
    [0, 5, 7].map(|step| SENTENCES[(number * 3 + step) % SENTENCES.len()]).join(" ")
}

/// Running text of 4 KB.
pub(crate) fn article() -> String {
    let mut text = String::new();
    for number in 0.. {
        text.push_str(&paragraph(number));
        if text.len() > 4096 {
            break;
        }
        text.push_str("\n\n");
    }
    let end = (0..=4096).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    text.truncate(end);
    text
}

/// A page as a reader copies it out of a browser, some 6 KB.
pub(crate) fn text() -> String {
    let mut page = String::from("Skip to content\nThe Ostrand Courier\nSign in\nSubscribe\n");
    let mut line = |words: &str| {
        page.push_str(words);
        page.push('\n');
    };
    SECTIONS.iter().for_each(|section| line(section));
    line("Harbour > News");
    line(HEADLINES[0]);
    line("By Ingrid Solberg and Peter Vance");
    line("Published: 14 May 2019, 17:45");
    line("Share on Facebook\nTweet\nEmail\n128 shares");
    for number in 0..10 {
        line(&format!("\n{}", paragraph(number)));
        match number {
            2 => line("\nThe old terminal at low water. Photo: Ana Reis / Courier"),
            5 => line("\nRead more: Fish market fears for its stalls"),
            _ => {}
        }
    }
    line("\nIngrid Solberg covers the harbour for the Courier.");
    line("\nMost read");
    HEADLINES[1..].iter().for_each(|headline| line(headline));
    line("\nComments (4)");
    for (number, name) in COMMENTERS.iter().enumerate() {
        line(&format!("{name}\n{} hours ago", number + 2));
        line("They have talked about this pier for as long as I can remember, and nothing ever comes of it.\nReply");
    }
    line("Sign up for our newsletter\nTerms of use\nPrivacy\n© 2019 The Ostrand Courier. All rights reserved.");
    page
}

/// A page as a server sends it, some 100 KB.
pub(crate) fn html() -> String {
    let mut page = String::from("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.push_str(&head());
    page.push_str("</head>\n<body class=\"single-post\">");
    page.push_str(&menu("site-header"));
    page.push_str("<main><article class=\"post\"><header>");
    add(&mut page, format_args!("<h1 class=\"headline\">{}</h1>", HEADLINES[0]));
    page.push_str("<p class=\"byline\">By <a rel=\"author\" href=\"/staff/is\">Ingrid Solberg</a></p>");
    page.push_str("<time datetime=\"2019-05-14T17:45:00+02:00\">14 May 2019</time>");
    page.push_str(&share_row());
    page.push_str("</header><div class=\"article-body\">");
    for number in 0..24 {
        add(&mut page, format_args!("<p>{}</p>\n", paragraph(number)));
        match number % 6 {
            2 => add(
                &mut page,
                format_args!(
                    "<figure><img src=\"/i/{number}.jpg\" alt=\"\"><figcaption>The old terminal at low water. <span class=\"credit\">Photo: Ana Reis</span></figcaption></figure>"
                ),
            ),
            4 => page.push_str(&cards("inline-related", 2)),
            _ => {}
        }
    }
    page.push_str("</div>");
    page.push_str(&share_row());
    page.push_str("</article><aside class=\"sidebar\">");
    page.push_str(&cards("most-read", 30));
    page.push_str("</aside></main><section id=\"comments\"><h2>Comments</h2>");
    for number in 0..60 {
        add(
            &mut page,
            format_args!(
                "<div class=\"comment depth-{}\"><div class=\"comment-meta\"><span class=\"comment-author\">{}</span> <a href=\"#c{number}\">{number} hours ago</a></div><div class=\"comment-content\"><p>{}</p></div><a class=\"reply\" href=\"#\">Reply</a></div>\n",
                number % 3,
                COMMENTERS[number % COMMENTERS.len()],
                SENTENCES[number % SENTENCES.len()]
            ),
        );
    }
    page.push_str("</section>");
    page.push_str(&cards("more-from-us", 40));
    page.push_str(&menu("site-footer"));
    page.push_str("<p>© 2019 The Ostrand Courier. All rights reserved.</p></body></html>\n");
    page
}

fn head() -> String {
    let mut head = format!("<title>{} | The Ostrand Courier</title>", HEADLINES[0]);
    add(&mut head, format_args!("<meta property=\"og:title\" content=\"{}\">", HEADLINES[0]));
    head.push_str("<meta property=\"og:site_name\" content=\"The Ostrand Courier\">");
    head.push_str("<meta property=\"article:published_time\" content=\"2019-05-14T17:45:00+02:00\">");
    head.push_str("<meta name=\"author\" content=\"Ingrid Solberg\">");
    add(
        &mut head,
        format_args!(
            "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"{}\",\"author\":{{\"@type\":\"Person\",\"name\":\"Ingrid Solberg\"}},\"datePublished\":\"2019-05-14T17:45:00+02:00\"}}</script>",
            HEADLINES[0]
        ),
    );
    head.push_str("<style>");
    (0..250).for_each(|rule| add(&mut head, format_args!(".c{rule}{{margin:{rule}px auto;color:#{rule:03x}}}\n")));
    head.push_str("</style><script>");
    (0..250).for_each(|call| add(&mut head, format_args!("if(window.q<{call}){{q.push([\"s{call}\",'<b>'])}};\n")));
    head.push_str("</script>");
    head
}

fn menu(class: &str) -> String {
    let mut menu = format!("<nav class=\"{class}\" role=\"navigation\"><ul>");
    for section in SECTIONS {
        add(&mut menu, format_args!("<li class=\"menu-item\"><a href=\"/{section}\"><span>{section}</span></a><ul>"));
        SECTIONS
            .iter()
            .for_each(|below| add(&mut menu, format_args!("<li><a href=\"/{section}/{below}\">{below}</a></li>")));
        menu.push_str("</ul></li>\n");
    }
    menu.push_str("</ul></nav>");
    menu
}

fn share_row() -> String {
    let names = ["Facebook", "Twitter", "WhatsApp", "Email"];
    let links =
        names.map(|name| format!("<li><a class=\"share-{name}\" href=\"#\"><span>Share on {name}</span></a></li>"));
    format!("<ul class=\"social-share\">{}</ul>", links.concat())
}

fn cards(class: &str, count: usize) -> String {
    let mut cards = format!("<div class=\"{class}\"><h3>More</h3>");
    for number in 0..count {
        let headline = HEADLINES[number % HEADLINES.len()];
        add(
            &mut cards,
            format_args!(
                "<div class=\"card\"><a href=\"/a/{number}\"><img src=\"/t/{number}.jpg\"><div class=\"card-text\"><h4>{headline}</h4><p class=\"teaser\">{}</p><span class=\"date\">{} May 2019</span></div></a></div>\n",
                SENTENCES[number % SENTENCES.len()],
                number % 28 + 1
            ),
        );
    }
    cards.push_str("</div>");
    cards
}

fn add(page: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = page.write_fmt(words);
}

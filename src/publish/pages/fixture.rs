//! A dossier made by hand for the tests of the pages: an invented quarrel over a ferry.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::*;

/// Names that the invented texts contain: id, kind, forms.
const NAMES: [(&str, EntityKind, &[&str]); 12] = [
    ("person/dalia-renn", EntityKind::Person, &["Dalia Renn", "Renn"]),
    ("person/tomas-okoye", EntityKind::Person, &["Tomas Okoye", "Okoye"]),
    ("person/ida-script", EntityKind::Person, &["Ida <script>alert(1)</script>"]),
    ("person/pell-marrow", EntityKind::Person, &["Pell Marrow", "Marrow"]),
    ("place/saltholm", EntityKind::Place, &["Saltholm"]),
    ("place/north-quay", EntityKind::Place, &["North Quay"]),
    ("place/vessen-sound", EntityKind::Place, &["Vessen Sound"]),
    ("organisation/harbour-board", EntityKind::Organisation, &["Harbour Board", "the board"]),
    ("organisation/audit-office", EntityKind::Organisation, &["Audit Office"]),
    ("organisation/vessen-line", EntityKind::Organisation, &["Vessen Line"]),
    ("event/coastal-forum", EntityKind::Event, &["Coastal Forum"]),
    ("work/harbour-act", EntityKind::Work, &["Harbour Act"]),
];

/// Title, publication, date, text.
type Piece = (&'static str, Option<&'static str>, Option<(&'static str, &'static str)>, &'static str);

const PIECES: [Piece; 7] = [
    (
        "Ferry terminal plan approved by a single vote",
        Some("Harbour Gazette"),
        Some(("2023-11-14", "2023-11-14")),
        "SALTHOLM. The Harbour Board approved the new ferry terminal at North Quay on Monday by a single vote, after a \
         debate that ran past midnight and emptied the gallery twice.\n\nDalia Renn, who chairs the board, said: “We have \
         waited eleven years for a quay that does not flood.” The cost was put at 48 million.\n\n“Nobody has shown us where \
         the money comes from,” said Tomas Okoye, who voted against. He asked for the Audit Office to look at the figures \
         before the first pile is driven.\n\nVessen Line, which runs the crossing of Vessen Sound, welcomed the vote and \
         said that it would order two ships.",
    ),
    (
        "Terminal cost estimate doubles, auditors say",
        Some("Daily Observer"),
        Some(("2024-02-11", "2024-02-11")),
        "The ferry terminal at North Quay will cost nearly twice as much as the Harbour Board was told, the Audit Office \
         reported on 9 February 2024.\n\nThe auditors put the cost at 91 million and called the first estimate \
         “unsupported by any survey of the sea bed”.\n\nRenn said that she would not resign. “A number in a report is not a \
         hole in the ground,” she said.\n\nWhat the auditors found\n\nNo survey of the sea bed\n\nNo second offer\n\nOkoye \
         called for the board to meet again before the Coastal Forum in May.",
    ),
    (
        "“A number is not a hole”: the mayor of the quay",
        None,
        Some(("2024-02-01", "2024-02-29")),
        "Few people in Saltholm have not met Dalia Renn on the pier. She has chaired the Harbour Board since 2012, and she \
         has a way of answering a question with a tide table.\n\nThe audit has not changed her mind. “I have read worse \
         reports,” she told this writer last Tuesday, and laughed.\n\nHer opponents are not laughing. Tomas Okoye keeps a \
         copy of the Harbour Act on his desk with one page marked.",
    ),
    (
        "Residents ask court to halt terminal works",
        Some("Coast Radio"),
        Some(("2024-04-13", "2024-04-13")),
        "Residents of North Quay have asked the court in Saltholm to halt work on the ferry terminal.\n\nTheir lawyer, Pell \
         Marrow, said on 12 April 2024 that the Harbour Board had skipped the hearing that the Harbour Act requires. “A \
         hearing is not a courtesy,” Marrow said.\n\nThe board declined to comment. Vessen Line said that its ships would \
         be delivered in any case.",
    ),
    (
        "Court orders a new environmental report",
        Some("Daily Observer"),
        Some(("2024-05-14", "2024-05-14")),
        "The court in Saltholm ordered the Harbour Board on Monday to commission a new environmental report and stopped all \
         work at North Quay until it is done.\n\nMarrow called it “the first honest day in this matter”. Renn said that \
         the board would appeal.\n\nOkoye said that the money for the terminal, 91 million, should be kept until the \
         judges of the higher court have spoken.",
    ),
    (
        "Court orders a new environmental report",
        Some("Harbour Gazette"),
        Some(("2024-05-14", "2024-05-15")),
        "The court in Saltholm ordered the Harbour Board on Monday to commission a new environmental report and stopped all \
         work at North Quay until it is done.\n\nA ship of Vessen Line lay in Vessen Sound with its flags down.",
    ),
    (
        "What <script>alert('the tide')</script> & other notes say",
        None,
        None,
        "Notes kept by Ida <script>alert(1)</script> on the back of a tide table mention a meeting in Saltholm “before the \
         </script> storm”. They bear no date.",
    ),
];

/// The whole dossier.
pub(super) fn dossier() -> Dossier {
    let mut articles: Vec<Article> = PIECES.iter().enumerate().map(|(at, piece)| article(at, piece)).collect();
    articles[3].verdicts.push(verdict(40, "Most read <b>now</b>", Role::TeaserList, "heads a list of headlines"));
    articles[3].verdicts.push(verdict(
        41,
        "Swimmers return to the old baths",
        Role::TeaserList,
        "one of a list of headlines",
    ));
    articles[3].verdicts.push(verdict(52, "Share this", Role::Share, "invites to share"));
    articles[3].about.captions.push(Caption {
        text: Some("Pell Marrow <script>alert(2)</script> outside the court".into()),
        credit: Some("Photo: R. Lund".into()),
        line: 7,
    });
    let entities = entities(&articles);
    let events = vec![
        event(
            &articles,
            "e-2023-11-13-vote",
            ("2023-11-13", "2023-11-13"),
            "Harbour Board approves the ferry terminal",
            &[(0, "on Monday", EventBasis::Inferred)],
        ),
        event(
            &articles,
            "e-2024-02-09-audit",
            ("2024-02-09", "2024-02-09"),
            "Audit Office puts the cost at 91 million",
            &[(1, "on 9 February 2024", EventBasis::Stated)],
        ),
        event(
            &articles,
            "e-2024-02-interview",
            ("2024-02-01", "2024-02-29"),
            "Renn answers the audit in an interview",
            &[(2, "last Tuesday", EventBasis::Inferred)],
        ),
        event(
            &articles,
            "e-2024-04-12-hearing",
            ("2024-04-12", "2024-04-12"),
            "Residents ask the court to halt work on the terminal",
            &[(3, "on 12 April 2024", EventBasis::Stated)],
        ),
        event(
            &articles,
            "e-2024-05-13-order",
            ("2024-05-13", "2024-05-13"),
            "Court stops all work at North Quay",
            &[(4, "on Monday", EventBasis::Inferred), (5, "on Monday", EventBasis::Inferred)],
        ),
        event(
            &articles,
            "e-2024-05-forum",
            ("2024-05-01", "2024-05-31"),
            "Coastal Forum meets in Saltholm",
            &[(1, "in May", EventBasis::Inferred)],
        ),
    ];
    let topics = vec![
        topic(
            "ferry-terminal-dispute",
            TopicScale::Subject,
            "Ferry terminal dispute",
            &["terminal", "quay", "board"],
            &[0, 1, 3, 4, 5, 2],
        ),
        topic("harbour-politics", TopicScale::Subject, "Harbour politics", &["board", "vote"], &[2, 6]),
        topic(
            "audit-of-the-terminal",
            TopicScale::Thread,
            "Audit of the terminal",
            &["audit", "estimate", "cost"],
            &[1, 2],
        ),
    ];
    let related = vec![
        vec![Related { article: 1, score: 0.8, why: "both name Tomas Okoye and the Audit Office".into() }],
        vec![
            Related { article: 0, score: 0.8, why: "both name Tomas Okoye and the Audit Office".into() },
            Related { article: 2, score: 0.6, why: "both quote Dalia Renn".into() },
        ],
        vec![Related { article: 1, score: 0.6, why: "both quote Dalia Renn".into() }],
        vec![Related { article: 4, score: 0.7, why: "both quote Pell Marrow".into() }],
        vec![Related { article: 3, score: 0.7, why: "both quote Pell Marrow".into() }],
        vec![],
        vec![],
    ];
    Dossier {
        topics_of: vec![vec![0], vec![0, 2], vec![1, 2, 0], vec![0], vec![0], vec![0], vec![1]],
        duplicates: vec![vec![], vec![], vec![], vec![], vec![5], vec![4], vec![]],
        articles,
        entities,
        events,
        topics,
        related,
    }
}

/// The dossier over and over, for tests of size.
pub(super) fn large(times: usize) -> Dossier {
    let base = dossier();
    let size = base.articles.len();
    let mut large = Dossier { topics: base.topics.clone(), ..Dossier::default() };
    for copy in 0..times {
        let by = copy * size;
        for (at, article) in base.articles.iter().enumerate() {
            let title = format!("{} ({copy})", article.title());
            let mut article = Article { id: format!("{copy:06}-{at}"), ..article.clone() };
            article.about.title = Some(known(title, Basis::Stated));
            large.articles.push(article);
        }
        for event in &base.events {
            let mut event = Event { id: format!("{}-{copy}", event.id), ..event.clone() };
            event.evidence.iter_mut().for_each(|evidence| evidence.article += by);
            large.events.push(event);
        }
        large.topics_of.extend(base.topics_of.iter().cloned());
        large.duplicates.extend(base.duplicates.iter().map(|copies| copies.iter().map(|at| at + by).collect()));
        large.related.extend(base.related.iter().map(|related| {
            related.iter().map(|related| Related { article: related.article + by, ..related.clone() }).collect()
        }));
    }
    large.events.sort_by_key(|event| event.range.earliest);
    for topic in &mut large.topics {
        let own = topic.articles.clone();
        topic.articles = (0..times)
            .flat_map(|copy| own.iter().map(move |(at, share, span)| (at + copy * size, *share, *span)))
            .collect();
    }
    large.entities = entities(&large.articles);
    large
}

fn known<T>(value: T, basis: Basis) -> Known<T> {
    let evidence = Evidence {
        basis,
        text: "Published: <b>14 Nov</b>".into(),
        rule: "byline above the body".into(),
        line: Some(2),
    };
    Known { value, evidence }
}

fn range((from, to): (&str, &str)) -> DateRange {
    let day = |day: &str| day.parse::<NaiveDate>().unwrap();
    DateRange { earliest: day(from), latest: day(to) }
}

fn precision(range: DateRange) -> Precision {
    match range.days() {
        1 => Precision::Day,
        28..=31 => Precision::Month,
        _ => Precision::Interval,
    }
}

fn verdict(line: u32, text: &str, role: Role, why: &str) -> Verdict {
    Verdict { first_line: line, last_line: line, text: text.into(), role, why: why.into() }
}

fn article(at: usize, (title, publisher, date, text): &Piece) -> Article {
    let text = text.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "));
    let text: Vec<String> = text.collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0;
    for (number, block) in text.iter().enumerate() {
        let kind = match block {
            block if block.ends_with('.') || block.ends_with('”') => BlockKind::Paragraph,
            block if block.starts_with("No ") => BlockKind::ListItem,
            _ => BlockKind::Heading,
        };
        let line = u32::try_from(number * 2 + 5).unwrap();
        blocks.push(Block { kind, span: Span::new(start, start + block.len()), line });
        start += block.len() + 2;
    }
    let text = text.join("\n\n");
    let mentions = mentions(&text);
    let quotes = quotes(&text, &mentions);
    let inferred = date.is_some_and(|(from, to)| from != to);
    let basis = if inferred { Basis::Inferred } else { Basis::Stated };
    let published = date.map(|date| Dated {
        range: range(date),
        time: None,
        precision: precision(range(date)),
        basis,
        evidence: vec![known((), basis).evidence],
    });
    let mut verdicts: Vec<Verdict> = vec![verdict(1, title, Role::Title, "first line, set apart")];
    verdicts.extend(blocks.iter().map(|block| verdict(block.line, block.span.of(&text), Role::Body, "prose")));
    Article {
        id: format!("{at:03}.txt"),
        source: format!("{at:03}.txt"),
        format: Format::Text,
        about: Metadata {
            title: Some(known((*title).to_owned(), Basis::Stated)),
            standfirst: (at == 1).then(|| {
                known("A survey was never made, the Audit Office finds, and the bill grows.".into(), Basis::Stated)
            }),
            authors: if at < 3 { vec![known("Mara Lind".to_owned(), Basis::Stated)] } else { Vec::new() },
            publisher: publisher.map(|name| known(name.to_owned(), Basis::Declared)),
            language: Some(known("en".into(), Basis::Inferred)),
            url: (at == 0).then(|| known("https://gazette.example/ferry".into(), Basis::Declared)),
            published,
            ..Metadata::default()
        },
        sentences: sentences(&text),
        blocks,
        verdicts,
        times: Vec::new(),
        mentions,
        quotes,
        original: format!("{title}\n\n{text}"),
        text,
    }
}

fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let ends = text.match_indices(". ").map(|(at, _)| (at + 1, at + 2));
    let mut ends: Vec<_> = ends.chain(text.match_indices("\n\n").map(|(at, _)| (at, at + 2))).collect();
    ends.push((text.len(), text.len()));
    ends.sort_unstable();
    for (end, next) in ends {
        if end > start {
            spans.push(Span::new(start, end));
        }
        start = start.max(next);
    }
    spans
}

fn mentions(text: &str) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (id, kind, forms) in NAMES {
        for form in forms {
            for (at, _) in text.match_indices(form) {
                let span = Span::new(at, at + form.len());
                if !mentions.iter().any(|other| other.span.overlaps(&span)) {
                    mentions.push(Mention {
                        field: Field::Text,
                        span,
                        kind,
                        basis: MentionBasis::Named,
                        title: None,
                        entity: id.into(),
                    });
                }
            }
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// What stands between marks, said by the person named last before it or next behind.
fn quotes(text: &str, mentions: &[Mention]) -> Vec<Quote> {
    let quotes = text.match_indices('“').filter_map(|(open, mark)| {
        let start = open + mark.len();
        let span = Span::new(start, start + text[start..].find('”')?);
        let people = || mentions.iter().enumerate().filter(|(_, mention)| mention.kind == EntityKind::Person);
        let behind = people().find(|(_, mention)| (span.end..span.end + 30).contains(&mention.span.start));
        let before = people().rfind(|(_, mention)| mention.span.end < span.start);
        let speaker = behind.or(before).map(|(at, mention)| Speaker {
            span: Some(mention.span),
            mention: Some(at),
            basis: if behind.is_some() { SpeakerBasis::Named } else { SpeakerBasis::Pronoun },
        });
        Some(Quote { kind: QuoteKind::Direct, span, speaker })
    });
    quotes.collect()
}

fn entities(articles: &[Article]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = NAMES
        .iter()
        .map(|(id, kind, forms)| {
            let mut names = BTreeMap::new();
            let mut by_article = Vec::new();
            for (at, article) in articles.iter().enumerate() {
                let own: Vec<_> = article.mentions.iter().filter(|mention| mention.entity == *id).collect();
                for mention in &own {
                    *names.entry(mention.span.of(&article.text).to_owned()).or_default() += 1;
                }
                if !own.is_empty() {
                    by_article.push((at, own.len()));
                }
            }
            let joins = forms.iter().skip(1);
            Entity {
                id: (*id).into(),
                kind: *kind,
                name: forms[0].into(),
                names,
                articles: by_article,
                joins: joins
                    .map(|form| Join {
                        name: (*form).into(),
                        reason: "surname of the full name in the same article".into(),
                    })
                    .collect(),
                titles: if *id == "person/dalia-renn" { vec!["chair of the Harbour Board".into()] } else { Vec::new() },
            }
        })
        .collect();
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    entities
}

fn event(
    articles: &[Article],
    id: &str,
    date: (&str, &str),
    headline: &str,
    told: &[(usize, &str, EventBasis)],
) -> Event {
    let evidence: Vec<EventEvidence> = told
        .iter()
        .map(|&(article, words, basis)| {
            let start = articles[article].text.find(words).unwrap();
            let time = Span::new(start, start + words.len());
            EventEvidence { article, span: articles[article].sentence_at(start).unwrap(), time: Some(time), basis }
        })
        .collect();
    let range = range(date);
    Event {
        id: id.into(),
        range,
        precision: precision(range),
        edtf: date.0.into(),
        headline: headline.into(),
        weight: 1.0,
        status: if id.contains("forum") { EventStatus::Planned } else { EventStatus::Happened },
        entities: vec!["person/dalia-renn".into(), "organisation/harbour-board".into()],
        topics: vec!["ferry-terminal-dispute".into()],
        evidence,
    }
}

fn topic(id: &str, scale: TopicScale, label: &str, terms: &[&str], articles: &[usize]) -> Topic {
    Topic {
        id: id.into(),
        scale,
        label: label.into(),
        terms: terms.iter().map(|term| (*term).to_owned()).collect(),
        articles: articles.iter().map(|&at| (at, 0.5, None)).collect(),
        sentences: vec![TopicSentence { article: articles[0], span: Span::new(0, 80) }],
    }
}

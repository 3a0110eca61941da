//! Invented newspaper pages as a machine reads them off print, the same at every run: narrow columns one after another, hard
//! line ends, broken words, misread letters, specks, running heads. With each page comes what it says.

/// How paragraphs are told apart in a page's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spacing {
    /// By an indented first line.
    Indents,
    /// By a blank line.
    BlankLines,
    /// By two blank lines, a blank line standing between any two lines.
    Double,
    /// By an indented first line, with blank lines where none belongs.
    Stray,
}

/// A text of a page or a few, and what it says.
pub(crate) struct Print {
    /// The text as a machine read it.
    pub(crate) text: String,
    /// The day that its running head tells, if one does.
    pub(crate) day: Option<String>,
    /// Its paragraphs, misread as they are, their words whole.
    pub(crate) paragraphs: Vec<String>,
}

/// A generator of numbers (Marsaglia 2003, xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

const WHO: &[&str] = &[
    "the harbour commissioners",
    "a committee of householders",
    "Mr. Josiah Penrose",
    "Alderman Whitcombe",
    "the secretary of the Seamen's Institute",
    "a deputation from the eastern ward",
    "Captain Hargreaves",
    "the superintendent of the tramways",
    "Mrs. Eleanor Pym",
    "the directors of the gas company",
    "Dr. Fairweather",
    "several shopkeepers of Quay Street",
    "the chairman of the market committee",
    "an engineer of great experience",
];

const DID: &[&str] = &[
    "resolved to petition Parliament about",
    "complained at considerable length of",
    "laid before the meeting a report on",
    "declined to subscribe anything towards",
    "expressed the utmost satisfaction with",
    "called the attention of the council to",
    "gave notice of a resolution concerning",
    "promised an immediate investigation of",
    "inspected in the forenoon",
    "objected on principle to",
    "reported favourably upon",
    "inquired again after",
];

const WHAT: &[&str] = &[
    "the proposed extension of the breakwater",
    "the deplorable condition of the drinking fountain",
    "the new lighting of the promenade",
    "the arrangements for the agricultural exhibition",
    "the overcrowding of the elementary schools",
    "the irregular departure of the steam ferry",
    "the accident at the swing bridge",
    "the purchase of a second fire engine",
    "the price of household coal",
    "the subscription for the lifeboat",
    "the widening of the approach to the railway station",
    "the closing of the old cemetery",
];

const HOW: &[&str] = &[
    "before a numerous and attentive company",
    "in spite of the inclement weather",
    "without further discussion",
    "amid general applause",
    "as had been announced in these columns",
    "to the surprise of those present",
    "though nobody could remember the particulars",
    "after an adjournment of a fortnight",
    "at the quarterly meeting on Thursday evening",
    "in a communication read by the clerk",
];

const THEN: &[&str] = &[
    "The matter was referred to a sub-committee.",
    "It was carried by eleven votes to four.",
    "Nothing further transpired before we went to press.",
    "The proceedings then terminated.",
    "A similar opinion was expressed by others.",
    "The cost is estimated at two thousand pounds.",
    "There was some laughter at this.",
    "The hearing was postponed until Wednesday next.",
];

const HEADLINES: &[&str] = &[
    "THE HARBOUR QUESTION",
    "ALARMING FIRE IN QUAY STREET",
    "TOWN COUNCIL",
    "THE STEAM FERRY AGAIN",
    "SHIPPING INTELLIGENCE",
    "LOCAL AND GENERAL",
    "DISTRESSING ACCIDENT AT THE BRIDGE",
    "AGRICULTURAL EXHIBITION",
    "THE NEW TRAMWAYS",
    "POLICE COURT",
];

const MONTHS: &[&str] =
    &["JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER"];

/// What a machine takes letters for.
const MISREAD: &[(char, &str)] =
    &[('e', "c"), ('h', "b"), ('l', "1"), ('o', "0"), ('m', "rn"), ('u', "n"), ('t', "f"), ('i', "l"), ('n', "ii")];

/// The text with a number: every seventh has several pages, parted by form feeds.
pub(crate) fn print(number: usize) -> Print {
    let mut dice =
        Dice(0x9e37_79b9_7f4a_7c15 ^ (u64::try_from(number).unwrap() + 1).wrapping_mul(0xbf58_476d_1ce4_e5b9));
    let spacing = [Spacing::Indents, Spacing::BlankLines, Spacing::Double, Spacing::Stray][number % 4];
    let set = Setting { width: 30 + dice.below(14), spacing, misread: 1 + dice.below(4) };
    let (year, month, day) = date(number);
    let day = (number % 5 != 4).then(|| format!("{year}-{:02}-{day:02}", month + 1));
    let mut print = Print { text: String::new(), day, paragraphs: Vec::new() };
    for page in 0..if number % 7 == 6 { 4 } else { 1 } {
        if page > 0 {
            print.text.push('\u{c}');
        }
        let head = misread(&running_head(number, number % 8 + 1 + page), set.misread, &mut dice);
        let at_foot = number % 11 == 5;
        print.text.push_str(&if at_foot { String::new() } else { format!("{head}\n\n") });
        if dice.percent(30) {
            continued(&mut print, set, &mut dice);
        }
        for _ in 0..2 + dice.below(3) {
            column(&mut print, set, &mut dice);
        }
        print.text.push_str(&if at_foot { format!("\n{head}\n") } else { String::new() });
    }
    print
}

/// How a page is set and how well it is read.
#[derive(Clone, Copy)]
struct Setting {
    width: usize,
    spacing: Spacing,
    /// How many letters of a hundred that look like others are taken for them.
    misread: usize,
}

/// Year, month from 0, and day of a page.
fn date(number: usize) -> (usize, usize, usize) {
    (1890 + number / 280, number / 28 % MONTHS.len(), number % 28 + 1)
}

/// Papers put the number of a page at either side, some spell it, and not all print their heads in capitals.
fn running_head(number: usize, page: usize) -> String {
    let (year, month, day) = date(number);
    let date = format!("SATURDAY, {} {day}, {year}", MONTHS[month]);
    match number % 5 {
        0 => format!("{page} THE OSTRAND MERCURY, {date}."),
        1 => format!("THE OSTRAND MERCURY, {date}. {page}"),
        2 => format!("THE OSTRAND MERCURY—{date}. PAGE {page}"),
        3 => format!("Page {page}   The Ostrand Mercury   {}", date.replacen("SATURDAY", "Saturday", 1)),
        _ => format!("{page}"),
    }
}

/// The rest of a paragraph that began on the page before.
fn continued(print: &mut Print, setting: Setting, dice: &mut Dice) {
    let words = misread(&paragraph(dice), setting.misread, dice);
    let rest: Vec<&str> = words.split(' ').skip(4).collect();
    set(&mut print.text, &rest.join(" "), Setting { spacing: Spacing::BlankLines, ..setting }, dice);
}

fn column(page: &mut Print, setting: Setting, dice: &mut Dice) {
    for _ in 0..1 + dice.below(3) {
        let headline = misread(dice.of(HEADLINES), setting.misread, dice);
        page.text
            .push_str(&format!("\n{}{headline}.\n\n", " ".repeat(setting.width.saturating_sub(headline.len()) / 2)));
        for _ in 0..1 + dice.below(4) {
            let words = misread(&paragraph(dice), setting.misread, dice);
            set(&mut page.text, &words, setting, dice);
            page.paragraphs.push(words);
        }
        if dice.percent(20) {
            page.text.push_str(["\n. '\n", "\n~ .,\n", "\n|\n"][dice.below(3)]);
        }
    }
}

fn paragraph(dice: &mut Dice) -> String {
    let mut paragraph = String::new();
    for _ in 0..2 + dice.below(4) {
        let sentence = format!("{} {} {}, {}.", dice.of(WHO), dice.of(DID), dice.of(WHAT), dice.of(HOW));
        let mut letters = sentence.chars();
        paragraph.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        paragraph.push_str(letters.as_str());
        paragraph.push(' ');
        if dice.percent(40) {
            paragraph.push_str(dice.of(THEN));
            paragraph.push(' ');
        }
    }
    paragraph.trim_end().to_owned()
}

/// Misreads so many of a hundred letters, never the first of a word.
fn misread(text: &str, share: usize, dice: &mut Dice) -> String {
    let mut read = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let taken_for = MISREAD.iter().find(|(letter, _)| *letter == c).filter(|_| before.is_lowercase());
        match taken_for.filter(|_| dice.percent(share)) {
            Some((_, taken_for)) => read.push_str(taken_for),
            None => read.push(c),
        }
        before = c;
    }
    read
}

/// Sets a paragraph in a column, breaking words where they do not fit.
fn set(page: &mut String, paragraph: &str, setting: Setting, dice: &mut Dice) {
    let Setting { width, spacing, .. } = setting;
    let indent = if matches!(spacing, Spacing::Indents | Spacing::Stray) { 2 + dice.below(2) } else { 0 };
    let mut lines: Vec<String> = Vec::new();
    let mut line = " ".repeat(indent);
    for word in paragraph.split(' ') {
        let space = usize::from(!line.trim().is_empty());
        let free = width.saturating_sub(line.chars().count() + space);
        if word.chars().count() <= free {
            line.push_str(&" ".repeat(space));
            line.push_str(word);
            continue;
        }
        let (begun, rest) = broken(word, free);
        if !begun.is_empty() {
            line.push_str(&format!("{}{begun}-", " ".repeat(space)));
        }
        lines.push(std::mem::replace(&mut line, rest.to_owned()));
    }
    lines.push(line);
    if spacing == Spacing::BlankLines || spacing == Spacing::Double {
        page.push('\n');
    }
    for line in lines {
        page.push_str(&line);
        page.push('\n');
        if spacing == Spacing::Double || spacing == Spacing::Stray && dice.percent(4) {
            page.push('\n');
        }
    }
}

/// A word in two parts, the first with its hyphen no longer than `free`; the first is empty where it cannot be broken.
fn broken(word: &str, free: usize) -> (&str, &str) {
    let breakable = word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let at = free.saturating_sub(1).min(word.len().saturating_sub(3));
    if breakable && at >= 3 { word.split_at(at) } else { ("", word) }
}

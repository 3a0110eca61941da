//! A match and the tokens around it in, whether it is what it looks like out: a year and no number of things, a date and
//! no piece of a code, a length of time and nobody's age, a day and no name.

use super::forms::Operation;
use super::grammar::{Grammar, Rule};
use super::lexer::Token;
use super::vocabulary::{Symbol, Vocabulary};
use crate::model::TimeKind;

/// As many digits behind a hyphen can be no second year, month or day.
const CODE_DIGITS: usize = 3;

/// A match of a rule in its passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// First token.
    pub(super) start: usize,
    /// Token behind the last.
    pub(super) end: usize,
    pub(super) vocabulary: &'a Vocabulary,
}

impl Place<'_> {
    /// Whether what stands around a match lets the rule have it.
    pub(super) fn allows(&self, rule: &Rule) -> bool {
        (rule.operation != Operation::BareYear || self.may_be_year())
            && !(rule.kind == TimeKind::Duration && self.is_age())
            && !(rule.kind == TimeKind::Date && self.ends_with_clock())
            && !self.is_title(rule.operation)
            && !(rule.operation == Operation::MonthOf && self.is_given_name())
            && (rule.reaches_out() || self.stands_free())
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn before(&self, count: usize) -> Option<&Token> {
        self.tokens.get(self.start.checked_sub(count)?)
    }

    fn word(&self, token: Option<&Token>) -> &str {
        token.map_or("", |token| token.span.of(self.text))
    }

    fn is(&self, token: Option<&Token>, class: &str) -> bool {
        token.is_some_and(|token| self.vocabulary.find(class).is_some_and(|symbol| token.value(symbol).is_some()))
    }

    /// Whether the last four digits are a time of day, by the zone behind them: "19 January, 1130 GMT".
    fn ends_with_clock(&self) -> bool {
        let digits = self.tokens[self.end - 1].value(Symbol::HHMM).is_some();
        digits && self.is(self.token(self.end), "CLEARZONE")
    }

    /// Whether a deictic expression is the end of a name: "World Today", "Player of the Year", "This Week" in quotes.
    fn is_title(&self, operation: Operation) -> bool {
        let deictic = matches!(operation, Operation::Step | Operation::Later | Operation::Value | Operation::Part);
        let capital = |token: &Token| token.first.is_uppercase();
        let Some(before) = self.before(1).filter(|_| deictic && capital(&self.tokens[self.end - 1])) else {
            return false;
        };
        let first = &self.tokens[self.start];
        match (self.end == self.start + 1, capital(first)) {
            (true, _) => capital(before),
            (false, true) => matches!(before.first, '"' | '“' | '‘' | '`' | '\'' | '’'),
            (false, false) => first.first.is_lowercase(),
        }
    }

    /// Whether a month on its own is somebody's name: "June Carter", but "in June Carter came".
    fn is_given_name(&self) -> bool {
        let alone = self.end == self.start + 1 && self.is(self.token(self.start), "GIVENNAME");
        let surname = self.token(self.end).is_some_and(|next| next.first.is_uppercase() && !next.glued);
        alone && surname && !self.is(self.before(1), "MONTHLEAD")
    }

    /// Whether "old" follows, which makes a duration somebody's age; a truce that is a month old has lasted so long.
    fn is_age(&self) -> bool {
        let hyphen = self.token(self.end).is_some_and(Token::is_hyphen);
        let behind = if hyphen { self.end + 1 } else { self.end };
        matches!(self.word(self.token(behind)), "old" | "olds") && !self.is(self.token(behind + 1), "DATEDTHING")
    }

    /// Whether four digits on their own are a year: the word before them leads to one, or nothing countable follows.
    fn may_be_year(&self) -> bool {
        let Some(led) = self.leads_to_year() else { return false };
        let year = &self.tokens[self.start];
        let modern = year.readings.iter().any(|reading| (1700..=2099).contains(&reading.value));
        let Some(next) = self.token(self.end) else { return modern || led };
        let thing = |class| self.is(Some(next), class);
        let written = self.word(Some(next));
        // Before a single thing no thousands can stand; before several the word in front must not count them.
        let dated = thing("DATEDTHING") || thing("DATEDSPAN");
        let called = dated && (led || !written.ends_with('s')) || led && thing("YEARFIGURE");
        if modern && (called || self.word(self.before(1)) == "of" && self.is(self.before(2), "DATEDTHING")) {
            return true;
        }
        let lower = next.first.is_lowercase();
        let plural = lower && written.ends_with('s') && !thing("FUNCTION") && !thing("PASTVERB");
        let counted = plural || written == "people" || thing("UNIT") || thing("MEASURE");
        // "In 1581 he", but not "of 1200 men" nor "from 1200 to 1500 men".
        let range = matches!(written, "to" | "and" | "or") && self.token(self.end + 1).is_some_and(Token::is_number);
        let goes_on = (thing("FUNCTION") || thing("PASTVERB")) && !range;
        !counted && if lower { led && (modern || goes_on) } else { led || modern }
    }

    /// Whether the word before four digits leads to a year; none where it makes them a piece of a code.
    fn leads_to_year(&self) -> Option<bool> {
        let (one, two) = (self.before(1), self.before(2));
        let year = &self.tokens[self.start];
        let is_year = |token: Option<&Token>| token.is_some_and(|token| token.value(Symbol::YEAR).is_some());
        if year.glued && one.is_some_and(|one| one.first.is_ascii_alphanumeric()) || self.goes_on_as_code() {
            return None;
        }
        if !one.is_some_and(Token::is_hyphen) || two.is_none() {
            let listed = one.is_some_and(|one| one.first == ',') && is_year(two);
            return Some(listed || self.is(one, "BEFOREYEAR"));
        }
        let led = self.is(two, "BEFOREYEAR") || is_year(two);
        let joined = year.glued && one.is_some_and(|one| one.glued);
        (led || !joined).then_some(led)
    }

    /// Whether a hyphen and more digits or letters follow than a date can have.
    fn goes_on_as_code(&self) -> bool {
        let hyphen = self.token(self.end).is_some_and(|next| next.glued && next.is_hyphen());
        hyphen
            && self.token(self.end + 1).is_some_and(|after| {
                let digits =
                    after.is_number() && after.span.len() >= CODE_DIGITS && after.value(Symbol::YEAR).is_none();
                after.glued && (digits || after.first.is_ascii_lowercase() && after.span.len() < CODE_DIGITS)
            })
    }

    /// Whether a date in figures is a piece of a code: "2018-09-17-0042".
    pub(super) fn is_code(&self, rule: &Rule) -> bool {
        let in_figures = self.end - self.start > 2 && self.tokens[self.end - 1].is_number();
        rule.operation.may_be_impossible() && in_figures && self.goes_on_as_code()
    }

    /// Whether a match is not a piece of a longer number, amount or code.
    fn stands_free(&self) -> bool {
        let first = &self.tokens[self.start];
        let cut_before = self.before(1).is_some_and(|before| {
            let touching = first.glued && first.is_number();
            let mark = before.first;
            let c = self.before(2).is_some_and(|c| c.first == 'c' && c.span.len() <= 2);
            let circa = mark == '.' && c;
            touching
                && !circa
                && (matches!(mark, '.' | ',' | '/' | ':' | '$' | '€' | '£' | '¥' | '#' | '+')
                    || mark.is_alphanumeric() && mark != 'T' && !is_ideograph(mark))
        });
        let cut_behind = self.tokens[self.end - 1].is_number()
            && self.token(self.end).is_some_and(|next| {
                let number_goes_on = self.token(self.end + 1).is_some_and(|after| after.glued && after.is_number());
                next.glued && (next.first == '%' || matches!(next.first, '.' | ',' | '/' | ':') && number_goes_on)
            });
        !cut_before && !cut_behind
    }
}

/// Whether a character is of a script that sets no spaces.
fn is_ideograph(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7af}').contains(&c)
}

/// Whether a word names a thing that is often called by its year: a treaty, an election, a flood.
#[must_use]
pub fn may_be_called_by_year(word: &str) -> bool {
    let vocabulary = &Grammar::get().vocabulary;
    let Some(class) = vocabulary.find("DATEDTHING") else { return false };
    let capital = word.starts_with(char::is_uppercase);
    vocabulary.readings(&word.to_lowercase(), capital).iter().any(|reading| reading.symbol == class)
}

//! What a page draws in, its words out, each with its place. Glyphs are taken in the order in which they are drawn; a
//! gap, a space, or another line ends a word.
//!
//! Words are measured along the direction in which they run, so that turned text can be laid out like any other.

use std::collections::HashSet;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// The least gap between words, in ems. Fonts set their spaces at a quarter and more, and justified lines hardly squeeze
/// them below this.
const GAP: f64 = 0.15;

/// How far two glyphs of a line may stand apart in height, in ems.
const WAVER: f64 = 0.2;

/// Units of a glyph's space in an em.
const UNITS: f64 = 1_000.0;

/// The most glyphs and shapes of a document, which bounds memory and time: a thousand pages of small print have fewer.
const MOST_STEPS: usize = 20_000_000;

/// A word on a page.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it begins and ends along its line.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where the line stands, growing downwards.
    pub(super) base: f64,
    /// The size of its letters.
    pub(super) size: f64,
    /// In quarters of a circle, how far it is turned.
    pub(super) turn: u8,
}

/// Thrown where a document asks for more than it may: the interpreter has no other way to be stopped.
#[derive(Debug)]
pub(super) struct TooMuch;

/// A glyph of which a word may be made.
struct Letter {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
    turn: u8,
}

/// Gathers the words of a page.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    pub(super) words: Vec<Word>,
    /// Whether the last word may go on.
    open: bool,
    /// What was drawn where, in twentieths of its size: bold print is often made by drawing twice.
    drawn: HashSet<(char, i64, i64)>,
    /// How many glyphs there were, and how many of them tell no letter.
    pub(super) glyphs: usize,
    pub(super) unknown: usize,
    pub(super) images: usize,
    steps: usize,
    /// Width and height of the page: what lies outside nobody sees.
    page: (f64, f64),
}

impl Gatherer {
    /// Turns to the next page.
    pub(super) fn turn_page(&mut self, page: (f32, f32)) -> Vec<Word> {
        self.open = false;
        self.drawn.clear();
        self.page = (f64::from(page.0), f64::from(page.1));
        std::mem::take(&mut self.words)
    }

    fn step(&mut self) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn run(&mut self, run: &GlyphRun<'_, '_>, transform: Affine) {
        let mut letters: Vec<Letter> = Vec::with_capacity(run.glyphs().len());
        for glyph in run.glyphs() {
            self.step();
            self.glyphs += 1;
            let text = letters_of(glyph.as_unicode());
            self.unknown += usize::from(text == "\u{fffd}");
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(glyph) => glyph.advance_width(),
                hayro_interpret::font::Glyph::Type3(_) => None,
            };
            let place = transform * glyph.transform();
            let seen = place * Point::ZERO;
            let on_page = (0.0..=self.page.0).contains(&seen.x) && (0.0..=self.page.1).contains(&seen.y);
            if let Some(letter) = letter(text, advance.map(f64::from), place).filter(|_| on_page) {
                // A glyph never reaches over the next one of its run, whatever its font says of its width.
                if let Some(last) = letters.last_mut().filter(|last| letter.left > last.left) {
                    last.right = last.right.min(letter.left);
                }
                letters.push(letter);
            }
        }
        let tracking = tracking(&letters);
        for letter in letters {
            self.add(letter, tracking);
        }
    }

    fn add(&mut self, letter: Letter, tracking: f64) {
        if letter.text.trim().is_empty() {
            self.open = false;
            return;
        }
        if self.is_drawn_again(&letter) {
            return;
        }
        let goes_on = |word: &&mut Word| {
            let size = word.size.max(letter.size);
            let gap = letter.left - word.right;
            word.turn == letter.turn
                && (word.base - letter.base).abs() < WAVER * size
                && word.size.min(letter.size) > 0.55 * size
                && (-0.5 * size..(GAP * size + tracking)).contains(&gap)
        };
        match self.words.last_mut().filter(|_| self.open).filter(goes_on) {
            Some(word) => {
                word.text.push_str(&letter.text);
                word.right = word.right.max(letter.right);
                word.size = word.size.max(letter.size);
            }
            None => {
                let Letter { text, left, right, base, size, turn } = letter;
                self.words.push(Word { text, left, right, base, size, turn });
            }
        }
        self.open = true;
    }

    fn is_drawn_again(&mut self, letter: &Letter) -> bool {
        let Some(first) = letter.text.chars().next() else { return false };
        let cell = |at: f64| (at / letter.size * 20.0).round() as i64;
        let (x, y) = (cell(letter.left), cell(letter.base));
        let mut near = (-1..=1).flat_map(|by| (-1..=1).map(move |down| (first, x + by, y + down)));
        let again = near.any(|place| self.drawn.contains(&place));
        if !again {
            self.drawn.insert((first, x, y));
        }
        again
    }
}

/// The letters that a glyph stands for; ligatures are taken apart.
fn letters_of(known: Option<BfString>) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let text = match known {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(letters)) => letters,
        None => "\u{fffd}".to_owned(),
    };
    let is_ligature = |c: char| ('\u{fb00}'..='\u{fb06}').contains(&c);
    let text: String = if text.contains(is_ligature) { text.nfkc().collect() } else { text };
    text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect()
}

/// A glyph's place, measured along the direction in which its line runs.
fn letter(text: String, advance: Option<f64>, place: Affine) -> Option<Letter> {
    let origin = place * Point::ZERO;
    let along = place * Point::new(UNITS, 0.0) - origin;
    let size = (place * Point::new(0.0, UNITS) - origin).length();
    let is_sound = along.length() > 0.01 && size > 0.01 && size < 10_000.0 && origin.is_finite();
    if !is_sound {
        return None;
    }
    let turn = (along.atan2() / std::f64::consts::FRAC_PI_2).round().rem_euclid(4.0) as u8;
    let (right, down) = match turn {
        0 => (Vec2::new(1.0, 0.0), Vec2::new(0.0, 1.0)),
        1 => (Vec2::new(0.0, 1.0), Vec2::new(-1.0, 0.0)),
        2 => (Vec2::new(-1.0, 0.0), Vec2::new(0.0, -1.0)),
        _ => (Vec2::new(0.0, -1.0), Vec2::new(1.0, 0.0)),
    };
    let at = origin.to_vec2();
    let left = at.dot(right);
    let width = advance.map_or(0.5 * size, |advance| advance / UNITS * along.length());
    Some(Letter { text, left, right: left + width.max(0.0), base: at.dot(down), size, turn })
}

/// The gap that stands between all letters of a run, where it is set wide.
fn tracking(letters: &[Letter]) -> f64 {
    let pairs = letters.windows(2).filter(|pair| pair.iter().all(|letter| !letter.text.trim().is_empty()));
    let gaps = pairs.map(|pair| pair[1].left - pair[0].right);
    let least = gaps.fold(f64::INFINITY, f64::min);
    if least.is_finite() && letters.len() > 3 { least.max(0.0) } else { 0.0 }
}

impl<'a> Device<'a> for Gatherer {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.run(run, props.transform);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.images += 1;
        self.step();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

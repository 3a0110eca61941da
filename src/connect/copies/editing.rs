//! An invented wire in, what editors make of it out: the test set of copies.
//!
//! Articles are sentences of made-up words, common ones often and rare ones seldom (Zipf), so that two of them share no
//! more than chance phrases. Editors change the agency's line, cut paragraphs, move them, and write sentences or phrases
//! anew, a tenth to six tenths of the words.

/// Small words, which stand in every sentence.
const SMALL: &[&str] = &["the", "of", "to", "and", "in", "a", "that", "for", "on", "with", "was", "by", "said", "has"];
/// How many other words there are.
const VOCABULARY: usize = 6_000;
const SYLLABLES: &[&str] =
    &["ba", "kel", "dor", "mi", "san", "tu", "ver", "lo", "pra", "nis", "gan", "he", "fo", "ri", "zul", "wen"];

/// Numbers that look random and are the same in every run (SplitMix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below `sides`.
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % sides as u64) as usize
    }

    /// A number from `least` up to `most`.
    pub(super) fn within(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    fn word(&mut self) -> String {
        if self.below(5) < 2 {
            return SMALL[self.below(SMALL.len())].to_owned();
        }
        // The product of two shares makes low numbers frequent.
        let mut number = self.below(VOCABULARY) * self.below(VOCABULARY) / VOCABULARY + SYLLABLES.len();
        let mut word = String::new();
        while number > 0 {
            word.push_str(SYLLABLES[number % SYLLABLES.len()]);
            number /= SYLLABLES.len();
        }
        word
    }
}

/// Paragraphs of sentences of words.
#[derive(Clone, Debug)]
pub(super) struct Story(pub(super) Vec<Vec<Vec<String>>>);

impl Story {
    /// A story of so many paragraphs under an agency's line.
    pub(super) fn invent(dice: &mut Dice, paragraphs: usize) -> Self {
        let sentence = |dice: &mut Dice| (0..dice.within(8, 24)).map(|_| dice.word()).collect();
        let paragraph = |dice: &mut Dice| (0..dice.within(1, 4)).map(|_| sentence(dice)).collect();
        let mut story: Vec<Vec<Vec<String>>> = (0..paragraphs).map(|_| paragraph(dice)).collect();
        story[0].insert(0, agency(dice));
        Self(story)
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        let paragraph = |sentences: &Vec<Vec<String>>| {
            sentences.iter().map(|words| format!("{}.", words.join(" "))).collect::<Vec<_>>().join(" ")
        };
        self.0.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// Another agency's line.
    pub(super) fn under_another_agency(mut self, dice: &mut Dice) -> Self {
        self.0[0][0] = agency(dice);
        self
    }

    /// Without some paragraphs; the last go first, as editors do it, or any.
    pub(super) fn cut(mut self, dice: &mut Dice, paragraphs: usize) -> Self {
        for _ in 0..paragraphs.min(self.0.len() - 1) {
            let at = if dice.below(2) == 0 { self.0.len() - 1 } else { dice.within(1, self.0.len() - 1) };
            self.0.remove(at);
        }
        self
    }

    /// With paragraphs moved.
    pub(super) fn moved(mut self, dice: &mut Dice, times: usize) -> Self {
        for _ in 0..times {
            let paragraph = self.0.remove(dice.below(self.0.len()));
            self.0.insert(dice.below(self.0.len() + 1), paragraph);
        }
        self
    }

    /// With so many of a hundred words written anew, by the sentence or by phrases of three to eight words.
    pub(super) fn rewritten(mut self, dice: &mut Dice, percent: usize) -> Self {
        let by_sentence = dice.below(2) == 0;
        for words in self.0.iter_mut().flatten() {
            if by_sentence {
                if dice.below(100) < percent {
                    words.iter_mut().for_each(|word| *word = dice.word());
                }
                continue;
            }
            let mut at = 0;
            while at < words.len() {
                let end = (at + dice.within(3, 8)).min(words.len());
                if dice.below(100) < percent {
                    words[at..end].iter_mut().for_each(|word| *word = dice.word());
                }
                at = end;
            }
        }
        self
    }

    /// What an editor makes of it: some of all that.
    pub(super) fn edited(&self, dice: &mut Dice) -> Self {
        let mut story = self.clone();
        if dice.below(2) == 0 {
            story = story.under_another_agency(dice);
        }
        if dice.below(2) == 0 {
            let paragraphs = dice.within(1, 1 + self.0.len() / 3);
            story = story.cut(dice, paragraphs);
        }
        if dice.below(2) == 0 {
            let times = dice.within(1, 4);
            story = story.moved(dice, times);
        }
        if dice.below(3) > 0 {
            let percent = dice.within(10, 60);
            story = story.rewritten(dice, percent);
        }
        story
    }

    /// A brief: some paragraphs from its start, hardly changed.
    pub(super) fn brief(&self, dice: &mut Dice, paragraphs: usize) -> Self {
        let mut brief = Self(self.0[..paragraphs].to_vec());
        if dice.below(2) == 0 {
            brief = brief.under_another_agency(dice);
        }
        for _ in 0..dice.below(3) {
            let words = brief.0.last_mut().and_then(|sentences| sentences.last_mut());
            if let Some(words) = words {
                let at = dice.below(words.len());
                words[at] = dice.word();
            }
        }
        brief
    }
}

fn agency(dice: &mut Dice) -> Vec<String> {
    (0..dice.within(2, 4)).map(|_| dice.word().to_uppercase()).collect()
}

//! Examples in, weights out: the likelihood of a linear-chain conditional random field, raised by AdaGrad (Duchi, Hazan and
//! Singer, JMLR 2011) one passage at a time. What a corpus does not tell stays open: the likelihood is that of all
//! sequences that agree with it. Only `libm` and the four operations are used, in a fixed order, so that the weights are
//! the same wherever they are made.

use super::super::features::Features;
use super::super::labels::{self, LABELS, OUTSIDE};
use super::super::tagger::{self, BITS, WEIGHED};
use super::random::Random;

/// What a weight of 1 is in the integers of the tagger.
const SCALE: f64 = 16.0;

/// The weights are the mean of those after the last so many rounds, which steadies them.
const AVERAGED: usize = 7;

/// Rounds over all examples.
const EPOCHS: usize = 10;

/// The rate of learning, before AdaGrad lowers it.
const RATE: f64 = 0.15;

/// How strongly weights are drawn to 0.
const DECAY: f64 = 1e-3;

/// The share of tokens whose words are hidden, so that the rest of their features learn to do without.
const DROPOUT: f64 = 0.2;

/// One token: the places of its features in the weights, the general ones first, and the labels that are right.
#[derive(Clone)]
pub(super) struct Site {
    rows: Vec<u32>,
    general: usize,
    pub(super) allowed: [bool; LABELS],
}

/// Tokens in a row.
pub(super) type Example = Vec<Site>;

impl Site {
    pub(super) fn of(features: &Features, at: usize, allowed: [bool; LABELS]) -> Self {
        let (mut rows, mut general) = (Vec::new(), 0);
        features.each(at, false, |_| general += 1);
        features.each(at, true, |feature| rows.push(tagger::row(feature) as u32));
        Self { rows, general, allowed }
    }
}

/// The weights while they are learnt.
pub(super) struct Model {
    emissions: Vec<f32>,
    transitions: Pairs,
    squares: Vec<f32>,
    transition_squares: Pairs,
}

type Scores = [f64; LABELS];

type Pairs = [Scores; LABELS];

/// The logarithm of the least factor.
const LEAST: f64 = -60.0;

impl Model {
    pub(super) fn new() -> Self {
        Self {
            emissions: vec![0.0; WEIGHED << BITS],
            transitions: [[0.0; LABELS]; LABELS],
            squares: vec![0.0; WEIGHED << BITS],
            transition_squares: [[0.0; LABELS]; LABELS],
        }
    }

    /// Learns from all examples, in an order that changes with every round.
    pub(super) fn learn(&mut self, examples: &[Example]) {
        let mut random = Random::new(1);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut sum = vec![0.0_f32; self.emissions.len()];
        let mut transitions = [[0.0; LABELS]; LABELS];
        for epoch in 0..EPOCHS {
            random.shuffle(&mut order);
            for &example in &order {
                self.step(&examples[example], &mut random);
            }
            if epoch + AVERAGED >= EPOCHS {
                sum.iter_mut().zip(&self.emissions).for_each(|(sum, weight)| *sum += weight / AVERAGED as f32);
                for (sum, weight) in transitions.as_flattened_mut().iter_mut().zip(self.transitions.as_flattened()) {
                    *sum += weight / AVERAGED as f64;
                }
            }
        }
        (self.emissions, self.transitions) = (sum, transitions);
    }

    fn step(&mut self, example: &Example, random: &mut Random) {
        let rows: Vec<&[u32]> = example
            .iter()
            .map(|site| if random.chance(DROPOUT) { &site.rows[..site.general] } else { &site.rows[..] })
            .collect();
        let emissions: Vec<Scores> = rows.iter().map(|rows| self.emission(rows)).collect();
        let allowed: Vec<[bool; LABELS]> = example.iter().map(|site| site.allowed).collect();
        let all = vec![[true; LABELS]; example.len()];
        let (right, right_pairs) = self.marginals(&emissions, &allowed);
        let (model, model_pairs) = self.marginals(&emissions, &all);
        for ((rows, right), model) in rows.iter().zip(&right).zip(&model) {
            self.update(rows, right, model);
        }
        for before in 0..LABELS {
            for label in 0..LABELS {
                let weight = &mut self.transitions[before][label];
                let gradient = model_pairs[before][label] - right_pairs[before][label] + DECAY * *weight;
                let square = &mut self.transition_squares[before][label];
                *square += gradient * gradient;
                *weight -= RATE * gradient / (*square + 1.0).sqrt();
            }
        }
    }

    fn emission(&self, rows: &[u32]) -> Scores {
        let mut scores = [0.0; LABELS];
        for &row in rows {
            let start = row as usize * WEIGHED;
            for (score, weight) in scores[1..].iter_mut().zip(&self.emissions[start..start + WEIGHED]) {
                *score += f64::from(*weight);
            }
        }
        scores
    }

    fn update(&mut self, rows: &[u32], right: &Scores, model: &Scores) {
        let mut errors = [0.0_f32; WEIGHED];
        for (error, label) in errors.iter_mut().zip(1..) {
            *error = (model[label] - right[label]) as f32;
        }
        if errors.iter().all(|error| error.abs() < 1e-5) {
            return;
        }
        let (rate, decay) = (RATE as f32, DECAY as f32);
        for &row in rows {
            let start = row as usize * WEIGHED;
            let weights = self.emissions[start..start + WEIGHED].iter_mut();
            for ((weight, square), error) in weights.zip(&mut self.squares[start..start + WEIGHED]).zip(&errors) {
                let gradient = error + decay * *weight;
                *square += gradient * gradient;
                *weight -= rate * gradient / (*square + 1.0).sqrt();
            }
        }
    }

    /// How likely each label, and each pair of labels, is among the sequences of labels that are allowed: the forward-backward
    /// algorithm, scaled at every step.
    fn marginals(&self, emissions: &[Scores], allowed: &[[bool; LABELS]]) -> (Vec<Scores>, Pairs) {
        let moves = self.moves();
        let potentials: Vec<Scores> =
            emissions.iter().zip(allowed).map(|(scores, allowed)| potentials(scores, allowed)).collect();
        let forward = forward(&moves, &potentials);
        let mut marginals = vec![[0.0; LABELS]; emissions.len()];
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut behind = moves.map(|row| row[OUTSIDE]);
        for at in (0..emissions.len()).rev() {
            marginals[at] = normalised(product(&forward[at + 1], &behind));
            let ahead = product(&potentials[at], &behind);
            let steps: Pairs = moves.map(|row| product(&row, &ahead));
            let joint: Pairs = std::array::from_fn(|before| steps[before].map(|step| forward[at][before] * step));
            let total: f64 = joint.as_flattened().iter().sum();
            if total > 0.0 {
                let sums = pairs.as_flattened_mut().iter_mut().zip(joint.as_flattened());
                sums.for_each(|(sum, joint)| *sum += joint / total);
            }
            behind = normalised(steps.map(|row| row.iter().sum()));
        }
        (marginals, pairs)
    }

    /// The factors of each pair of labels.
    fn moves(&self) -> Pairs {
        let factor = |before, label: usize| match labels::may_follow(before, label) {
            true => libm::exp(self.transitions[before][label]),
            false => 0.0,
        };
        std::array::from_fn(|before| std::array::from_fn(|label| factor(before, label)))
    }

    /// The weights as the tagger reads them.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let byte = |weight: &f32| (f64::from(*weight) * SCALE).round().clamp(-127.0, 127.0) as i8;
        let mut bytes: Vec<u8> = self.emissions.iter().flat_map(|weight| byte(weight).to_ne_bytes()).collect();
        for weight in self.transitions.iter().flatten() {
            bytes.extend(((weight * SCALE).round() as i16).to_le_bytes());
        }
        bytes
    }
}

/// The factors of a token's labels, the greatest of them 1.
fn potentials(scores: &Scores, allowed: &[bool; LABELS]) -> Scores {
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let factor = |label: usize| libm::exp((scores[label] - most).max(LEAST));
    std::array::from_fn(|label| if allowed[label] { factor(label) } else { 0.0 })
}

/// How likely each label is by what stands before it and by its own score; first that before the first token.
fn forward(moves: &Pairs, potentials: &[Scores]) -> Vec<Scores> {
    let mut forward = vec![std::array::from_fn(|label| if label == OUTSIDE { 1.0 } else { 0.0 })];
    for potential in potentials {
        let before = forward.last().copied().unwrap_or_default();
        let reach = |label: usize| (0..LABELS).map(|from| before[from] * moves[from][label]).sum::<f64>();
        forward.push(normalised(std::array::from_fn(|label| reach(label) * potential[label])));
    }
    forward
}

fn product(a: &Scores, b: &Scores) -> Scores {
    std::array::from_fn(|label| a[label] * b[label])
}

fn normalised(mut scores: Scores) -> Scores {
    let sum: f64 = scores.iter().sum();
    if sum > 0.0 {
        scores.iter_mut().for_each(|score| *score /= sum);
    }
    scores
}

//! Bars over time.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{Bin, Chart, Row, Unit, address};
use crate::publish::dates;
use crate::publish::markup::Markup;
use crate::publish::strings::Strings;

/// Fewest bars' worth of room, so that a single bar is no wall.
const LEAST: usize = 12;

/// Half the room that a number needs, in percent of a narrow chart.
const EDGE: f64 = 4.0;

/// Width of a chart on a narrow telephone, and least width of a link, in pixels (WCAG 2.2, target size).
const NARROW_PAGE: usize = 288;
const TARGET: usize = 24;

/// How tall the bars may be, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Height {
    /// The chart of a page.
    Full,
    /// One of many side by side.
    Small,
}

impl Height {
    const fn pixels(self) -> usize {
        match self {
            Self::Full => 130,
            Self::Small => 44,
        }
    }
}

/// What bars count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Articles,
    /// Of articles some of which have no date.
    DatedArticles,
    Events,
}

impl Counted {
    /// So many of them.
    fn count(self, number: usize, strings: &Strings) -> String {
        match self {
            Self::Articles => strings.count("count.articles", number),
            Self::DatedArticles => strings.count("count.dated_articles", number),
            Self::Events => strings.count("count.events", number),
        }
    }

    /// The heading of their numbers.
    fn heading(self, strings: &Strings) -> &str {
        strings.say(match self {
            Self::Articles => "heading.articles",
            Self::DatedArticles => "heading.dated_articles",
            Self::Events => "heading.events",
        })
    }
}

/// Draws bars. `counted` is what they count; `link` gives a bar's target, neighbours with the same
/// target become one link.
pub(crate) fn histogram(
    bins: &[Bin],
    unit: Unit,
    counted: Counted,
    height: Height,
    link: impl Fn(NaiveDate) -> Option<String>,
    strings: &Strings,
) -> Option<Chart> {
    let most = bins.iter().map(|bin| bin.count).max().filter(|&most| most > 0)?;
    let peak = bins.iter().rev().find(|bin| bin.count == most)?;
    let total: usize = bins.iter().map(|bin| bin.count).sum();
    let finding = finding(bins, peak, counted.count(total, strings), strings);
    let rows = bins.iter().filter(|bin| bin.count > 0);
    let rows = rows.map(|bin| Row { label: bin.label.clone(), count: bin.count, href: link(bin.start) });
    Some(Chart {
        svg: Drawing { bins, unit, most, counted, height, strings }.draw(&finding, &link),
        caption: finding,
        unit: unit.name(strings).to_owned(),
        counted: counted.heading(strings).to_owned(),
        rows: rows.collect(),
        csv: csv(bins, unit, counted, strings),
        left_out: Vec::new(),
    })
}

fn csv(bins: &[Bin], unit: Unit, counted: Counted, strings: &Strings) -> String {
    let rows = bins.iter().map(|bin| [unit.code(bin.start), bin.count.to_string()]);
    address([unit.name(strings), counted.heading(strings)], rows)
}

fn finding(bins: &[Bin], peak: &Bin, number: String, strings: &Strings) -> String {
    match bins {
        [only] => strings.fill("chart.single", &[("number", &number), ("label", &only.label)]),
        [first, .., last] => {
            let range = [("number", number.as_str()), ("first", &first.label), ("last", &last.label)];
            let mut finding = strings.fill("chart.range", &range);
            if peak.count > 1 {
                finding.push_str(&strings.count_with("chart.peak", peak.count, &[("label", &peak.label)]));
            }
            finding
        }
        [] => number,
    }
}

/// What a picture is drawn of.
struct Drawing<'a> {
    bins: &'a [Bin],
    unit: Unit,
    /// The number behind the tallest bar.
    most: usize,
    counted: Counted,
    height: Height,
    strings: &'a Strings,
}

impl Drawing<'_> {
    fn draw(&self, finding: &str, link: impl Fn(NaiveDate) -> Option<String>) -> Markup {
        let Self { bins, unit, most, counted, height, strings } = *self;
        let bars = height.pixels();
        let slots = bins.len().max(LEAST);
        let labels = height == Height::Full;
        let runs = runs(bins, slots, link);
        let linked = runs.iter().any(|run| run.target.is_some());
        let top = if labels { 18 } else { 2 };
        let baseline = top + bars;
        let mut svg = Markup::new();
        svg.raw("<svg class=\"histogram\" width=\"100%\" height=\"").number(baseline + if labels { 24 } else { 18 });
        if labels {
            // What `static/brush.js` needs to know which dates a bar stands for.
            svg.raw("\" data-unit=\"").raw(unit.id()).raw("\" data-slots=\"").number(slots);
            svg.raw("\" data-bars=\"").number(bins.len());
            svg.raw("\" data-start=\"").number(bins.first().map_or(String::new(), |bin| bin.start.to_string()));
        }
        // Links inside would be hidden from assistive technology by the role of an image.
        svg.raw(if linked { "\" role=\"group\" aria-label=\"" } else { "\" role=\"img\" aria-label=\"" });
        svg.text(finding).raw("\"><title>").text(finding).raw("</title>");
        for run in &runs {
            if let Some(target) = &run.target {
                svg.raw("<a href=\"").text(target).raw("\" aria-label=\"").text(&run.name(bins, strings)).raw(": ");
                svg.text(&counted.count(run.count(bins), strings)).raw("\">");
                hit(&mut svg, &run.bins, slots, top, bars);
            }
            for at in run.bins.clone() {
                bar(&mut svg, at, slots, &bins[at], most, (top, baseline), run.target.is_none());
            }
            if run.target.is_some() {
                svg.raw("</a>");
            }
        }
        line(&mut svg, baseline);
        if labels {
            self.axis(&mut svg, slots, baseline + 17);
        } else {
            self.ends(&mut svg, baseline + 14);
        }
        svg.raw("</svg>");
        svg
    }

    /// The first and the last label, at either end.
    fn ends(&self, svg: &mut Markup, y: usize) {
        if let [first, .., last] = self.bins {
            svg.raw("<text x=\"0\" y=\"").number(y).raw("\">").text(&first.label).raw("</text>");
            svg.raw("<text x=\"100%\" y=\"").number(y).raw("\" text-anchor=\"end\">").text(&last.label).raw("</text>");
        }
    }

    /// Three or four labels below, each from its bar's left edge on so that none meets the next, and the height of the
    /// tallest bar above it. The year is said once.
    fn axis(&self, svg: &mut Markup, slots: usize, y: usize) {
        let Self { bins, unit, most, strings, .. } = *self;
        let step = slots.div_ceil(if unit == Unit::Day { 3 } else { 4 });
        let slot = 100.0 / to_f64(slots);
        let mut shown_year = None;
        for (at, bin) in bins.iter().enumerate().step_by(step) {
            let words = if shown_year == Some(bin.start.year()) {
                unit.short_label(bin.start, strings)
            } else {
                bin.label.clone()
            };
            shown_year = Some(bin.start.year());
            svg.raw("<text x=\"").number(percent(to_f64(at) * slot)).raw("\" y=\"").number(y).raw("\">");
            svg.text(&words).raw("</text>");
        }
        if let Some(at) = bins.iter().rposition(|bin| bin.count == most) {
            // In the middle of its bar, but at either edge of the picture from where it has room.
            let left = to_f64(at) * slot;
            let (anchor, x) = match left + slot / 2.0 {
                x if slot > 2.0 * EDGE => ("middle", x),
                x if x < EDGE => ("start", left),
                x if x > 100.0 - EDGE => ("end", left + slot),
                x => ("middle", x),
            };
            svg.raw("<text class=\"peak\" x=\"").number(percent(x)).raw("\" y=\"12\" text-anchor=\"").text(anchor);
            svg.raw("\">").text(&strings.number(most)).raw("</text>");
        }
    }
}

/// Neighbouring bars that lead to one place.
struct Run {
    bins: Range<usize>,
    target: Option<String>,
}

impl Run {
    fn count(&self, bins: &[Bin]) -> usize {
        bins[self.bins.clone()].iter().map(|bin| bin.count).sum()
    }

    fn name(&self, bins: &[Bin], strings: &Strings) -> String {
        match &bins[self.bins.clone()] {
            [first, .., last] => dates::from_to(&first.label, &last.label, strings),
            [only] => only.label.clone(),
            [] => String::new(),
        }
    }
}

/// The bars by where they lead. When one place would be too narrow to hit on a telephone, none is a link: the table has
/// them all.
fn runs(bins: &[Bin], slots: usize, link: impl Fn(NaiveDate) -> Option<String>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, bin) in bins.iter().enumerate() {
        let target = link(bin.start);
        match runs.last_mut().filter(|run| run.target == target) {
            Some(run) => run.bins.end = at + 1,
            None => runs.push(Run { bins: at..at + 1, target }),
        }
    }
    let narrow = runs.iter().any(|run| run.target.is_some() && run.bins.len() * NARROW_PAGE < TARGET * slots);
    for run in &mut runs {
        if narrow || run.count(bins) == 0 {
            run.target = None;
        }
    }
    runs
}

/// What of a run can be hit: its whole stretch, at full height.
fn hit(svg: &mut Markup, bins: &Range<usize>, slots: usize, top: usize, height: usize) {
    let slot = 100.0 / to_f64(slots);
    svg.raw("<rect class=\"hit\" x=\"").number(percent(to_f64(bins.start) * slot)).raw("\" y=\"").number(top);
    svg.raw("\" width=\"").number(percent(to_f64(bins.len()) * slot)).raw("\" height=\"").number(height).raw("\"/>");
}

/// One bar; inside a link it has no title, because the link's own name says more.
fn bar(
    svg: &mut Markup,
    at: usize,
    slots: usize,
    bin: &Bin,
    most: usize,
    (top, baseline): (usize, usize),
    titled: bool,
) {
    if bin.count == 0 {
        return;
    }
    let slot = 100.0 / to_f64(slots);
    let gap = slot * 0.16;
    let height = ((baseline - top) * bin.count).div_ceil(most).max(2);
    let left = to_f64(at) * slot + gap / 2.0;
    svg.raw("<rect class=\"bar\" x=\"").number(percent(left)).raw("\" y=\"").number(baseline - height);
    svg.raw("\" width=\"").number(percent(slot - gap)).raw("\" height=\"").number(height);
    svg.raw("\">");
    if titled {
        svg.raw("<title>").text(&bin.label).raw(": ").number(bin.count).raw("</title>");
    }
    svg.raw("</rect>");
}

fn line(svg: &mut Markup, at: usize) {
    svg.raw("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"").number(at).raw("\" y2=\"").number(at).raw("\"/>");
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

#[expect(clippy::cast_precision_loss, reason = "counts of bars, far below 2^52")]
fn to_f64(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings() -> Strings {
        Strings::of(&crate::config::Config::default())
    }

    fn bins() -> Vec<Bin> {
        let bin = |day: &str, label: &str, count| Bin { start: day.parse().unwrap(), label: label.into(), count };
        vec![bin("2024-01-01", "Jan 2024", 1), bin("2024-02-01", "Feb 2024", 0), bin("2024-03-01", "Mar 2024", 2)]
    }

    #[test]
    fn the_title_states_the_finding() {
        let chart = histogram(&bins(), Unit::Month, Counted::Articles, Height::Full, |_| None, &strings()).unwrap();
        assert_eq!(chart.caption, "3 articles from Jan 2024 to Mar 2024; most in Mar 2024 (2)");
        assert!(chart.svg.as_str().contains("role=\"img\""));
        assert_eq!(chart.rows.len(), 2);
    }

    #[test]
    fn neighbours_with_one_target_are_one_link() {
        let chart = histogram(&bins(), Unit::Month, Counted::Articles, Height::Full, |_| Some("y".into()), &strings());
        assert_eq!(chart.unwrap().svg.as_str().matches("<a href=\"y\"").count(), 1);
    }
}

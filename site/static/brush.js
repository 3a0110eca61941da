// Dates chosen by dragging over the bars of a chart, on pages whose list can be filtered (`site.js`, which makes the choices
// "From" and "to" that this sets; they are the way for the keyboard). Bars stay links: only a drag chooses.

(() => {
  "use strict";

  const form = document.querySelector("form.filters");
  const chart = document.querySelector("main svg.histogram[data-unit]");
  const { from, to } = form?.elements ?? {};
  if (!chart || !from || !to || !/^\d{4}-/.test(chart.dataset.start)) return;

  // The interface's words in the site's language.
  const words = JSON.parse(document.currentScript.dataset.words ?? "{}");
  const { start, unit } = chart.dataset;
  const [slots, bars] = [Number(chart.dataset.slots), Number(chart.dataset.bars)];
  const LEAST = 5; // pixels that make a drag of a click

  // The first or the last of the days that a bar stands for, as precisely as its unit.
  function period(at, end = false) {
    const date = new Date(`${start}T00:00Z`);
    if (unit === "day") date.setUTCDate(date.getUTCDate() + at);
    if (unit === "month") date.setUTCMonth(date.getUTCMonth() + at);
    if (unit === "year") date.setUTCFullYear(date.getUTCFullYear() + at);
    if (unit === "decade") date.setUTCFullYear(date.getUTCFullYear() + 10 * at + (end ? 9 : 0));
    return date.toISOString().slice(0, { day: 10, month: 7 }[unit] ?? 4);
  }

  // What is chosen, as a strip behind the bars.
  const strip = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  strip.setAttribute("class", "brush");
  strip.setAttribute("height", "100%");
  chart.querySelector("title").after(strip);

  function show(first, last) {
    strip.setAttribute("x", `${(first / slots) * 100}%`);
    strip.setAttribute("width", `${(Math.max(0, last - first + 1) / slots) * 100}%`);
  }

  // Whether one date is before another, as far as both are given.
  function before(one, other) {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length) < other.slice(0, length);
  }

  const all = document.createElement("button");
  all.type = "button";
  all.textContent = words.all;
  form.append(all);

  function follow() {
    const chosen = Boolean(from.value || to.value);
    all.hidden = !chosen;
    let [first, last] = [0, bars - 1];
    while (from.value && first < bars && before(period(first, true), from.value)) first += 1;
    while (to.value && last >= 0 && before(to.value, period(last))) last -= 1;
    if (chosen) show(first, last);
    else show(0, -1);
  }

  function choose(select, value) {
    if (value && ![...select.options].some((option) => option.value === value)) select.append(new Option(value, value));
    select.value = value;
  }

  function ask(first, last) {
    choose(from, first);
    choose(to, last);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // The bar at a place of the screen.
  function bar({ clientX }) {
    const { left, width } = chart.getBoundingClientRect();
    return Math.min(bars - 1, Math.max(0, Math.floor(((clientX - left) / width) * slots)));
  }

  let drag = null;
  const ends = (event) => [drag.bar, bar(event)].sort((a, b) => a - b);
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag = { bar: bar(event), x: event.clientX, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.moved ||= Math.abs(event.clientX - drag.x) > LEAST;
    if (drag.moved) show(...ends(event));
  });
  addEventListener("pointercancel", () => {
    drag = null;
    follow();
  });
  addEventListener("pointerup", (event) => {
    if (!drag) return;
    const [first, last] = ends(event);
    const { moved } = drag;
    drag = null;
    if (!moved) return;
    // The click that ends a drag follows no link.
    const stop = (click) => click.preventDefault();
    chart.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => chart.removeEventListener("click", stop, { capture: true }), 50);
    ask(period(first), period(last, true));
  });
  all.addEventListener("click", () => {
    ask("", "");
    from.focus();
  });
  form.addEventListener("change", follow);
  form.addEventListener("reset", () => setTimeout(follow));

  const hint = document.createElement("span");
  hint.className = "brush-note";
  hint.textContent = words.hint;
  chart.closest("figure").querySelector("details").before(hint);
  chart.classList.add("brushable");
  follow();
})();

// The search page: the form, its address, and the results. `search-index.js` finds the articles.

(() => {
  "use strict";

  const form = document.querySelector("form.search");
  if (!form) return;

  // The interface's words in the site's language.
  const told = JSON.parse(document.currentScript.dataset.words ?? "{}");
  const area = document.querySelector(".search-area");
  const box = form.elements.q;
  const status = area.querySelector("[role=status]");
  const list = area.querySelector(".results");
  const more = area.querySelector(".more");
  const index = document.querySelector(".index");
  const { answer, cardOf, directory, words } = cuttingsIndex(form.dataset.version);

  const PAGE = 10; // results shown at once
  const SNIPPET = 240; // characters

  // Results

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function stamp({ text, datetime }) {
    return datetime ? element("time", { datetime }, text) : text;
  }

  function dateline(card) {
    const line = element("p", { class: "dateline" });
    line.append(element("span", { class: card.source_known ? "source" : "source unknown" }, card.source), ", ");
    if (!card.date) {
      line.append(element("span", { class: "unknown" }, told.date_unknown));
      return line;
    }
    const { lead, first, joint, second, tail } = card.date;
    line.append(lead, stamp(first), joint);
    if (second) line.append(stamp(second));
    line.append(tail, " ", element("span", { class: `basis ${card.basis.kind}` }, card.basis.words));
    return line;
  }

  // Where most of the query's words stand close together in a text, and which.
  function best(text, clauses) {
    const hits = [];
    for (const word of words(text)) {
      const clause = clauses.findIndex(({ forms }) => forms.has(word.word));
      if (clause >= 0) hits.push({ ...word, clause });
    }
    let window = { start: 0, worth: 0, covered: new Set() };
    hits.forEach((first, at) => {
      const near = hits.slice(at).filter((hit) => hit.end <= first.start + SNIPPET - 60);
      const covered = new Set(near.map((hit) => hit.clause));
      const worth = covered.size * 100 + new Set(near.map((hit) => hit.word)).size;
      if (worth > window.worth) window = { start: first.start, worth, covered };
    });
    return { text, hits, ...window };
  }

  // Appends about so many characters of a text from `start` on, with the query's words marked.
  function quote(line, { text, hits, start }, length) {
    const from = start < length / 3 ? 0 : Math.min(start, text.indexOf(" ", start - length / 4) + 1);
    let to = Math.min(text.length, from + length);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), start + 40);
    let at = from;
    line.append(from > 0 && !line.textContent.endsWith("… ") ? "… " : "");
    for (const hit of hits.filter((hit) => hit.start >= from && hit.end <= to)) {
      if (hit.end <= at) continue;
      const begin = Math.max(at, hit.start);
      line.append(text.slice(at, begin), element("mark", {}, text.slice(begin, hit.end)));
      at = hit.end;
    }
    line.append(text.slice(at, to), to < text.length ? " …" : "");
  }

  // A piece of the article, linked to its paragraph; two where the query's words stand far apart.
  function snippet(card, clauses) {
    const pieces = card.text.map((text, at) => ({ href: `${card.href}#p${at + 1}`, ...best(text, clauses) }));
    if (card.teaser) pieces.push({ href: card.href, ...best(card.teaser, clauses) });
    const line = element("p", { class: "teaser", lang: card.lang, dir: "auto" });
    const [first] = [...pieces].sort((a, b) => b.worth - a.worth);
    if (!first?.worth) {
      quote(line, { text: card.teaser || card.text[0] || "", hits: [], start: 0 }, SNIPPET);
      return line;
    }
    const adds = ({ covered }) => [...covered].filter((clause) => !first.covered.has(clause)).length;
    const [second] = pieces.filter(adds).sort((a, b) => adds(b) - adds(a) || b.worth - a.worth);
    const shown = [first, second].filter(Boolean).sort((a, b) => pieces.indexOf(a) - pieces.indexOf(b));
    shown.forEach((piece, at) => {
      if (at > 0) line.append(" ");
      quote(line, piece, SNIPPET / shown.length);
    });
    if (first.href !== card.href) {
      const name = fill(told.paragraph_in, card);
      line.append(" ", element("a", { class: "to", href: first.href, "aria-label": name }, told.paragraph));
    }
    return line;
  }

  function result(card, clauses) {
    const heading = element("h2", {}, element("a", { href: card.href, lang: card.lang }, card.title));
    return element("li", { class: "entry" }, heading, dateline(card), snippet(card, clauses));
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function count(number) {
    const n = number.toLocaleString(document.documentElement.lang);
    return fill(number === 1 ? told.articles.one : told.articles.other, { n });
  }

  function outcome({ found, partial, unknown }) {
    const missing = unknown.map(({ words: list }) => fill(told.quoted, { words: list.join(" ") })).join(", ");
    const absent = missing ? ` ${fill(unknown.length === 1 ? told.absent.one : told.absent.other, { words: missing })}` : "";
    if (!found.length) return told.none + absent;
    const articles = count(found.length);
    return (partial ? fill(told.partial, { articles }) : `${articles}.`) + absent;
  }

  // The page

  let asked = 0; // the latest question, so that no earlier answer overwrites its results

  function state() {
    const entries = [...new FormData(form)].filter(([, value]) => value);
    return new URLSearchParams(entries).toString();
  }

  function remember() {
    const parameters = state();
    try {
      history.replaceState(null, "", parameters ? `?${parameters}` : location.pathname);
    } catch {
      // Some browsers keep the address of a local file as it is.
    }
  }

  async function show(response, from, question) {
    const shown = response.found.slice(from, from + PAGE);
    const cards = await Promise.all(shown.map(cardOf));
    if (question !== asked) return;
    if (from === 0) list.replaceChildren();
    list.append(...cards.map((card) => result(card, response.clauses)));
    more.hidden = from + PAGE >= response.found.length;
    more.onclick = async () => {
      await show(response, from + PAGE, question);
      list.children[from + PAGE]?.querySelector("a").focus();
    };
  }

  async function search() {
    const question = ++asked;
    remember();
    try {
      const response = await answer(box.value, Object.fromEntries(new FormData(form)));
      if (question !== asked) return;
      index.hidden = Boolean(response);
      status.textContent = response ? outcome(response) : "";
      if (response) await show(response, 0, question);
      else list.replaceChildren();
      if (!response) more.hidden = true;
    } catch (error) {
      if (question === asked) status.textContent = fill(told.broken, { error: error.message });
    }
  }

  function offer(groups) {
    for (const { name, values } of groups) {
      const select = form.elements[name];
      if (!select) continue;
      select.append(...values.map(([value, label, number]) => new Option(`${label} (${number})`, value)));
      select.closest("p").hidden = false;
    }
  }

  function restore() {
    const parameters = new URLSearchParams(location.search);
    for (const [name, value] of parameters) {
      const field = form.elements[name];
      if (field && "value" in field) field.value = value;
      if (field?.value && field !== box) form.querySelector("details").open = true;
    }
  }

  // Arrow keys walk from the box through the results and back.
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...list.querySelectorAll("h2 a")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }

  let waiting;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  form.addEventListener("change", (event) => event.target !== box && search());
  area.addEventListener("keydown", walk);

  area.hidden = false;
  directory()
    .then(({ filters }) => {
      offer(filters);
      restore();
      return search();
    })
    .catch((error) => (status.textContent = fill(told.broken, { error: error.message })));
})();

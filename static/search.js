// The search page. The index lies beside the page as classic scripts, each of which hands its data to `cuttingsShard`; a
// query loads only those of its words. So it works on any file server, in any folder, and straight from a disk.
//
//   directory        which file holds what, and what can be filtered by
//   words/N          words as written -> the number of their term (all words of a stem are one term)
//   postings/N       term -> articles, with a weight each
//   positions/N      term -> places in each article; for phrases only
//   cards/N          article -> what a result shows
//
// Words are cut and folded as src/publish/search/tokens.rs does it.

(() => {
  "use strict";

  const form = document.querySelector("form.search");
  if (!form) return;

  const area = document.querySelector(".search-area");
  const box = form.elements.q;
  const status = area.querySelector("[role=status]");
  const list = area.querySelector(".results");
  const more = area.querySelector(".more");
  const index = document.querySelector(".index");

  const PAGE = 10; // results shown at once
  const COMPLETIONS = 12; // terms that the start of a word stands for at most
  const SNIPPET = 240; // characters

  // Shards

  const arrived = new Map();
  const wanted = new Map();
  globalThis.cuttingsShard = (name, data) => arrived.set(name, data);

  // A shard's data, read by `read` once.
  function shard(name, read = (data) => data) {
    if (!wanted.has(name)) {
      const loading = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${name}.js?v=${form.dataset.version}`;
        script.onload = () => (arrived.has(name) ? resolve(read(arrived.get(name))) : reject(new Error(name)));
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      });
      loading.catch(() => wanted.delete(name));
      wanted.set(name, loading);
    }
    return wanted.get(name);
  }

  // Numbers: figures up to 63 end one, the others go on in steps of 26 (digits.rs).
  function numbers(text) {
    const out = [];
    let value = 0;
    let scale = 1;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const figure = (code === 33 ? 92 : code) - 35;
      value += figure * scale;
      if (figure < 64) {
        out.push(value);
        value = 0;
        scale = 1;
      } else {
        scale *= 26;
      }
    }
    return out;
  }

  function starts(distances) {
    let sum = 0;
    return numbers(distances).map((distance) => (sum += distance));
  }

  // The last entry of a sorted list that is not behind `sought`.
  function place(sorted, sought) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= sought) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  const directory = () =>
    shard("directory", (data) => ({
      ...data,
      words: data.words ? data.words.split(" ") : [],
      postings: starts(data.postings),
      positions: starts(data.positions),
      cards: starts(data.cards),
    }));

  // Words

  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
    "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const WORD = "[\\p{Alphabetic}\\p{N}\\p{M}]";
  const RUN = new RegExp(`((?:(?=[${UNSPACED}])${WORD})+)|(?:(?![${UNSPACED}])${WORD})+`, "gu");

  function fold(word) {
    return word.normalize("NFKD").replace(/[ \u0300-\u036f]/g, "").toLowerCase().normalize("NFC");
  }

  // The words of a text, each with its place.
  function words(text) {
    const out = [];
    for (const run of text.matchAll(RUN)) {
      const start = run.index;
      const end = start + run[0].length;
      if (/^s$/i.test(run[0]) && /['’]/.test(text[start - 1] || "")) continue;
      const word = fold(run[0]);
      const letters = run[1] ? [...word] : [];
      if (letters.length < 2) {
        out.push({ word, start, end });
        continue;
      }
      const narrow = word.length === run[0].length && letters.length === word.length;
      for (let at = 0; at + 1 < letters.length; at++) {
        const pair = narrow ? { start: start + at, end: start + at + 2 } : { start, end };
        out.push({ word: letters[at] + letters[at + 1], ...pair });
      }
    }
    return out;
  }

  // A query as clauses: `word`, `"some words"`, `-word`. A word with a hyphen or apostrophe in it is a phrase of its parts.
  function parse(query) {
    const clauses = [];
    for (const part of query.matchAll(/(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))/gu)) {
      const found = words(part[2] ?? part[3]).map((word) => word.word);
      const isLast = part.index + part[0].length === query.length;
      if (found.length) clauses.push({ not: part[1] === "-", words: found, open: isLast && part[2] === undefined });
    }
    return clauses;
  }

  function lexicon(data) {
    const list = data.words.split(" ");
    const figures = numbers(data.numbers);
    const out = { words: [], terms: [], counts: [] };
    let next = figures[0];
    let last = [];
    list.forEach((entry, at) => {
      const same = numbers(entry[0])[0];
      last = last.slice(0, same).concat([...entry.slice(1)]);
      const term = next - figures[1 + 2 * at];
      next = Math.max(next, term + 1);
      out.words.push(last.join(""));
      out.terms.push(term);
      out.counts.push(figures[2 + 2 * at]);
    });
    return out;
  }

  // The terms of a word, or of all words that begin with it, the most frequent ones.
  async function lookUp(word, open) {
    const { words: firsts } = await directory();
    if (!firsts.length) return { terms: [], forms: new Set() };
    const from = place(firsts, word);
    const to = open ? Math.min(from + 3, place(firsts, `${word}\uffff`)) : from;
    const terms = new Map();
    const loading = [];
    for (let at = from; at <= to; at++) loading.push(shard(`words/${at}`, lexicon));
    const shards = await Promise.all(loading);
    for (const { words: list, terms: numbers, counts } of shards) {
      list.forEach((form, at) => {
        if (form !== word && !(open && form.startsWith(word))) return;
        const term = terms.get(numbers[at]) ?? { term: numbers[at], count: counts[at], exact: false };
        term.exact ||= form === word;
        terms.set(term.term, term);
      });
    }
    const found = [...terms.values()].sort((a, b) => b.exact - a.exact || b.count - a.count);
    const chosen = open && word.length > 1 ? found.slice(0, COMPLETIONS) : found.filter((term) => term.exact);
    if (!chosen.length && open) chosen.push(...found.slice(0, COMPLETIONS));
    // All ways to write them, for the marks.
    const forms = new Set();
    for (const { words: list, terms: numbers } of shards) {
      list.forEach((form, at) => chosen.some((term) => term.term === numbers[at]) && forms.add(form));
    }
    return { terms: chosen, forms };
  }

  // Articles

  async function listOf(kind, term) {
    const firsts = (await directory())[kind];
    const at = place(firsts, term);
    const lists = await shard(`${kind}/${at}`, (text) => text.split(" "));
    return numbers(lists[term - firsts[at]]);
  }

  const postings = new Map();

  // A term's articles with its weight in each.
  async function articlesOf(term) {
    if (!postings.has(term)) {
      const figures = await listOf("postings", term);
      const articles = [];
      const weights = [];
      for (let at = 0, next = 0; at < figures.length; at += 2) {
        articles.push(next + figures[at]);
        weights.push((figures[at + 1] + 0.5) / 64);
        next += figures[at] + 1;
      }
      postings.set(term, { articles, weights });
    }
    return postings.get(term);
  }

  // A term's places in those of its articles that `among` has.
  async function placesOf(term, among) {
    const [figures, { articles }] = await Promise.all([listOf("positions", term), articlesOf(term)]);
    const out = new Map();
    let at = 0;
    for (const article of articles) {
      const count = figures[at++];
      if (among.has(article)) {
        let sum = 0;
        out.set(article, new Set(figures.slice(at, at + count).map((distance) => (sum += distance))));
      }
      at += count;
    }
    return out;
  }

  function rarity(count, all) {
    return Math.log(1 + (all - count + 0.5) / (count + 0.5));
  }

  // What a clause says about each article: a Map from article to score.
  async function score(clause, all) {
    const single = clause.words.length === 1;
    const found = await Promise.all(clause.words.map((word) => lookUp(word, single && clause.open && !clause.not)));
    clause.forms = new Set(found.flatMap(({ forms }) => [...forms]));
    clause.known = found.every(({ terms }) => terms.length);
    const scores = new Map();
    if (!clause.known) return scores;
    if (single) {
      // Words that only begin with the query are as rare as all of them together: an odd one among them says no more.
      const begun = found[0].terms.reduce((sum, { count, exact }) => sum + (exact ? 0 : count), 0);
      const lists = await Promise.all(found[0].terms.map(({ term }) => articlesOf(term)));
      for (const [at, { count, exact }] of found[0].terms.entries()) {
        const { articles, weights } = lists[at];
        const worth = exact ? rarity(count, all) : 0.6 * rarity(Math.min(begun, all), all);
        articles.forEach((article, at) => {
          scores.set(article, Math.max(scores.get(article) ?? 0, worth * weights[at]));
        });
      }
      return scores;
    }
    const terms = found.map(({ terms: [first] }) => first);
    const lists = await Promise.all(terms.map(({ term }) => articlesOf(term)));
    const times = new Map();
    lists.forEach(({ articles, weights }, number) => {
      const worth = rarity(terms[number].count, all);
      articles.forEach((article, at) => {
        if ((times.get(article) ?? 0) !== number) return;
        times.set(article, number + 1);
        scores.set(article, (scores.get(article) ?? 0) + worth * weights[at]);
      });
    });
    for (const article of [...scores.keys()]) if (times.get(article) !== terms.length) scores.delete(article);
    const places = await Promise.all(terms.map(({ term }) => placesOf(term, scores)));
    for (const article of [...scores.keys()]) {
      const [first, ...rest] = places.map((of) => of.get(article));
      const stands = [...first].some((start) => rest.every((next, at) => next.has(start + at + 1)));
      if (!stands) scores.delete(article);
    }
    return scores;
  }

  // The articles that every filter in force lets through; nothing where none is.
  async function filtered(groups) {
    let allowed;
    for (const group of groups) {
      const value = group.values.findIndex(([name]) => name === form.elements[group.name]?.value);
      if (value < 0) continue;
      const { articles } = await articlesOf(group.first + value);
      const these = new Set(articles);
      allowed = allowed ? new Set([...allowed].filter((article) => these.has(article))) : these;
    }
    return allowed;
  }

  // The query's answer: articles in order, what to mark, what to say about it.
  async function answer(query) {
    const { articles: all, dated, filters } = await directory();
    const clauses = parse(query);
    const [allowed, ...scored] = await Promise.all([filtered(filters), ...clauses.map((clause) => score(clause, all))]);
    const wantedClauses = clauses.filter((clause) => !clause.not);
    if (!wantedClauses.length && !allowed) return null;
    const sums = new Map();
    const hits = new Map();
    clauses.forEach((clause, at) => {
      if (clause.not) return;
      for (const [article, value] of scored[at]) {
        sums.set(article, (sums.get(article) ?? 0) + value);
        hits.set(article, (hits.get(article) ?? 0) + 1);
      }
    });
    let found = wantedClauses.length ? [...sums.keys()] : [...allowed];
    if (wantedClauses.length && allowed) found = found.filter((article) => allowed.has(article));
    clauses.forEach((clause, at) => {
      if (clause.not) found = found.filter((article) => !scored[at].has(article));
    });
    const whole = found.filter((article) => (hits.get(article) ?? 0) === wantedClauses.length);
    const partial = !whole.length && found.length > 0;
    if (!partial) found = whole;
    // The undated stand behind the dated whichever way these go.
    const newest = (a, b) => (a >= dated) - (b >= dated) || b - a;
    const order = form.elements.order.value || (wantedClauses.length ? "best" : "newest");
    if (order === "newest") found.sort(newest);
    else if (order === "oldest") found.sort((a, b) => a - b);
    else found.sort((a, b) => (hits.get(b) - hits.get(a)) * partial || sums.get(b) - sums.get(a) || newest(a, b));
    return { found, partial, unknown: wantedClauses.filter((clause) => !clause.known), clauses: wantedClauses };
  }

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
      line.append(element("span", { class: "unknown" }, "date not known"));
      return line;
    }
    const { lead, first, second } = card.date;
    line.append(lead, stamp(first));
    if (second) line.append(" and ", stamp(second));
    line.append(" ", element("span", { class: `basis ${card.basis.kind}` }, card.basis.words));
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
      const name = `the paragraph in ${card.title}`;
      line.append(" ", element("a", { class: "to", href: first.href, "aria-label": name }, "the paragraph"));
    }
    return line;
  }

  async function cardOf(article) {
    const { cards } = await directory();
    const at = place(cards, article);
    return (await shard(`cards/${at}`))[article - cards[at]];
  }

  function result(card, clauses) {
    const heading = element("h2", {}, element("a", { href: card.href, lang: card.lang }, card.title));
    return element("li", { class: "entry" }, heading, dateline(card), snippet(card, clauses));
  }

  function count(number) {
    return number === 1 ? "1 article" : `${number.toLocaleString("en")} articles`;
  }

  function told({ found, partial, unknown }) {
    const missing = unknown.map(({ words: list }) => `“${list.join(" ")}”`).join(", ");
    const absent = missing ? ` ${missing} ${unknown.length === 1 ? "does" : "do"} not occur.` : "";
    if (!found.length) return `No article found.${absent}`;
    return partial ? `No article has all of it; ${count(found.length)} with a part.${absent}` : `${count(found.length)}.`;
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
      const response = await answer(box.value);
      if (question !== asked) return;
      index.hidden = Boolean(response);
      status.textContent = response ? told(response) : "";
      if (response) await show(response, 0, question);
      else list.replaceChildren();
      if (!response) more.hidden = true;
    } catch (error) {
      if (question === asked) status.textContent = `The index could not be read: ${error.message}`;
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
    .catch((error) => (status.textContent = `The index could not be read: ${error.message}`));
})();

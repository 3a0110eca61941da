// The search index, read as a query needs it. It lies beside the page as classic scripts, each of which hands its data to
// `cuttingsShard`; a query loads only those of its words. So it works on any file server, in any folder, and straight from a
// disk.
//
//   directory        which file holds what, and what can be filtered by
//   words/N          words as written -> the number of their term (all words of a stem are one term)
//   postings/N       term -> articles, with a weight each
//   positions/N      term -> places in each article; for phrases only
//   cards/N          article -> what a result shows
//
// Words are cut and folded as src/publish/search/tokens.rs does it.

// The index of a version; `search-page.js` asks it.
globalThis.cuttingsIndex = (version) => {
  "use strict";

  const COMPLETIONS = 12; // terms that the start of a word stands for at most

  // Shards

  const arrived = new Map();
  const wanted = new Map();
  globalThis.cuttingsShard = (name, data) => arrived.set(name, data);

  // A shard's data, read by `read` once.
  function shard(name, read = (data) => data) {
    if (!wanted.has(name)) {
      const loading = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${name}.js?v=${version}`;
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

  // The articles that every chosen value lets through; nothing where none is chosen.
  async function filtered(groups, chosen) {
    let allowed;
    for (const group of groups) {
      const value = group.values.findIndex(([name]) => name === chosen[group.name]);
      if (value < 0) continue;
      const { articles } = await articlesOf(group.first + value);
      const these = new Set(articles);
      allowed = allowed ? new Set([...allowed].filter((article) => these.has(article))) : these;
    }
    return allowed;
  }

  // The query's answer: articles in order, what to mark, what to say about it.
  async function answer(query, chosen) {
    const { articles: all, dated, filters } = await directory();
    const clauses = parse(query);
    const [allowed, ...scored] = await Promise.all([filtered(filters, chosen), ...clauses.map((clause) => score(clause, all))]);
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
    const order = chosen.order || (wantedClauses.length ? "best" : "newest");
    if (order === "newest") found.sort(newest);
    else if (order === "oldest") found.sort((a, b) => a - b);
    else found.sort((a, b) => (hits.get(b) - hits.get(a)) * partial || sums.get(b) - sums.get(a) || newest(a, b));
    return { found, partial, unknown: wantedClauses.filter((clause) => !clause.known), clauses: wantedClauses };
  }

  async function cardOf(article) {
    const { cards } = await directory();
    const at = place(cards, article);
    return (await shard(`cards/${at}`))[article - cards[at]];
  }

  return { answer, cardOf, directory, words };
};

// What pages gain where scripts run: a choice of theme, a search box in the menu, buttons that copy, filters on lists, and
// the words marked that a link led to. Every page is whole without this file: whatever needs it is made by it.

(() => {
  "use strict";

  const root = new URL("../", document.currentScript.src);
  const main = document.querySelector("main");
  // The interface's words in the site's language.
  const words = JSON.parse(document.currentScript.dataset.words ?? "{}");

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // A store that may be switched off, as it is for files in some browsers.
  function keep(store, key, value) {
    try {
      if (value === undefined) return globalThis[store].getItem(key);
      if (value) globalThis[store].setItem(key, value);
      else globalThis[store].removeItem(key);
    } catch {
      // Then the choice lasts as long as the page.
    }
    return null;
  }

  // Theme

  function applyTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }

  function themeChoice() {
    const select = element("select", { "aria-label": words.theme });
    select.append(new Option(words.theme_system, ""), new Option(words.theme_light, "light"), new Option(words.theme_dark, "dark"));
    select.value = keep("localStorage", "cuttings-theme") ?? "";
    select.addEventListener("change", () => {
      keep("localStorage", "cuttings-theme", select.value);
      applyTheme(select.value);
    });
    return select;
  }

  function searchBox() {
    const box = element("input", { type: "search", name: "q", placeholder: words.search, "aria-label": words.search_label });
    return element("form", { role: "search", action: new URL("search/index.html", root) }, box);
  }

  // Copying

  const status = element("p", { class: "hidden", role: "status" });

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages on a disk or without encryption may copy only what is selected.
      const area = element("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
      area.value = text;
      document.body.append(area);
      area.select();
      const copied = document.execCommand("copy");
      area.remove();
      if (!copied) throw new Error("nothing copied");
    }
  }

  function copyButton(name, label, text) {
    const button = element("button", { type: "button", class: "copy" }, name);
    if (label) button.setAttribute("aria-label", `${name}: ${label}`);
    button.addEventListener("click", async () => {
      let outcome = words.copied;
      try {
        await copy(text());
      } catch {
        outcome = words.copy_failed;
      }
      button.focus();
      button.textContent = status.textContent = outcome;
      setTimeout(() => {
        button.textContent = name;
        status.textContent = "";
      }, 2000);
    });
    return button;
  }

  function copyButtons() {
    const citations = document.querySelectorAll(".citation");
    for (const citation of citations) {
      const style = citation.closest("details")?.querySelector("summary")?.textContent;
      citation.before(copyButton(words.copy, style, () => citation.textContent));
    }
    const address = () => document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "");
    const heading = document.querySelector("#h-cite");
    heading?.after(copyButton(words.copy_link, words.this_article, address));
  }

  // Evidence: a link to a paragraph leaves word of what it is about, and the paragraph marks it.

  const NOTE = "cuttings-evidence";

  function texts(link) {
    const item = link.closest("li, .event-evidence");
    const sought = item?.querySelectorAll(".teaser mark") ?? [];
    if (sought.length) return [...new Set([...sought].map((word) => word.textContent))];
    const sentences = item ? [...item.querySelectorAll("blockquote, .teaser")] : [];
    const before = sentences.filter((one) => one.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
    const sentence = before.length ? [before.at(-1).textContent.trim()] : [];
    const names = link.closest(".paragraphs") ? document.querySelectorAll("#h-names + .run li") : [];
    return sentence.concat([...names].map((name) => name.firstChild.textContent.trim()));
  }

  function leaveNote(event) {
    const link = event.target.closest?.("a[href*='#p']");
    if (link) keep("sessionStorage", NOTE, JSON.stringify({ href: link.href, texts: texts(link) }));
  }

  // Marks the first place of a text in an element, over as many nodes as it spans.
  function mark(inside, text) {
    const whole = inside.textContent;
    const bare = text.replace(/^[“"]|[”"]$/g, "");
    const start = whole.indexOf(bare);
    if (!bare || start < 0) return false;
    const end = start + bare.length;
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let at = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const range = [Math.max(start - at, 0), Math.min(end - at, node.length)];
      if (range[0] < range[1]) pieces.push([node, ...range]);
      at += node.length;
    }
    for (const [node, from, to] of pieces) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      range.surroundContents(element("mark"));
    }
    return true;
  }

  function readNote() {
    const note = JSON.parse(keep("sessionStorage", NOTE) ?? "null");
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || note?.href !== location.href) return;
    const marked = note.texts.filter((text) => mark(target, text));
    target.classList.toggle("marked", marked.length > 0);
  }

  // Filters. What an item can be filtered by stands in its attributes: `data-people`, `data-topics` and `data-sources` hold
  // names between bars, `data-date` the first and the last day it may be of.

  const FACETS = [
    ["person", words.person, "people"],
    ["topic", words.topic, "topics"],
    ["source", words.source, "sources"],
  ];

  const MANY = 20; // values from which on a choice is hard to look through

  const has = (item, attribute) => (item.dataset[attribute] ?? "").split("|").filter(Boolean);

  function counted(items, attribute) {
    const counts = new Map();
    for (const item of items) for (const value of has(item, attribute)) counts.set(value, (counts.get(value) ?? 0) + 1);
    // Of many values only those that two items share.
    const all = [...counts];
    const shared = all.length > MANY ? all.filter(([, count]) => count > 1) : all;
    return (shared.length > 1 ? shared : all).sort(([a], [b]) => a.localeCompare(b));
  }

  function choice(name, label, none, options) {
    const select = element("select", { id: `c-${name}`, name });
    select.append(new Option(none, ""), ...options.map(([value, text]) => new Option(text, value)));
    return element("div", {}, element("label", { for: `c-${name}` }, label), " ", select);
  }

  // The years that the items may be of, or where these are few the months, or the days.
  function periods(items) {
    const days = items.flatMap((item) => has(item, "date")).sort();
    const of = (length) => [...new Set(days.map((day) => day.slice(0, length)))].map((period) => [period, period]);
    return [of(4), of(7), of(10)].find((list) => list.length > 2) ?? of(10);
  }

  const FEW = 8; // items that are seen at a glance

  function lists() {
    const items = [...main.querySelectorAll("[data-date]")];
    const room = main.querySelector(".filter-room");
    const form = items.length < FEW ? null : filters(items, room);
    if (!form) room?.remove();
  }

  function filters(items, room) {
    const choices = FACETS.map(([name, label, attribute]) => [name, label, counted(items, attribute)])
      .filter(([, , values]) => values.length > 1)
      .map(([name, label, values]) =>
        choice(name, label, words.any, values.map(([value, count]) => [value, `${value} (${count})`])),
      );
    const dates = periods(items);
    if (dates.length > 1) choices.push(choice("from", words.from, words.first, dates), choice("to", words.to, words.last, dates));
    if (!choices.length) return null;
    const told = element("p", { class: "status", role: "status" });
    const form = element("form", { class: "choices filters", "aria-label": words.filters }, ...choices, told);
    const list = items[0].closest("section.year") ?? items[0].closest("ol, ul");
    if (room) room.replaceWith(form);
    else list.before(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => filter(form, items, told, true));
    for (const [name, value] of new URLSearchParams(location.search)) restore(form.elements[name], value);
    filter(form, items, told, false);
    addEventListener("hashchange", () => reveal(form, items, told));
    reveal(form, items, told);
    return form;
  }

  // A date in an address may be none of this page's.
  function restore(field, value) {
    if (!field) return;
    const offered = [...field.options].some((option) => option.value === value);
    if (!offered && ["from", "to"].includes(field.name) && /^\d{4}(-\d\d){0,2}$/.test(value)) field.append(new Option(value, value));
    field.value = value;
  }

  function passes(item, asked) {
    if (!FACETS.every(([name, , attribute]) => !asked[name] || has(item, attribute).includes(asked[name]))) return false;
    if (!asked.from && !asked.to) return true;
    const [earliest, latest] = has(item, "date");
    return Boolean(earliest) && (!asked.from || latest >= asked.from) && (!asked.to || earliest.slice(0, asked.to.length) <= asked.to);
  }

  function filter(form, items, told, remember) {
    const entries = [...new FormData(form)].filter(([, value]) => value);
    const asked = Object.fromEntries(entries);
    for (const item of items) item.hidden = !passes(item, asked);
    for (const section of main.querySelectorAll("section.year")) {
      section.hidden = !section.querySelector("[data-date]:not([hidden])");
    }
    const shown = items.filter((item) => !item.hidden).length;
    told.textContent = entries.length ? fill(words.shown, { shown, all: items.length }) : "";
    const search = entries.length ? `?${new URLSearchParams(entries)}` : "";
    // Neighbouring pages of the list are filtered alike.
    for (const link of document.querySelectorAll(".pager a, .neighbours a, .years a:not([href^='#'])")) link.search = search;
    if (!remember) return;
    try {
      history.replaceState(null, "", `${location.pathname}${search}${location.hash}`);
    } catch {
      // Some browsers keep the address of a local file as it is.
    }
  }

  // Whoever follows a link to an item that is filtered away wants to see it.
  function reveal(form, items, told) {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !items.some((item) => item.hidden && item.contains(target))) return;
    form.reset();
    filter(form, items, told, true);
    target.scrollIntoView();
  }

  // Addresses of events. A timeline that grows moves events from its page to those of years, months and days; the page
  // they stood on leads to them. An event's id begins with its date, as precisely as it is known.

  function followEvent() {
    const [, year, month, day] = /^#e-(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)/.exec(location.hash) ?? [];
    if (!year || document.getElementById(location.hash.slice(1))) return;
    const folders = [...main.querySelectorAll(".years a")].map((link) => new URL(link.getAttribute("href"), location.href).pathname);
    const held = folders.filter((path) => {
      const [, ofYear, ofMonth, first, last, ofDay] =
        /\/timeline\/(\d{4})\/(?:(\d\d)\/)?(?:(\d\d)-(\d\d)\/)?(?:(\d\d)\/)?index\.html$/.exec(path) ?? [];
      if (ofYear !== year || (ofMonth && ofMonth !== month)) return false;
      return (!first || (day >= first && day <= last)) && (!ofDay || ofDay === day);
    });
    const nearest = held.sort((a, b) => b.length - a.length)[0];
    if (nearest && nearest !== location.pathname) location.replace(nearest + location.hash);
  }

  followEvent();
  addEventListener("hashchange", followEvent);
  applyTheme(keep("localStorage", "cuttings-theme"));
  const tools = element("div", { class: "tools" });
  if (!document.querySelector("form.search")) tools.append(searchBox());
  tools.append(themeChoice());
  document.querySelector(".menu")?.append(tools);
  document.body.append(status);
  copyButtons();
  document.addEventListener("click", leaveNote);
  readNote();
  addEventListener("hashchange", readNote);
  lists();
})();

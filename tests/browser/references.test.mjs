// The citations as programs that manage references read them: BibTeX and RIS by citation-js, against the articles put in.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { articles } from "./articles.mjs";
import { build } from "./support.mjs";

const expected = Object.values(articles)
  .map((text) => JSON.parse(text))
  .map(({ title, date, sitename }) => [title, date, sitename])
  .sort();

let home;
before(() => (home = build('[site]\nbase_url = "https://cuttings.example/"\n')));
after(() => fs.rmSync(home, { recursive: true }));

const read = (name) => fs.readFileSync(path.join(home, "site/data", name), "utf8");
const day = (issued) => issued["date-parts"][0].map((part) => String(part).padStart(2, "0")).join("-");
// Marks of bold and the like are how a reader of BibTeX keeps case and style; the words are what is compared.
const plain = (title) => title.replace(/<span class="nocase">(.*?)<\/span>/g, "$1");
const told = (references) => references.map((one) => [plain(one.title), day(one.issued), one["container-title"]]).sort();

test("cuttings.bib gives every title, day and publication", () => {
  assert.deepEqual(told(plugins.input.chain(read("cuttings.bib"), { forceType: "@bibtex/text" })), expected);
});

test("cuttings.ris gives every title, year and publication, and the day in its own field", () => {
  const years = (references) => references.map(([title, date, source]) => [title, date.slice(0, 4), source]);
  assert.deepEqual(told(plugins.input.chain(read("cuttings.ris"), { forceType: "@ris/file" })), years(expected));
  const days = [...read("cuttings.ris").matchAll(/^DA  - (\d{4})\/(\d\d)\/(\d\d)\/?\r$/gm)].map(([, ...parts]) => parts.join("-"));
  assert.deepEqual(days.sort(), expected.map(([, date]) => date).sort());
});

test("cuttings.csl.json says the same", () => {
  assert.deepEqual(told(JSON.parse(read("cuttings.csl.json"))), expected);
});

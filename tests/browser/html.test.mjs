// Every page is valid HTML, judged by html-validate.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { build, files } from "./support.mjs";

const RULES = {
  // Matters of style in which our templates differ.
  "long-title": "off",
  "no-inline-style": "off",
};

const LANGUAGES = ["en", "de"];

const homes = {};
before(() => {
  for (const language of LANGUAGES) homes[language] = build(`[site]\nlanguage = "${language}"\nbase_url = "https://cuttings.example/"\n`);
});
after(() => Object.values(homes).forEach((home) => fs.rmSync(home, { recursive: true })));

for (const language of LANGUAGES) test(`no page has an error, in ${language}`, async () => {
  const home = homes[language];
  const judge = new HtmlValidate({ extends: ["html-validate:standard"], rules: RULES });
  const pages = files(path.join(home, "site"), ".html");
  assert.ok(pages.length > 30);
  const complaints = new Set();
  for (const page of pages) {
    const report = await judge.validateString(fs.readFileSync(path.join(home, "site", page), "utf8"));
    for (const { messages } of report.results) {
      for (const { ruleId, message, line } of messages) complaints.add(`${page}:${line}: ${ruleId}: ${message}`);
    }
  }
  assert.deepEqual([...complaints], []);
});

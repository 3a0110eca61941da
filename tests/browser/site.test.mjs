// What the script adds to all pages: theme, filters, copying, marks; and that every kind of page is accessible.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { open, start } from "./support.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let world;
let base;
before(async () => {
  world = await start();
  base = world.bases["a sub-folder of a server"];
});
after(() => world.close());

/** The first page below a folder, or the folder's own. */
function first(folder) {
  const inside = fs.readdirSync(path.join(world.site, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return `${folder}/${inside[0].name}/index.html`;
}

const kinds = () => [
  "index.html", "timeline/index.html", "topics/index.html", "people/index.html", "quotes/index.html", "sources/index.html",
  "archive/index.html", "articles/index.html", "data/index.html", "about/index.html", "organisations/index.html",
  "quotes/speakers/index.html", "quotes/reported/index.html", "map/index.html", "places/index.html", "search/index.html?q=ferry",
  ...["articles", "people", "places", "topics", "sources", "archive"].map(first),
];

test("no page complains, asks another host or hinders anybody, in either theme, wide or narrow", async () => {
  for (const address of kinds()) {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 320]]) {
      const { page, complaints, close } = await open(world, base, address, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      await page.waitForTimeout(address.includes("?") ? 500 : 50);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), RULES);
      assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), [], `${address} ${colorScheme}`);
      assert.deepEqual(complaints, [], address);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${address} is too wide`);
      await close();
    }
  }
});

test("the theme that is chosen stays on the next page", async () => {
  for (const from of Object.values(world.bases)) {
    const { page, close } = await open(world, from, "index.html", { colorScheme: "light" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.selectOption("select[aria-label=Theme]", "dark");
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.goto(`${from}timeline/index.html`);
    assert.equal(await paper(), dark);
    await page.selectOption("select[aria-label=Theme]", "");
    assert.equal(await paper(), light);
    await close();
  }
});

test("the box in the menu leads to the search, and Back to where one was", async () => {
  for (const from of Object.values(world.bases)) {
    const { page, complaints, close } = await open(world, from, first("articles"));
    const before = page.url();
    await page.fill(".tools input", "quay");
    await page.press(".tools input", "Enter");
    await page.waitForSelector(".results li");
    assert.equal(page.url(), `${from}search/index.html?q=quay`);
    await page.goBack();
    assert.equal(page.url(), before);
    assert.deepEqual(complaints, []);
    await close();
  }
});

test("the timeline is filtered, and its address says how", async () => {
  for (const from of Object.values(world.bases)) {
    const { page, complaints, close } = await open(world, from, "timeline/index.html");
    const shown = () => page.locator("li.event:visible").count();
    const all = await shown();
    await page.selectOption("#c-source", "Northern Ledger");
    const some = await shown();
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    assert.equal(await page.textContent(".filters [role=status]"), `${some} of ${all} on this page`);
    assert.match(await page.evaluate(() => location.search), /source=Northern\+Ledger/);
    await page.reload();
    assert.equal(await shown(), some);
    await page.selectOption("#c-from", { index: 3 });
    assert.ok(await shown() < all);
    assert.deepEqual(complaints, []);
    await close();
  }
});

test("who comes from an event finds the sentence marked", async () => {
  for (const from of Object.values(world.bases)) {
    const { page, close } = await open(world, from, "timeline/index.html");
    const event = page.locator("li.event").first();
    const sentence = (await event.locator("blockquote").first().textContent()).trim();
    await event.locator(".credit a").first().click();
    await page.waitForSelector(".marked mark");
    assert.equal((await page.locator(".marked mark").allTextContents()).join(""), sentence);
    await close();
  }
});

test("citations and the address are copied", async () => {
  const { page, close } = await open(world, base, first("articles"), { permissions: ["clipboard-read", "clipboard-write"] });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator("details[open] .copy").first().click();
  await page.waitForFunction(() => document.querySelector("details[open] .copy").textContent === "Copied");
  assert.equal(await clipboard(), await page.locator(".citation").first().textContent());
  await page.click("#h-cite + .copy");
  assert.equal(await clipboard(), page.url());
  await close();
});

test("without scripts no page has a control that does nothing", async () => {
  for (const address of kinds()) {
    const { page, close } = await open(world, base, address, { javaScriptEnabled: false });
    assert.equal(await page.locator("button:visible, select:visible, input:visible").count(), 0, address);
    await close();
  }
});

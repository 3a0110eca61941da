// The search page, from a disk and from a sub-folder of a server with a strict content security policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, start } from "./support.mjs";

let world;
before(async () => (world = await start()));
after(() => world.close());

const QUERIES = [
  ["ferry", ["Harbour Board approves ferry terminal", "<b>Ferry</b> & “quay”", "Audit Office doubts the cost", "Residents go to court"]],
  ["ferries terminal", ["Harbour Board approves ferry terminal", "Audit Office doubts the cost", "Residents go to court"]],
  ['"ferry terminal"', ["Harbour Board approves ferry terminal"]],
  ["terminal -renn", ["Residents go to court"]],
  ["zofie", ["Žofie Ode takes over"]],
  ["interv", ["Renn answers the audit"]],
  ["外交部", ["外交部谈渡轮"]],
  ["long-awaited", ["Harbour Board approves ferry terminal"]],
  ["submarine", []],
];

async function ask(page, query) {
  await page.fill("#q", query);
  await page.press("#q", "Enter");
  await page.waitForFunction(
    (text) => new URLSearchParams(location.search).get("q") === text && document.querySelector("[role=status]").textContent,
    query,
  );
  await page.waitForTimeout(150);
  return page.locator(".results h2").allTextContents();
}

for (const from of ["a disk", "a sub-folder of a server"]) {
  test(`queries are answered from ${from}`, async () => {
    const { page, complaints, close } = await open(world, world.bases[from], "search/index.html");
    for (const [query, expected] of QUERIES) {
      assert.deepEqual(new Set(await ask(page, query)), new Set(expected), query);
    }
    assert.deepEqual(complaints, []);
    await close();
  });

  test(`an address holds a query and its filters, from ${from}`, async () => {
    const address = "search/index.html?q=terminal&source=northern-ledger&order=newest";
    const { page, complaints, close } = await open(world, world.bases[from], address);
    await page.waitForSelector(".results li");
    assert.deepEqual(await page.locator(".results h2").allTextContents(), ["Residents go to court", "Audit Office doubts the cost"]);
    assert.equal(await page.textContent(".search-area [role=status]"), "2 articles.");
    await page.selectOption("#c-year", "2023");
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent.startsWith("No article"));
    assert.match(await page.evaluate(() => location.search), /year=2023/);
    assert.deepEqual(complaints, []);
    await close();
  });
}

test("a result leads to the paragraph, with its words marked", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "search/index.html?q=regretted");
  assert.equal(await page.textContent(".results mark"), "regretted");
  await page.click(".results .to");
  assert.match(page.url(), /articles\/court-stops-all-work-[0-9a-f]{6}\/index\.html#p1$/);
  assert.equal(await page.textContent(".marked mark"), "regretted");
  await close();
});

test("arrow keys walk through the results", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "search/index.html?q=terminal");
  await page.waitForSelector(".results li");
  await page.focus("#q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = await page.locator(".results h2 a").nth(1).textContent();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await close();
});

test("without scripts the index from A to Z is there, and no dead form", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "search/index.html", { javaScriptEnabled: false });
  assert.equal(await page.locator("form:visible, button:visible, select:visible").count(), 0);
  assert.ok(await page.locator(".az a").count() > 8);
  await close();
});

test("only the files of a query's words are read", async () => {
  const base = world.bases["a sub-folder of a server"];
  const { page, close } = await open(world, base, "search/index.html");
  const read = [];
  page.on("request", (request) => read.push(...new URL(request.url()).pathname.split("/search/").slice(1)));
  await ask(page, "ferry");
  assert.deepEqual([...new Set(read.map((name) => name.split("/")[0]))].sort(), ["cards", "postings", "words"]);
  await close();
});

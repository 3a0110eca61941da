// Dates chosen on a chart: by dragging over its bars, and by the labelled choices, which need no mouse.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, start } from "./support.mjs";

let world;
before(async () => (world = await start()));
after(() => world.close());

const shown = (page) => page.locator("li.event:visible").count();
// What stands in the address: the page itself knows it at once.
const asked = (page) => page.evaluate(() => location.search);
const told = (page) => page.textContent(".filters [role=status]");

/** Drags from one share of the chart's width to another. */
async function drag(page, from, to) {
  const box = await page.locator("svg.histogram").first().boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

test("a drag over the bars filters the list, tells how many are left, and is in the address", async () => {
  for (const base of Object.values(world.bases)) {
    const { page, complaints, close } = await open(world, base, "timeline/index.html");
    const all = await shown(page);
    await drag(page, 0.01, 0.35);
    const some = await shown(page);
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    assert.equal(await told(page), `${some} of ${all} on this page`);
    const choice = new URLSearchParams(await asked(page));
    assert.match(choice.get("from"), /^20\d\d-\d\d$/);
    assert.ok(choice.get("from") <= choice.get("to"));
    assert.ok((await page.locator(".brush").boundingBox()).width > 20);
    await page.reload();
    assert.equal(await shown(page), some);
    assert.ok((await page.locator(".brush").boundingBox()).width > 20);
    await page.click("text=All dates");
    assert.equal(await shown(page), all);
    assert.equal(await asked(page), "");
    assert.deepEqual(complaints, []);
    await close();
  }
});

test("a drag from right to left is the same", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "timeline/index.html");
  await drag(page, 0.35, 0.01);
  const backwards = await asked(page);
  await page.click("text=All dates");
  await drag(page, 0.01, 0.35);
  assert.notEqual(backwards, "");
  assert.equal(await asked(page), backwards);
  await close();
});

test("the choices do the same without a mouse", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "timeline/index.html");
  const all = await shown(page);
  await page.getByLabel("From", { exact: true }).selectOption({ index: 2 });
  assert.ok((await shown(page)) < all);
  assert.ok((await page.locator(".brush").boundingBox()).width > 20);
  await page.getByRole("button", { name: "All dates" }).press("Enter");
  assert.equal(await shown(page), all);
  await close();
});

test("lists of articles are filtered by their chart too, whose bars stay links", async () => {
  const { page, complaints, close } = await open(world, world.bases["a disk"], "articles/index.html");
  const shown = () => page.locator("li.entry[data-date]:visible").count();
  const all = await shown();
  await drag(page, 0.01, 0.3);
  assert.ok((await shown()) > 0 && (await shown()) < all);
  await page.locator("svg.histogram a").first().click({ position: { x: 4, y: 40 } });
  await page.waitForURL(/archive\/20\d\d\/index\.html/);
  assert.deepEqual(complaints, []);
  await close();
});

test("without scripts there is no hint of what cannot be done", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "timeline/index.html", { javaScriptEnabled: false });
  assert.equal(await page.locator(".brush-note, .brush, .brushable").count(), 0);
  await close();
});

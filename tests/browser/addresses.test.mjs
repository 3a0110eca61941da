// Addresses that outlive a site: a timeline that has grown leads from where an event stood to where it stands, and the
// numbers of a chart are taken away from any place.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { open, start } from "./support.mjs";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WORKS = ["opened the north pier", "closed the old lock", "raised the harbour dues", "paid the divers", "sank the lightship", "sold the crane"];

/** A chronicle of two years, with more events than one page of the timeline holds. */
function chronicle() {
  const days = [2011, 2012].flatMap((year) => MONTHS.flatMap((month) => [1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 16, 17, 19, 20, 22, 23, 25, 26, 27, 28].map((day) => [year, month, day])));
  const told = days.map(([year, month, day], at) => `On ${day} ${month} ${year} the council of Port ${MONTHS[at % 12]}by ${WORKS[at % 6]} number ${at + 10}.`);
  return { "chronicle.md": `---\ntitle: Chronicle of the harbour\ndate: 2013-01-05\n---\n\n${told.join("\n\n")}\n\nIn 2011 the mayor of Port Juneby wrote a book on tides.\n` };
}

let world;
let events;
before(async () => {
  world = await start(chronicle());
  events = JSON.parse(fs.readFileSync(path.join(world.site, "data/timeline.json"), "utf8"));
});
after(() => world.close());

test("an event's old address leads to the page that it stands on now", async () => {
  assert.ok(events.length > 300, `${events.length} events`);
  const asked = [events[0], events[Math.floor(events.length / 2)], events.at(-1)];
  for (const base of Object.values(world.bases)) {
    for (const { id, earliest } of asked) {
      const { page, complaints, close } = await open(world, base, `timeline/index.html#${id}`);
      await page.waitForURL(`${base}timeline/${earliest.slice(0, 4)}/**`);
      await page.waitForSelector(`[id="${id}"]`);
      assert.deepEqual(complaints, []);
      await close();
    }
  }
});

test("an address of no event stays where it is", async () => {
  const base = world.bases["a disk"];
  for (const hash of ["#e-1733-nothing", "#main", "#e-x"]) {
    const { page, close } = await open(world, base, `timeline/index.html${hash}`);
    await page.waitForTimeout(100);
    assert.equal(page.url(), `${base}timeline/index.html${hash}`);
    await close();
  }
});

test("the numbers of a chart are taken away as a table", async () => {
  for (const base of Object.values(world.bases)) {
    const { page, complaints, close } = await open(world, base, "timeline/index.html", { acceptDownloads: true });
    await page.click("figcaption summary");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
    assert.equal(download.suggestedFilename(), "numbers.csv");
    const lines = fs.readFileSync(await download.path(), "utf8").trim().split("\r\n");
    assert.equal(lines[0], "Month,Events");
    assert.match(lines[1], /^2011-01,\d+$/);
    assert.deepEqual(complaints, []);
    await close();
  }
});

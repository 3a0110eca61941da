// The map: names that lead to their places, on a wide page and on a telephone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, start } from "./support.mjs";

let world;
before(async () => (world = await start()));
after(() => world.close());

const places = (page) => page.locator("svg.map").first().locator("a");

test("a name leads to the place's page", async () => {
  for (const base of Object.values(world.bases)) {
    const { page, complaints, close } = await open(world, base, "map/index.html");
    const name = places(page).filter({ hasText: "Tromsø" });
    assert.match(await name.getAttribute("aria-label"), /^Tromsø: 1 article$/);
    await name.locator("text").click();
    await page.waitForURL(/places\/tromso\/index\.html$/);
    assert.equal(await page.textContent("h1"), "Tromsø");
    assert.deepEqual(complaints, []);
    await close();
  }
});

test("places lie where they are: Tromsø north of Oslo, Bergen west of Stockholm", async () => {
  const { page, close } = await open(world, world.bases["a disk"], "map/index.html");
  const at = async (name) => page.locator("svg.map circle", { has: page.locator(`title:text-matches("^${name}:")`) }).first().boundingBox();
  const [oslo, bergen, tromso, stockholm] = [await at("Oslo"), await at("Bergen"), await at("Tromsø"), await at("Stockholm")];
  assert.ok(tromso.y < oslo.y && bergen.x < oslo.x && oslo.x < stockholm.x);
  await close();
});

test("every place on the map is in the table, and names do not run out of the picture", async () => {
  for (const width of [320, 1280]) {
    const { page, close } = await open(world, world.bases["a disk"], "map/index.html", { viewport: { width, height: 800 } });
    const table = await page.locator(".gazetteer th[scope=row]").allTextContents();
    const named = (await places(page).evaluateAll((links) => links.map((link) => link.getAttribute("aria-label").split(":")[0])));
    assert.ok(named.length > 2 && named.every((name) => table.includes(name)), named.join());
    const frame = await page.locator("svg.map").first().boundingBox();
    for (const box of await Promise.all((await page.locator("svg.map a .name:visible").all()).map((name) => name.boundingBox()))) {
      assert.ok(box.x >= frame.x - 1 && box.x + box.width <= frame.x + frame.width + 1, `${width}: ${JSON.stringify(box)}`);
    }
    await close();
  }
});

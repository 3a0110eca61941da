// The feeds as readers of feeds take them: Atom by rss-parser, JSON Feed by the rules of its version 1.1.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import Parser from "rss-parser";
import { articles } from "./articles.mjs";
import { build, files } from "./support.mjs";

const BASE = "https://cuttings.example/";
const titles = Object.values(articles).map((text) => JSON.parse(text)).sort((a, b) => (a.date < b.date ? 1 : -1)).map(({ title }) => title);

let home;
let site;
before(() => {
  home = build(`[site]\ntitle = "Ferry & quay"\nbase_url = "${BASE}"\n`);
  site = path.join(home, "site");
});
after(() => fs.rmSync(home, { recursive: true }));

const page = (address) => {
  assert.ok(address.startsWith(BASE), address);
  return path.join(site, address.slice(BASE.length));
};

test("a reader of Atom finds every article, the newest first", async () => {
  const feed = await new Parser().parseString(fs.readFileSync(path.join(site, "feed.xml"), "utf8"));
  assert.equal(feed.title, "Ferry & quay");
  assert.equal(feed.feedUrl, `${BASE}feed.xml`);
  assert.deepEqual(feed.items.map(({ title }) => title), titles);
  for (const item of feed.items) {
    assert.ok(fs.existsSync(page(item.link)), item.link);
    assert.ok(item.id && !Number.isNaN(Date.parse(item.isoDate)), item.title);
  }
  assert.equal(new Set(feed.items.map(({ id }) => id)).size, feed.items.length);
});

test("the feeds of topics and names can be read, and each leads to its page", async () => {
  const others = files(site, "feed.xml").filter((name) => name !== "feed.xml");
  assert.ok(others.length > 5);
  for (const name of others) {
    const feed = await new Parser().parseString(fs.readFileSync(path.join(site, name), "utf8"));
    assert.ok(feed.items.length > 0, name);
    assert.equal(page(feed.link), path.join(site, path.dirname(name), "index.html"), name);
  }
});

test("the JSON feed holds what its version asks for", () => {
  const feed = JSON.parse(fs.readFileSync(path.join(site, "feed.json"), "utf8"));
  assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
  assert.equal(feed.feed_url, `${BASE}feed.json`);
  assert.deepEqual(feed.items.map(({ title }) => title), titles);
  for (const item of feed.items) {
    assert.equal(typeof item.id, "string");
    assert.ok(item.content_text || item.content_html, item.title);
    assert.match(item.date_published, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
    assert.ok((item.authors ?? []).every(({ name }) => name));
    assert.ok(fs.existsSync(page(item.url)), item.url);
  }
});

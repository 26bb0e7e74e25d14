// The book that is to be tested: the folder that the environment variable
// WAITING_WELL_BOOK names, or the fixture book, of which is built what is named.
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { Book, pipeline } from "./fixture.mjs";

let fixture;

export function builtBook(...targets) {
  const named = process.env.WAITING_WELL_BOOK;
  if (named) return named;
  fixture ??= new Book();
  const built = fixture.build(...targets);
  if (built.status !== 0) throw new Error(built.output);
  return fixture.output;
}

export function cleanUp() {
  fixture?.delete("");
}

// All pages of a site, by their paths within it.
export function pagesOf(site) {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".html"))
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

// Where the book's code/ and chapters/ are.
export const bookRoot = () => fixture?.root ?? join(pipeline, "..");

const isMade = (name) => /^[A-Z]-(answers|the-whole-code|reference)\.html$/.test(name);

export const chapterPages = (site) =>
  pagesOf(site).filter((name) => /^(\d\d|[A-Z])-[^/]*\.html$/.test(name) && !isMade(name));

// Those that have no text of their own.
export const madePages = (site) => pagesOf(site).filter(isMade);

// The cover, all chapters, all that is made of them, some sources, and of a small book the page with all
// of it: what takes a browser's time is done to these.
export function mainPages(site) {
  const sources = pagesOf(site).filter((name) => name.includes("/"));
  const step = Math.ceil(sources.length / 12);
  const chapters = chapterPages(site);
  const whole = chapters.length < 10 ? ["print.html"] : [];
  return ["index.html", ...chapters, ...madePages(site), ...whole, ...sources.filter((_, i) => i % step === 0)];
}

// The one without windows first: it needs two thirds of the time. The environment
// variable CHROMIUM names another one.
export const chromium = (process.env.CHROMIUM ? [process.env.CHROMIUM]
  : ["/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]).find(existsSync);

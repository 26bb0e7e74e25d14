// The search of the built site, in a browser, over file://.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, afterEach, before } from "node:test";
import { builtBook, chapterPages, cleanUp, madePages, pagesOf } from "./support/built.mjs";
import { launch, skip, urlOf } from "./support/browser.mjs";
import { serve } from "./support/serve.mjs";

let site, chapters, browser, page;
const complaints = [];

const results = () => page.locator(".search ol a");
const status = () => page.locator(".search [role=status]").innerText();

before(async () => {
  if (skip) return;
  site = join(builtBook("html"), "site");
  chapters = chapterPages(site);
  browser = await launch({});
  page = browser.page;
  page.on("pageerror", (error) => complaints.push(error.message));
});

afterEach(() => assert.deepEqual(complaints, []));

after(async () => {
  await browser?.close();
  cleanUp();
});

// Opens the search on a page, and asks.
async function ask(name, query) {
  await page.goto(urlOf(site, name));
  await page.keyboard.press("Control+K");
  await page.keyboard.type(query);
}

test("titles, words, names in the code and their beginnings are found and marked", { skip }, async () => {
  await page.goto(urlOf(site, chapters[0]));
  const title = (await page.locator("h1").innerText()).trim();
  for (const query of [title, "include", "inclu", "the"]) {
    await ask(chapters.at(-1), query);
    await results().first().waitFor();
    assert.ok(await page.locator(".search mark").count() > 0, query);
    assert.match(await status(), /place/, query);
    const marks = await page.locator(".search mark").allInnerTexts();
    const first = query.split(/\W+/)[0].toLowerCase();
    assert.ok(marks.some((mark) => mark.toLowerCase().startsWith(first)), `${query}: ${marks}`);
  }
});

test("every chapter is found by its own title", { skip }, async () => {
  await ask("index.html", "include");
  await results().first().waitFor();
  const links = await page.locator(".sidebar li > a").evaluateAll((all) => all.map((link) => ({
    href: link.href, title: link.lastChild.textContent.trim() })));
  assert.equal(links.length, chapters.length + madePages(site).length);
  for (const { href, title } of links) {
    await page.locator(".search input").fill(title);
    await page.waitForFunction((page) => Array.from(document.querySelectorAll(".search ol a"))
      .some((link) => link.href.startsWith(page)), href, { timeout: 5000 });
  }
});

// Pairs of what is asked for and where it should lead.
async function leads(pairs) {
  await ask("index.html", "include");
  await results().first().waitFor();
  for (const [query, place] of pairs) {
    await page.locator(".search input").fill(query);
    await page.waitForFunction((end) => document.querySelector(".search ol a")?.href.endsWith(end), place,
      { timeout: 3000 }).catch(async () => assert.fail(`${query} leads to ${await results().first().getAttribute("href")}`));
  }
}

test("what the glossary explains is found there, before all else", { skip }, async (t) => {
  const glossary = chapters.find((name) => name.endsWith("-glossary.html"));
  if (!glossary) return t.skip("the book has no glossary");
  await page.goto(urlOf(site, glossary));
  const titles = chapters.map((name) => name.replace(/^[^-]*-|\.html$/g, ""));
  const terms = (await page.locator("dt [id^='term:']").evaluateAll((all) => all.map((term) => [term.textContent, `#${term.id}`])))
    .filter(([term], _, all) => (all.length < 20 || term.length > 7) && !titles.includes(term.replaceAll(" ", "-").toLowerCase()));
  assert.ok(terms.length > 0);
  await leads(terms.filter((_, i) => i % 7 === 0));
});

test("a type is found before its members", { skip }, async (t) => {
  const made = madePages(site).find((name) => name.endsWith("-reference.html"));
  if (!made) return t.skip("the book has no reference");
  const script = readFileSync(join(site, "search", made.replace(/html$/, "js")), "utf8");
  const titles = Array.from(script.matchAll(/^\["([^"]*)","([^"]*)",/gm), ([, id, title]) => [title, `#${id}`]);
  const types = titles.filter(([title]) => titles.some(([other]) => other.startsWith(`${title}::`)))
    .filter(([title], i, all) => all.findIndex(([other]) => other === title) === i);
  assert.ok(types.length > 0);
  await leads(types.filter((_, i) => i % 5 === 0));
});

test("Enter before the book has been read leads to the first place as well", { skip }, async () => {
  await page.route("**/search/*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  await ask("index.html", "include");
  await page.keyboard.press("Enter");
  assert.match(await status(), /Reading/);
  await page.waitForURL(/\d\d-[^/]*\.html/);
  await page.unroute("**/search/*.js");
});

test("a file is found by its name", { skip }, async () => {
  const file = pagesOf(site).find((name) => /^01-[^/]*\/[a-z_]*\.cpp\.html$/.test(name));
  await leads([[file.match(/([^/]*)\.html$/)[1], `/${file}`]]);
});

test("marks can be read in forced colours", { skip }, async () => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await ask(chapters[0], "include");
    const mark = page.locator(".search mark").first();
    await mark.waitFor();
    const [ink, paper] = await mark.evaluate((it) => [getComputedStyle(it).color, getComputedStyle(it.closest("dialog")).backgroundColor]);
    assert.notEqual(ink, paper);
  }
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
});

test("what is nowhere is not found, and that is said", { skip }, async () => {
  await ask("index.html", "xyzzyplugh");
  await page.getByText("Nothing is called so").waitFor();
  assert.equal(await results().count(), 0);
});

test("the keyboard is enough, and leads to the place", { skip }, async () => {
  await page.goto(urlOf(site, "index.html"));
  await page.getByRole("button", { name: "Search" }).focus();
  await page.keyboard.press("Enter");
  const field = page.getByRole("searchbox", { name: "Search the book" });
  assert.ok(await field.evaluate((it) => it === document.activeElement));
  await page.keyboard.type("the");
  await results().nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.ok(await results().nth(1).evaluate((it) => it === document.activeElement));
  await page.keyboard.press("ArrowUp");
  const target = await results().first().evaluate((link) => link.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
  const place = decodeURIComponent(new URL(target).hash.slice(1));
  if (place) assert.ok(await page.evaluate((id) => document.getElementById(id) !== null, place), place);
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.keyboard.press("Control+K");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

test("it works from the page of a source, too", { skip }, async () => {
  await page.goto(urlOf(site, pagesOf(site).find((name) => name.includes("/"))));
  await page.keyboard.press("Control+K");
  await page.keyboard.type("include");
  await results().first().click();
  await page.waitForURL(/\/\d\d-[^/]*\.html/);
});

test("it works over localhost, and asks nobody else", { skip }, async () => {
  const server = await serve(site);
  const { address } = server;
  const hosts = new Set();
  const remember = (request) => hosts.add(new URL(request.url()).host);
  try {
    page.on("request", remember);
    await page.goto(new URL(chapters[0], address).href);
    await page.keyboard.press("Control+K");
    await page.keyboard.type("include");
    await results().first().click();
    await page.waitForURL(new RegExp(`^${address}\\d\\d-`));
    assert.deepEqual([...hosts], [new URL(address).host]);
  } finally {
    page.off("request", remember);
    server.close();
  }
});

test("axe finds nothing to complain about in it", { skip }, async () => {
  await ask(chapters[0], "include");
  await results().first().waitFor();
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run(".search", { preload: false }));
  assert.deepEqual(violations.map((violation) => violation.id), []);
});

// The pages that are made of the others: all answers, and all files.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { bookRoot, builtBook, chapterPages, cleanUp, madePages, pagesOf } from "./support/built.mjs";

let site, answers, code, listOfFiles;

const read = (name) => readFileSync(join(site, name), "utf8");
const links = (html) => Array.from(html.matchAll(/href="([^"#]+)(#[^"]*)?"/g), ([, page, fragment = ""]) => page + fragment);
const mainOf = (html) => html.match(/<main id="text">([\s\S]*)<\/main>/)[1];

before(() => {
  site = join(builtBook("html"), "site");
  const [first, second] = madePages(site);
  listOfFiles = second;
  answers = mainOf(read(first));
  code = mainOf(read(second));
});
after(cleanUp);

test("each answer is on the page of answers, once, and leads to its exercise", () => {
  const expected = chapterPages(site).flatMap((page) => {
    const html = read(page);
    return html.split(/(?=<div class="exercise" id=")/).slice(1)
      .filter((exercise) => exercise.includes('<details class="answer">'))
      .map((exercise) => `${page}#${exercise.match(/id="([^"]*)"/)[1]}`);
  });
  assert.ok(expected.length > 0);
  const headings = Array.from(answers.matchAll(/<h3 [^>]*>[\s\S]*?<\/h3>/g), ([heading]) => links(heading)[0]);
  assert.deepEqual(headings, expected);
});

test("an answer is all there, with its code", () => {
  const page = chapterPages(site).find((name) => /<details class="answer">[\s\S]*?<figure/.test(read(name)));
  const text = (html) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
  const [, answer] = read(page).match(/<details class="answer"><summary>Answer<\/summary>([\s\S]*?)<\/details>/);
  assert.ok(text(answers).includes(text(answer)));
});

test("each file of the libraries is on the page of files, once, and its page has all its lines", () => {
  const folder = join(bookRoot(), "code");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  assert.ok(names.length > 0);
  const listed = links(code);
  for (const name of names) {
    const path = name.slice(folder.length + 1);
    const pages = listed.filter((page) => page.endsWith(`/code-${path.replaceAll("/", "-")}.html`));
    assert.equal(pages.length, 1, path);
    const lines = readFileSync(name, "utf8").split("\n").length - 1;
    assert.equal(read(pages[0]).match(/ id="L\d+"/g).length, lines, path);
  }
});

test("each file of a chapter is on it, too", () => {
  const listed = new Set(links(code));
  const made = madePages(site).map((name) => name.replace(".html", "/"));
  const own = pagesOf(site).filter((name) => !made.some((folder) => name.startsWith(folder)))
    .filter((name) => /^(\d\d|[A-Z])-[^/]*\/(?!code-|tests-|chapters-|setup-).*\.[ch]pp\.html$/.test(name));
  assert.ok(own.length > 0);
  const missing = own.filter((name) => !listed.has(name));
  assert.deepEqual(missing, []);
});

test("one gets from file to file, and to all of them", () => {
  const page = pagesOf(site).find((name) => name.includes("/") && read(name).includes('rel="next"'));
  const html = read(page);
  assert.ok(links(html).includes(`../${listOfFiles}`));
  const [next] = Array.from(html.matchAll(/rel="next"[^>]*href="\.\.\/([^"]*)"/g), ([, name]) => name);
  assert.ok(existsSync(join(site, next)), next);
  assert.match(read(next), new RegExp(`rel="prev"[^>]*href="\\.\\./${page.replaceAll(".", "\\.")}"`));
});

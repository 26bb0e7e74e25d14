// The pages that are made of the others: all answers, and all files.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { bookRoot, builtBook, chapterPages, cleanUp, madePages, pagesOf } from "./support/built.mjs";
import { contentOf, textOf } from "./support/html.mjs";

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

test("each exercise leads to its answer there, and has the way nowhere else", () => {
  const [page] = madePages(site);
  let exercises = 0;
  for (const name of chapterPages(site)) {
    for (const exercise of read(name).split(/(?=<div class="exercise" id=")/).slice(1)) {
      const expected = exercise.includes('<details class="answer">')
        ? [`${page}#${exercise.match(/id="([^"]*)"/)[1].replace("exercise", "answer")}`] : [];
      const found = links(exercise.split('<section class="sources"')[0].split('<nav class="neighbours"')[0])
        .filter((link) => link.startsWith(page));
      assert.deepEqual(found, expected, name);
      for (const link of found) assert.ok(answers.includes(`<h3 id="${link.split("#")[1]}">`), link);
      exercises += expected.length;
    }
  }
  assert.ok(exercises > 0);
  for (const text of [answers, read("print.html")]) assert.ok(!text.includes("among-others"));
});

test("an answer is all there, with its code", () => {
  const page = chapterPages(site).find((name) => /<details class="answer">[\s\S]*?<figure/.test(read(name)));
  const [, answer] = read(page)
    .match(/<details class="answer"><summary>Answer<\/summary>([\s\S]*?)<a class="among-others"/);
  assert.ok(textOf(answers).includes(textOf(answer)));
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
    const shown = Array.from(read(pages[0]).matchAll(/<span class="line" id="L(\d+)">([^\n]*)\n<\/span>/g),
      ([, number, line], i) => (assert.equal(Number(number), i + 1, path), contentOf(line)));
    assert.deepEqual(shown, readFileSync(name, "utf8").replace(/\n$/, "").split("\n"), path);
  }
});

test("what is said of a file is a sentence of its own, and the number of its lines is right", () => {
  const entries = Array.from(code.matchAll(/<li><a href="([^"]*)"><code>.*?<\/code><\/a>(.*?)<span class="origin">(\d+) lines?/g));
  assert.ok(entries.length > 0);
  for (const [, page, about, lines] of entries) {
    assert.match(about, /^ (\S.*[^.?!:][.?!] )?$/, page);
    assert.equal(read(page).match(/ id="L\d+"/g)?.length ?? 0, Number(lines), page);
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

test("one gets from file to file, in the order of the list, and to all of them", () => {
  const neighbour = (page, direction) =>
    read(page).match(new RegExp(`rel="${direction}"[^>]*href="\\.\\./([^"]*)"`))?.[1];
  const listed = links(code.slice(code.indexOf('<h2 id="chapters-')));
  const firsts = listed.filter((page) => page.includes("/") && !neighbour(page, "prev"));
  assert.ok(firsts.length > 0);
  for (const first of firsts) {
    const chain = [first];
    for (let next; (next = neighbour(chain.at(-1), "next")); chain.push(next)) {
      assert.equal(neighbour(next, "prev"), chain.at(-1));
      assert.ok(!chain.includes(next), next);
    }
    const folder = first.slice(0, first.indexOf("/") + 1);
    const own = listed.filter((page) => page.startsWith(folder));
    assert.deepEqual(chain.slice(0, own.length), own);
    assert.deepEqual([...chain].sort(), pagesOf(site).filter((page) => page.startsWith(folder)));
    for (const page of chain) assert.ok(links(read(page)).includes(`../${listOfFiles}`), page);
  }
});

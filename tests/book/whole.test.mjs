// print.html: the whole book on one page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";
import { eachTag, headingsOf, passagesOf, textOf } from "./support/html.mjs";

let site, whole, chapters;

before(() => {
  site = join(builtBook("html"), "site");
  whole = readFileSync(join(site, "print.html"), "utf8");
  chapters = chapterPages(site).map((name) => ({ name, page: readFileSync(join(site, name), "utf8") }));
});
after(cleanUp);

test("every chapter is there, whole and in its order", () => {
  const [cover] = readFileSync(join(site, "index.html"), "utf8").split('<nav id="book-contents"');
  const order = Array.from(cover.matchAll(/<li><a href="([^"]*)"/g), ([, name]) => name)
    .filter((name) => chapters.some((one) => one.name === name));
  const titles = order.map((name) => headingsOf(chapters.find((one) => one.name === name).page, 1)[0]);
  const written = whole.split('<header class="chapter"').slice(1);
  assert.deepEqual(written.map((text) => headingsOf(text, 3)[0]), titles);
  order.forEach((name, i) => {
    const text = textOf(`<header ${written[i]}`);
    const missing = passagesOf(chapters.find((one) => one.name === name).page)
      .filter((passage) => !text.includes(passage));
    assert.deepEqual(missing, [], name);
  });
});

test("headings go down a level at a time", () => {
  const levels = Array.from(whole.matchAll(/<h([1-6])[ >]/g), ([, level]) => Number(level));
  assert.equal(levels[0], 1);
  levels.reduce((above, level, i) => {
    assert.ok(level > 1 && level <= above + 1, `heading ${i}: h${level} after h${above}`);
    return level;
  });
});

test("links between chapters stay on the page", () => {
  const names = new Set(chapters.map(({ name }) => name));
  let within = 0;
  eachTag(whole, (_, { href = "" }) => {
    assert.ok(!names.has(href.split("#")[0]), href);
    if (href.startsWith("#ch-")) within += 1;
  });
  assert.ok(within > 2 * chapters.length);
});

test("nothing is folded or hidden behind tabs", () => {
  assert.doesNotMatch(whole, /<details|kernels\.js/);
  const count = (text, what) => text.split(what).length - 1;
  for (const what of ['class="answer"', 'class="kernel"', 'class="kernel-name"']) {
    assert.equal(count(whole, what), chapters.reduce((sum, { page }) => sum + count(page, what), 0), what);
  }
});

test("the cover leads to it", () => {
  assert.match(readFileSync(join(site, "index.html"), "utf8"), /<a href="print\.html">/);
});

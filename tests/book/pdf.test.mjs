// The built PDF: pages, outline, fonts, and the text of all chapters.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";

let site, pdf, text;

function run(tool, ...args) {
  const result = spawnSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(result.status, 0, result.error?.message ?? result.stderr);
  return result.stdout;
}

const plain = (words) => words.replace(/[\u00ad\s]+/g, " ");

const decode = (html) => html.replace(/<[^>]*>/g, "")
  .replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');

const headings = (name, level) => {
  const html = readFileSync(join(site, name), "utf8");
  return Array.from(html.matchAll(new RegExp(`<h${level}[^>]*>([\\s\\S]*?)</h${level}>`, "g")),
    ([, inner]) => plain(decode(inner.replace(/<a\s+[^>]*class="anchor"[\s\S]*?<\/a>/g, ""))).trim());
};

before(() => {
  const book = builtBook("html", "pdf");
  site = join(book, "site");
  pdf = join(book, "waiting-well.pdf");
  text = plain(run("pdftotext", pdf, "-"));
});
after(cleanUp);

test("the PDF has pages", () => {
  const pages = Number(run("pdfinfo", pdf).match(/^Pages:\s+(\d+)/m)[1]);
  assert.ok(pages > 5, `${pages} pages`);
});

test("all its fonts are embedded", () => {
  const fonts = run("pdffonts", pdf).split("\n").slice(2).filter(Boolean);
  assert.ok(fonts.length >= 3);
  for (const font of fonts) assert.match(font, /\byes (yes|no)\s+(yes|no)\s+\d+\s+\d+$/, font);
});

test("it holds the title of each chapter and of each section", () => {
  for (const name of chapterPages(site)) {
    const titles = [...headings(name, 1), ...headings(name, 2)]
      .filter((title) => title !== "The code of this chapter");
    for (const title of titles) {
      assert.ok(text.includes(title), `${name}: “${title}”`);
    }
  }
});

test("it has an outline with an entry for each chapter", () => {
  const outline = run("pdftohtml", "-xml", "-i", "-stdout", pdf).split("<outline>").slice(1).join("");
  for (const name of chapterPages(site)) {
    const [title] = headings(name, 1);
    assert.ok(plain(decode(outline)).includes(title), title);
  }
});

test("an exercise that is answered in the text is answered at the end", () => {
  const answers = text.search(/Answers Chapter/);
  assert.ok(answers > 0);
  for (const name of chapterPages(site)) {
    const html = readFileSync(join(site, name), "utf8");
    for (const [, number] of html.matchAll(/id="exercise-([\d.]+)"(?:(?!id="exercise-)[\s\S])*?<details/g)) {
      assert.ok(text.indexOf(`${number} page`, answers) > 0, number);
    }
  }
});

test("it is made on a date that does not change", () => {
  const year = run("pdfinfo", "-isodates", pdf).match(/^CreationDate:\s+(\S+)/m)[1];
  assert.equal(year, process.env.SOURCE_DATE_EPOCH
    ? new Date(process.env.SOURCE_DATE_EPOCH * 1000).toISOString().replace(".000Z", "Z")
    : "2026-01-01T00:00:00Z");
});

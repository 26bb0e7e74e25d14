// The built PDFs: pages, outline, fonts, margins, index, and the text of all
// chapters.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";

let site, folder;

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

const pagesOf = (pdf) => run("pdftotext", pdf, "-").split("\f");

// The extent of each page's words, in points from the left.
function extents(pdf) {
  return run("pdftotext", "-bbox", pdf, "-").split("<page ").slice(1).map((page) => {
    const sides = (name) => Array.from(page.matchAll(new RegExp(`${name}="([\\d.]+)"`, "g")), ([, x]) => Number(x));
    return { left: Math.min(...sides("xMin")), right: Math.max(...sides("xMax")) };
  });
}

const usual = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// How many pages come before page 1, as most numbers at the foot of a page say.
function offsetIn(pages) {
  const counts = new Map();
  pages.forEach((page, i) => {
    const number = page.match(/(?:^|\n)(\d+)\s*$/)?.[1];
    if (number) counts.set(i + 1 - number, (counts.get(i + 1 - number) ?? 0) + 1);
  });
  return [...counts].sort(([, a], [, b]) => b - a)[0][0];
}

before(() => {
  folder = builtBook("html", "pdf");
  site = join(folder, "site");
});
after(cleanUp);

for (const { name, size, sides } of [
  { name: "waiting-well", size: "595.276 x 841.89 pts (A4)", sides: 1 },
  { name: "waiting-well-6x9", size: "432 x 648 pts", sides: 2 }]) {
  const lazy = (make) => {
    let made;
    return () => made ??= make(join(folder, `${name}.pdf`));
  };
  const info = lazy((pdf) => run("pdfinfo", "-isodates", pdf));
  const pages = lazy(pagesOf);
  const text = lazy(() => plain(pages().join(" ")));

  test(`${name}: its pages have their size`, () => {
    assert.ok(info().includes(`Page size:       ${size}`), info());
    assert.ok(pages().length > 5, `${pages().length} pages`);
  });

  test(`${name}: all fonts are embedded`, () => {
    const fonts = run("pdffonts", join(folder, `${name}.pdf`)).split("\n").slice(2).filter(Boolean);
    assert.ok(fonts.length >= 3);
    for (const font of fonts) assert.match(font, /\byes (yes|no)\s+(yes|no)\s+\d+\s+\d+$/, font);
  });

  test(`${name}: the title of each chapter and of each section is there`, () => {
    for (const page of chapterPages(site)) {
      const titles = [...headings(page, 1), ...headings(page, 2)]
        .filter((title) => title !== "The code of this chapter");
      for (const title of titles) assert.ok(text().includes(title), `${page}: “${title}”`);
    }
  });

  test(`${name}: the outline has an entry for each chapter`, () => {
    const outline = run("pdftohtml", "-xml", "-i", "-stdout", join(folder, `${name}.pdf`))
      .split("<outline>").slice(1).join("");
    for (const page of chapterPages(site)) {
      const [title] = headings(page, 1);
      assert.ok(plain(decode(outline)).includes(title), title);
    }
    assert.ok(outline.includes("Index"));
  });

  test(`${name}: an exercise that is answered in the text is answered at the end`, () => {
    const answers = text().search(/Answers Chapter/);
    assert.ok(answers > 0);
    for (const page of chapterPages(site)) {
      const html = readFileSync(join(site, page), "utf8");
      for (const [, number] of html.matchAll(/id="exercise-([\d.]+)"(?:(?!id="exercise-)[\s\S])*?<details/g)) {
        assert.ok(text().indexOf(`${number} page`, answers) > 0, number);
      }
    }
  });

  test(`${name}: it is made on a date that does not change`, () => {
    const year = info().match(/^CreationDate:\s+(\S+)/m)[1];
    assert.equal(year, process.env.SOURCE_DATE_EPOCH
      ? new Date(process.env.SOURCE_DATE_EPOCH * 1000).toISOString().replace(".000Z", "Z")
      : "2026-01-01T00:00:00Z");
  });

  test(`${name}: margins are ${sides === 2 ? "wider where the book is bound" : "the same on all pages"}, and empty`, () => {
    const all = extents(join(folder, `${name}.pdf`)).slice(offsetIn(pages()));
    const left = [1, 0].map((odd) => usual(all.filter((_, i) => i % 2 !== odd && all[i].left < 1000).map((page) => page.left)));
    if (sides === 2) assert.ok(left[0] - left[1] > 10, `${left}`);
    else assert.ok(Math.abs(left[0] - left[1]) < 1, `${left}`);
    all.forEach((page, i) => {  // where a name may break, there is a space of no width that is counted
      if (page.left > 1000) return;  // an empty one
      assert.ok(page.left > left[i % 2] - 12, `page ${i + 1} begins at ${page.left}`);
      const width = Number(size.split(" ")[0]);
      const other = sides === 2 ? left[(i + 1) % 2] : left[0];
      assert.ok(page.right < width - other + 8, `page ${i + 1} ends at ${page.right}`);
    });
  });

  // Terms are explained in the text, and calls in the references.
  test(`${name}: the index leads to where a term is explained`, () => {
    const offset = offsetIn(pages());
    const index = pages().findIndex((page, i) => i > offset && /^\s*(Index)\s/.test(page));
    assert.ok(index > 0);
    const entries = plain(pages().slice(index).join(" "));
    const terms = chapterPages(site).flatMap((page) => Array.from(
      readFileSync(join(site, page), "utf8").matchAll(/<dfn id="[^"]*">([\s\S]*?)<\/dfn>/g), ([, inner]) => plain(decode(inner))));
    assert.ok(terms.length > 0);
    const found = terms.filter((term) => {
      const at = entries.indexOf(` ${term} `);
      const numbers = at < 0 ? [] : entries.slice(at + term.length + 2).match(/^[\d, –]+/)?.[0].match(/\d+/g) ?? [];
      return numbers.some((number) => plain(pages()[Number(number) + offset - 1]).includes(term));
    });
    // Some stand in the glossary, and so in the index, under another form.
    assert.ok(found.length >= terms.length * 0.7, `only ${found}`);
  });
}

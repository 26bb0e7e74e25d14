// The built PDFs: pages, outline, fonts, margins, index, and the text of all
// chapters.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";
import { contentOf } from "./support/html.mjs";

let site, folder;

function run(tool, ...args) {
  const result = spawnSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(result.status, 0, result.error?.message ?? result.stderr);
  return result.stdout;
}

const plain = (words) => words.replace(/[\u00ad\s]+/g, " ");

const headings = (name, level) => {
  const html = readFileSync(join(site, name), "utf8");
  return Array.from(html.matchAll(new RegExp(`<h${level}[^>]*>([\\s\\S]*?)</h${level}>`, "g")),
    ([, inner]) => plain(contentOf(inner.replace(/<a\s+[^>]*class="anchor"[\s\S]*?<\/a>/g, ""))).trim());
};

const pagesOf = (pdf) => run("pdftotext", pdf, "-").split("\f");

// The words of each page, with their places in points.
const wordsOf = (pdf) => run("pdftotext", "-bbox", pdf, "-").split("<page ").slice(1).map((page) =>
  Array.from(page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g),
    ([, left, top, right, word]) => ({ left: Number(left), top: Number(top), right: Number(right), word })));

// How many pages come before page 1, as most numbers at the foot of a page say.
function offsetIn(pages) {
  const counts = new Map();
  pages.forEach((page, i) => {
    const number = page.match(/(?:^|\n)(\d+)\s*$/)?.[1];
    if (number) counts.set(i + 1 - number, (counts.get(i + 1 - number) ?? 0) + 1);
  });
  return [...counts].sort(([, a], [, b]) => b - a)[0][0];
}

function indexPage(pages) {
  const first = pages.findLastIndex((page) => /^\s*Index\s+Bold numbers/.test(page));
  assert.ok(first > 0, "no index");
  return first;
}

// The entries of the index, read column by column: a map from each name to its
// pages. A range counts as its first and its last page.
function indexOf(pdf, pages) {
  const first = indexPage(pages);
  const offset = offsetIn(pages);
  const text = run("pdftotext", "-raw", "-f", `${first + 1}`, pdf, "-").split("\f")
    .map((page, i) => page.replace(/^Index$/m, "")
      .replace(new RegExp(`^${first + 1 + i - offset}\\n*$`, "m"), ""))
    .join("\n").replace(/Bold[\s\S]*?name\.\n/, "").replace(/^(?:[A-Z]|0–9)\n/gm, "");
  const entries = new Map();
  for (const [, name, numbers] of plain(text).matchAll(/ ?(\D.*?) (\d+(?:(?:, |–)\d+)*)(?= |$)/g)) {
    entries.set(name.trim(), [...(entries.get(name.trim()) ?? []), ...numbers.match(/\d+/g).map(Number)]);
  }
  return entries;
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
  const words = lazy(wordsOf);
  const text = lazy(() => plain(pages().join(" ")));
  const offset = lazy(() => offsetIn(pages()));
  const entries = lazy((pdf) => indexOf(pdf, pages()));
  const width = Number(size.split(" ")[0]);

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
      assert.ok(plain(contentOf(outline)).includes(title), title);
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

  test(`${name}: title, author, language, and what is to be read for a picture`, () => {
    assert.match(info(), /^Title:\s+\S/m);
    assert.match(info(), /^Author:\s+The authors of \S/m);
    assert.match(info(), /^Tagged:\s+yes/m);
    const bytes = readFileSync(join(folder, `${name}.pdf`), "latin1");
    assert.match(bytes, /\/Lang \(en-GB\)/);
    const figures = chapterPages(site).flatMap((page) => readFileSync(join(site, page), "utf8").match(/<figure class="drawing"/g) ?? []);
    assert.ok(figures.length > 0);
    assert.ok(bytes.match(/\/Alt\b/g).length >= figures.length);
  });

  // A comma at the end of a line may stand over the margin, by some of its width.
  test(`${name}: nothing stands in the margins, which ${sides === 2 ? "are wider where the book is bound" : "are the same on all pages"}`, () => {
    const [binding, edge] = sides === 2 ? [.875 * 72, .45 * 72] : [33 / 25.4 * 72, 33 / 25.4 * 72];
    const used = { odd: Infinity, even: Infinity };
    words().forEach((page, i) => {
      const odd = i % 2 === 0;
      const [left, right] = odd ? [binding, edge] : [edge, binding];
      for (const it of page) {
        assert.ok(it.left > left - 1, `page ${i + 1}: “${it.word}” begins at ${it.left}`);
        assert.ok(it.right < width - right + 3, `page ${i + 1}: “${it.word}” ends at ${it.right}`);
        const side = odd ? "odd" : "even";
        used[side] = Math.min(used[side], it.left);
      }
    });
    assert.ok(Math.abs(used.odd - binding) < 1, `odd pages begin at ${used.odd}`);
    assert.ok(Math.abs(used.even - edge) < 1, `even pages begin at ${used.even}`);
  });

  test(`${name}: the number of a page stands ${sides === 2 ? "outside" : "on the right"}`, () => {
    let numbered = 0;
    words().forEach((page, i) => {
      const last = page.at(-1);
      if (last?.word !== `${i + 1 - offset()}`) return;
      numbered += 1;
      assert.equal(last.left > width / 2, sides === 1 || i % 2 === 0, `page ${i + 1}`);
    });
    assert.ok(numbered > 2);
  });

  if (sides === 2) {
    test(`${name}: chapters begin at the top of a right-hand page`, () => {
      const openings = pages().flatMap((page, i) => /^\s*(Chapter|Appendix) [\dA-Z]+\n/.test(page) ? [i + 1] : []);
      assert.equal(openings.length, chapterPages(site).length);
      for (const page of openings) assert.equal(page % 2, 1, `page ${page}`);
    });
  }

  // Where a word is explained it may stand in another form, as a plural.
  test(`${name}: the index leads to where a chapter explains a term`, () => {
    const opening = (number) => pages().findIndex((page) => new RegExp(`^\\s*(?:Chapter|Appendix) ${number}\\n`).test(page));
    const terms = chapterPages(site).filter((page) => !page.endsWith("-glossary.html")).flatMap((page, k, all) => {
      const from = opening(page.match(/^0?([^-]+)/)[1]);
      const to = k + 1 < all.length ? opening(all[k + 1].match(/^0?([^-]+)/)[1]) : pages().length;
      assert.ok(0 < from && from < to, `${page}: ${from} to ${to}`);
      return Array.from(readFileSync(join(site, page), "utf8").matchAll(/<dfn id="[^"]*">([\s\S]*?)<\/dfn>/g),
        ([, inner]) => ({ term: plain(contentOf(inner)), from, to }));
    });
    assert.ok(terms.length > 0);
    const found = terms.filter(({ term, from, to }) => entries().get(term)?.some((number) => {
      const at = number + offset() - 1;
      return from <= at && at < to && plain(pages()[at]).includes(term);
    }));
    assert.ok(found.length >= terms.length * 0.7, `only ${found.map(({ term }) => term)}`);
  });

  test(`${name}: the numbers in the index are links to their pages`, () => {
    const numbers = Array.from(entries().values()).flat();
    const xml = run("pdftohtml", "-xml", "-i", "-stdout", "-f", `${indexPage(pages()) + 1}`, join(folder, `${name}.pdf`));
    const links = Array.from(xml.matchAll(/<a href="[^"#]*#(\d+)">(?:<b>)?(\d+)/g), ([, page, number]) => [Number(page), Number(number)]);
    assert.ok(links.length > 0 && links.length > numbers.length * 0.7, `${links.length} links, ${numbers.length} numbers`);
    for (const [page, number] of links) assert.equal(page, number + offset(), `${number}`);
  });

  test(`${name}: the index leads to code that has this name`, () => {
    const names = entries().has("Counter lib") ? ["Counter lib"]
      : ["Poll minimio", "Runtime mininode", "epoll_wait", "GetQueuedCompletionStatusEx"];
    for (const name of names) assert.ok(entries().has(name), `no ${name}`);
    const squeezed = pages().map((page) => page.replace(/[\s\u00ad]/g, ""));
    for (const [name, numbers] of entries()) {
      const own = name.match(/^(?:\w+::)*(\w*[_A-Z]\w*)(?: (?:minimio|mininode|lib))?$/)?.[1];
      if (!own || own === "io_uring") continue;  // that is a term, too
      for (const number of numbers) {
        assert.ok(squeezed[number + offset() - 1].includes(own), `${own} is not on page ${number}`);
      }
    }
  });
}

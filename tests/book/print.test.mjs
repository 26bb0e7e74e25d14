// Where the pages of the 6×9 inch book are cut: a small book whose text pushes
// blocks of code and tables to the end of a page and over it, and whose contents
// take two pages, so that its page 1 would be a left-hand one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { Book } from "./support/fixture.mjs";

let book, pages;

// Which of the lines, from 1, are a bracket alone.
const bracket = (line, count) => line % 3 === 0 && line > 4 && line < count - 4;

const code = (name, count) => ["Then code.\n", "```cpp", ...Array.from({ length: count },
  (_, i) => bracket(i + 1, count) ? "}" : `${name}_${i + 1}_of_${count}();`), "```\n"].join("\n");

const filler = (lines) => Array.from({ length: lines }, () => "Filler.").join("\n\n");

// Where each of the numbered lines of a block stands, page by page.
function parts(name) {
  return pages.map((page) => Array.from(page.matchAll(new RegExp(`\\b${name}_(\\d+)_of_`, "g")), ([, n]) => Number(n)))
    .filter((numbers) => numbers.length > 0);
}

const lengths = [5, 16, 30];
const pushes = Array.from({ length: 25 }, (_, i) => i);
const blocks = lengths.flatMap((length) => pushes.map((push) => ({ length, push, name: `row${length}x${push}x` })));

const table = (name, count) => ["Then rows.\n", "| head of it | what |", "| --- | --- |",
  ...Array.from({ length: count }, (_, i) => `| ${name}_${i + 1}_of_${count} | cell |`), ""].join("\n");

const tables = pushes.map((push) => ({ push, name: `table${push}x` }));

// Paragraphs that end with a footnote.
const noted = pushes.map((push) => ({ push, name: `noted${push}x` }));
const paragraph = (name) => `${Array.from({ length: 40 }, (_, i) => `${name}${i}`).join(" ")}.[^${name}]\n\n[^${name}]: ${"It is so. ".repeat(25)}\n`;

before(() => {
  book = new Book();
  book.write("chapters/02-shapes/chapter.md", ["---", "summary: Cuts.", "---", "", "# Shapes", "", "## Round {#sec:round}", "",
    `${filler(14)}\n\n![Tall.](figures/tall.svg){#fig:tall alt="A tall box"}\n\nAfterwards.\n\n`,
    `\`\`\`cpp\nwide_begins(${"word, ".repeat(20)}wide_ends);\n\`\`\`\n`,
    ...blocks.map(({ length, push, name }) => `## Push ${name}\n\n${filler(push)}\n\n${code(name, length)}`),
    ...tables.map(({ push, name }) => `## Push ${name}\n\n${filler(push)}\n\n${table(name, 8)}`),
    ...noted.map(({ push, name }) => `## Push ${name}\n\n${filler(push + 5)}\n\n${paragraph(name)}`),
    table("long", 90), "This is \`Counter\` again, and \`Nobody\`.\n"].join("\n"));
  book.write("chapters/02-shapes/figures/tall.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 600">
<rect width="720" height="600" style="fill:var(--fig-fill)"/></svg>`);
  const built = book.build("pdf");
  assert.equal(built.status, 0, built.output);
  const text = spawnSync("pdftotext", [join(book.output, "waiting-well-6x9.pdf"), "-"], { encoding: "utf8" });
  pages = text.stdout.split("\f");
});
after(() => book.delete(""));

test("blocks of up to 16 lines are whole", () => {
  for (const { name } of blocks.filter(({ length }) => length <= 16)) {
    assert.equal(parts(name).length, 1, name);
  }
});

test("longer ones are cut so that four lines stand on each side", () => {
  const long = blocks.filter(({ length }) => length > 16);
  assert.ok(long.some(({ name }) => parts(name).length > 1), "none is cut");
  for (const { name, length } of long) {
    const cut = parts(name);
    for (const part of cut) assert.ok(part.length >= 4, `${name}: ${part}`);
  }
});

test("no page begins with a closing bracket", () => {
  for (const page of pages) assert.doesNotMatch(page.slice(0, page.search(/row\w+\(/)), /}\s*$/);
});

test("a figure that does not fit lets the text go on before it", () => {
  const text = pages.findIndex((page) => page.includes("Afterwards."));
  const figure = pages.findIndex((page) => page.includes("Tall."));
  assert.ok(text > 0);
  assert.equal(figure, text + 1);
});

test("odd pages are right-hand pages", () => {
  const first = pages.findIndex((page) => page.includes("Filler."));
  const numbers = pages.map((page, i) => i >= first && Number(page.trim().match(/(?:^|\n)(\d+)$/)?.[1]));
  assert.ok(numbers.includes(8) && numbers.includes(9));
  numbers.forEach((number, i) => {
    if (number) assert.equal(number % 2, (i + 1) % 2, `page ${number} is side ${i + 1}`);
  });
});

test("code that is too wide goes on in the next row, after a mark", () => {
  const text = pages.join("\n");
  const row = text.match(/wide_begins.*\n(.*wide_ends.*)/);
  assert.match(row[1], /^↪/);
  assert.equal(text.match(/\bword\b/g).length, 20);
});

test("the text that leads to code stands on its page", () => {
  for (const page of pages) assert.doesNotMatch(page.trim(), /Then code\.\s+\d+$/);
});

test("and so does a heading, and what leads to a table", () => {
  const starts = pages.slice(pages.findIndex((page) => page.includes("Round")));
  for (const page of starts) {
    const last = page.trim().replace(/\s+\d+$/, "").split("\n").at(-1);
    assert.doesNotMatch(last, /^2\.\d+|Push|^Then rows/);
  }
});

test("a short table is whole, and a long one has its head on each page", () => {
  for (const { name } of tables) assert.equal(parts(name).length, 1, name);
  assert.ok(parts("long").length > 1);
  for (const page of pages.filter((page) => /_of_90/.test(page))) assert.match(page, /head of it/);
});

test("the last line of a paragraph is not alone, though it has a footnote", () => {
  for (const { name } of noted) {
    for (const page of pages) {
      const lines = page.split("\n").filter((line) => line.startsWith(name));
      assert.notEqual(lines.length, 1, lines[0]);
    }
  }
});

test("the index has where declared names are named again, and no others", () => {
  const index = pages.findLast((page) => page.includes("Counter lib")).replace(/\s+/g, " ");
  const [, first, again] = index.match(/Counter lib (\d+), (\d+)/) ?? assert.fail(index);
  const page = pages.find((page) => page.includes("Nobody"));
  assert.equal(again, page.trim().match(/\d+$/)[0]);
  assert.ok(Number(first) < 7, first);
  assert.doesNotMatch(index, /Nobody/);
});

// The least distance of a word from the left, on odd and on even pages.
function margins(name) {
  const bbox = spawnSync("pdftotext", ["-bbox", join(book.output, name), "-"], { encoding: "utf8" });
  const lefts = bbox.stdout.split("<page ").slice(1).map((page) =>
    Math.min(...Array.from(page.matchAll(/xMin="([\d.]+)"/g), ([, x]) => Number(x))));
  return [0, 1].map((odd) => Math.min(...lefts.filter((_, i) => i % 2 === odd)));
}

for (const [sides, least, most] of [["one", 0, 1], ["two", 10, 40]]) {
  test(`both are for ${sides} of a sheet's sides, if that is asked for`, () => {
    book.options = [`-DWAITING_WELL_SIDES=${sides}`];
    const built = book.build("pdf");
    assert.equal(built.status, 0, built.output);
    for (const name of ["waiting-well.pdf", "waiting-well-6x9.pdf"]) {
      const [odd, even] = margins(name);
      assert.ok(odd - even >= least && odd - even < most, `${name}: ${odd} and ${even}`);
    }
  });
}

// The fixture book as it is: it builds, and an edit builds what it must.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { Book } from "./support/fixture.mjs";

let book;
const page = (name) => join("build/book/site", name);

before(() => {
  book = new Book();
  const built = book.build("html", "pdf");
  assert.equal(built.status, 0, built.output);
});
after(() => book.delete(""));

test("a good book builds a site and a PDF", () => {
  for (const name of ["index.html", "01-counting.html", "02-shapes.html",
    "01-counting/count.cpp.html", "01-counting/exercises-twice.cpp.html",
    "01-counting/code-lib-src-counter.cpp.html", "assets/text.css"]) {
    assert.ok(existsSync(book.path(page(name))), name);
  }
  assert.ok(existsSync(join(book.output, "waiting-well.pdf")));
});

test("a reference to a written chapter is a link, one to a planned one is not", () => {
  const text = book.read(page("01-counting.html"));
  assert.match(text, /<a\s+href="02-shapes.html">Chapter\s2<\/a>/);
  assert.match(text, /and chapter\s3 after it/);
  assert.match(text, /<a\s+href="02-shapes.html#sec:round">section\s2\.2<\/a>/);
});

test("a chapter folder without chapter.md counts as planned", () => {
  assert.match(book.read(page("index.html")), /class="planned">.*Built, but not written/);
});

test("an output shows placeholders as the README's table says", () => {
  const text = book.read(page("01-counting.html"));
  assert.ok(text.includes("port <var>port</var>, thread <var>id</var>, "
    + "<var>number</var> times, <var>ms</var> ms, <var>300</var> ms"));
  assert.ok(text.includes("<var>yes</var>, {not a placeholder}, …"));
  assert.ok(text.includes("<var>20</var> ms, <var>-3</var>, <var>0x1f</var>, <var>41234</var>, "
    + "<var>b</var>, <var>&lt;up to here&gt;</var>, {}"));
});

test("a snippet links to its first line in the page of its source", () => {
  assert.match(book.read(page("01-counting.html")),
    /href="01-counting\/count\.cpp\.html#L11"><code>count\.cpp<\/code>/);
  assert.match(book.read(page("01-counting/count.cpp.html")), /id="L11"/);
});

// What a timeline of the fixture draws, from its page or its file for print.
function timelineOf(text) {
  const svg = text.slice(text.lastIndexOf("<svg"), text.lastIndexOf("</svg>"));
  const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)]
    .map(([, x, y, label]) => ({ x: Number(x), y: Number(y), label }));
  return { svg, texts, find: (label) => texts.find((one) => one.label === label) };
}

test("a trace becomes a timeline: a lane for each thread on which something happens", () => {
  const { svg, texts, find } = timelineOf(book.read(page("02-shapes.html")));
  assert.match(svg, /role="img" aria-label="A callback, a task, a nested callback, and a timer three seconds later"/);
  assert.ok(find("loop &lt;1&gt;").y < find("pool 1").y);
  assert.ok(!find("pool 2"), "a thread that did nothing has a lane");
  for (const label of ["main", "read a file", "outer", "inner &quot;read&quot;", "timer",
    "it begins &amp; waits", "it ends", "ms", "callback", "task", "other", "wait", "print"]) {
    assert.ok(find(label), `${label} in ${texts.map((one) => one.label)}`);
  }
});

test("in a timeline, what is to the left was before, and what is below is inside", () => {
  const { find } = timelineOf(book.read(page("02-shapes.html")));
  const order = ["main", "read a file", "outer", "timer"].map((label) => find(label).x);
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  assert.ok(find("inner &quot;read&quot;").y > find("outer").y);
});

test("a timeline's long waits are shortened, and what happens after them has its time", () => {
  const { svg, find } = timelineOf(book.read(page("02-shapes.html")));
  assert.match(svg, /<path d="M[\d.]+ [\d.]+h7l-6 [\d.]+h-7z"/);
  assert.ok(find("2,999.09"), "no time behind the break");
});

test("a timeline in print has colours and no variables", () => {
  const text = book.read("build/book/print/02-shapes/expected-run.svg");
  assert.ok(timelineOf(text).find("read a file"));
  assert.ok(!text.includes("var("));
  assert.ok(text.includes("fill:#"));
});

test("a trace that was not closed is as good as one that was", () => {
  const trace = "chapters/02-shapes/expected/run.trace.json";
  const closed = book.read(trace), drawn = timelineOf(book.read(page("02-shapes.html"))).svg;
  book.write(trace, closed.slice(0, closed.lastIndexOf("]")));
  assert.equal(book.build("html").status, 0);
  assert.equal(timelineOf(book.read(page("02-shapes.html"))).svg, drawn);
});

test("a trace that is recorded anew is drawn anew", () => {
  book.replace("chapters/02-shapes/expected/run.trace.json", "read a file", "read two files");
  assert.equal(book.build("html").status, 0);
  assert.ok(timelineOf(book.read(page("02-shapes.html"))).find("read two files"));
});

test("an edit of one chapter's text builds nothing but its page", async () => {
  const time = (name) => statSync(book.path(page(name))).mtimeMs;
  const names = ["01-counting.html", "02-shapes.html", "index.html"];
  const old = names.map(time);
  book.replace("chapters/01-counting/chapter.md", "It is run with", "It runs with");
  assert.equal(book.build("html").status, 0);
  const changed = names.filter((name, i) => time(name) !== old[i]);
  assert.deepEqual(changed, ["01-counting.html"]);
});

test("an edit of a source builds the pages that show it", () => {
  book.replace("chapters/01-counting/count.cpp", "counter.add(2);", "counter.add(3);");
  assert.equal(book.build("html").status, 0);
  for (const name of ["01-counting.html", "01-counting/count.cpp.html"]) {
    assert.match(book.read(page(name)), /<span class="dv">3<\/span>/, name);
  }
});

test("a term leads to the glossary, whose entries lead back", () => {
  assert.match(book.read(page("01-counting.html")),
    /<dfn id="term:counter"><span><a\s+href="A-glossary.html#term:counter">counter<\/a><\/span><\/dfn>/);
  const glossary = book.read(page("A-glossary.html"));
  assert.match(glossary, /<p class="chapter-number">Appendix A<\/p>/);
  assert.match(glossary, /<dt><span id="term:counter">counter<\/span><\/dt>/);
  assert.match(glossary, /<dt><span id="term:shape"><code>shape<\/code><\/span><\/dt>/);
  assert.match(glossary, /<a href="01-counting.html">chapter.1<\/a>/);
});

test("an edit of a summary reaches the cover page", () => {
  book.replace("chapters/02-shapes/chapter.md", "Shapes, and", "Forms, and");
  assert.equal(book.build("html").status, 0);
  assert.match(book.read(page("index.html")), /Forms, and a second figure/);
});

test("the page of a source that is gone goes too, and so does a chapter's", () => {
  book.delete("chapters/01-counting/exercises/twice.cpp");
  book.replace("chapters/01-counting/chapter.md", "```{.cpp file=exercises/twice.cpp}\n```", "So.");
  book.write(page("05-never.html"), "from a chapter that was renamed");
  assert.equal(book.build("html").status, 0);
  assert.ok(!existsSync(book.path(page("01-counting/exercises-twice.cpp.html"))));
  assert.ok(!existsSync(book.path(page("05-never.html"))));
  assert.ok(existsSync(book.path(page("01-counting/count.cpp.html"))));
});

test("the same book makes the same PDF and the same EPUB", () => {
  for (const format of ["pdf", "epub"]) {
    const name = `build/book/waiting-well.${format}`;
    assert.equal(book.build(format).status, 0);
    const first = readFileSync(book.path(name));
    book.delete(name);
    assert.equal(book.build(format).status, 0);
    assert.ok(first.equals(readFileSync(book.path(name))), format);
  }
});

test("a site that knows its address has a picture for previews, and other addresses are refused", () => {
  const site = new Book();
  try {
    site.options = ["-DWAITING_WELL_URL=https://example.org/small/"];
    const built = site.build("html");
    assert.equal(built.status, 0, built.output);
    const html = site.read(page("01-counting.html"));
    assert.ok(html.includes('<meta property="og:url" content="https://example.org/small/01-counting.html">'));
    const [, picture] = html.match(/<meta property="og:image" content="https:\/\/example\.org\/small\/([^"]*)">/);
    assert.equal(readFileSync(site.path(page(picture))).readUInt32BE(16), 1200);  // a PNG's width
    assert.ok(site.read(page("index.html")).includes('<link rel="canonical" href="https://example.org/small/">'));
    site.options = ["-DWAITING_WELL_URL=example.org"];
    assert.match(site.build("html").output, /WAITING_WELL_URL is not like https:/);
  } finally {
    site.delete("");
  }
  assert.doesNotMatch(book.read(page("index.html")), /og:image/);
});

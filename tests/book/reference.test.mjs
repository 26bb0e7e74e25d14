// The reference: what the libraries declare, as Doxygen finds it in their headers,
// and the links from names in the prose to it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { runInNewContext } from "node:vm";
import { HtmlValidate } from "html-validate";
import { bookRoot, chapterPages, pagesOf } from "./support/built.mjs";
import { inContext, skip as noBrowser, urlOf } from "./support/browser.mjs";
import { Book } from "./support/fixture.mjs";
import { eachTag, textOf } from "./support/html.mjs";

const hasDoxygen = spawnSync("doxygen", ["--version"]).status === 0;
const skip = hasDoxygen ? false : "no Doxygen on this machine";
if (skip) console.log(`SKIPPED: ${skip}`);

const header = "code/lib/include/lib/counter.hpp";

// The small book with a reference of its library, all of which has comments; and
// with names of it in the prose, also of a chapter before they are introduced.
function bookWithReference() {
  const book = new Book();
  mkdirSync(book.path("chapters/00-before"));
  book.write("chapters/00-before/chapter.md", "---\nsummary: What comes first.\n---\n\n# Before\n\nOf `Counter` more later.\n");
  book.replace("book/contents.lua", '      { "01-counting"', '      { "00-before", "Before" },\n      { "01-counting"');
  book.replace("book/contents.lua", '      { "C-the-whole-code"', '      { "D-reference", "Reference", made = "reference" },\n      { "C-the-whole-code"');
  book.replace(header, "  explicit Counter", "  /// Begins with `start`.\n  explicit Counter");
  book.replace(header, "  std::size_t value() const", "  /// How far it is. Errors: std::errc::none. Any thread. see(2)\n  std::size_t value() const");
  book.replace("chapters/02-shapes/chapter.md", "Back to @ch:counting.", "Back to @ch:counting, `Counter`, `Counter::add(3)`, `lib::Counter`, `add`, `value`, [`Counter`](#sec:angular) and `Shape`.\n\n## A `Counter` {#sec:counter}");
  return book;
}

let small, site, root;

before(() => {
  if (skip) return;
  small = bookWithReference();
  const named = process.env.WAITING_WELL_BOOK;
  if (!named) {
    const built = small.build("html");
    assert.equal(built.status, 0, built.output);
  }
  site = join(named ?? small.output, "site");
  root = named ? bookRoot() : small.root;
});
after(() => small?.delete(""));

const read = (name) => readFileSync(join(site, name), "utf8");
const mainOf = (name) => read(name).match(/<main id="text">([\s\S]*)<nav class="neighbours"/)[1];
const listPage = () => pagesOf(site).find((name) => /^[A-Z]-reference\.html$/.test(name));
const pages = () => pagesOf(site).filter((name) => /^[A-Z]-reference\//.test(name));

// The headers of the libraries, each with its page.
function headers() {
  return readdirSync(join(root, "code")).flatMap((library) => {
    const folder = join(root, "code", library, "include", library);
    return readdirSync(folder).filter((name) => name.endsWith(".hpp")).map((name) => ({
      lines: readFileSync(join(folder, name), "utf8").split("\n"),
      page: `${listPage().replace(".html", "")}/${library}-${name}.html` }));
  });
}

function idsOf(html) {
  const ids = [];
  eachTag(html, (_, { id }) => { if (id !== undefined) ids.push(id); });
  return ids;
}

test("each type of the libraries has its place, and its line in the list", { skip }, () => {
  let count = 0;
  for (const { lines, page } of headers()) {
    for (const line of lines) {
      const [, type] = line.match(/^(?:(?:class|struct|enum class) (\w+)[^;<]*\{|using (\w+) =.*)$/)?.filter(Boolean) ?? [];
      if (!type) continue;
      count += 1;
      const id = idsOf(read(page)).find((one) => one === type || one.endsWith(`::${type}`));
      assert.ok(id, `${page}: ${type}`);
      if (id === type) assert.ok(read(listPage()).includes(`href="${page}#`) && textOf(mainOf(listPage())).includes(type), type);
    }
  }
  assert.ok(count >= headers().length - 3, `${count} types`);
});

// A comment and the line of what it is about, of what is public.
function commented(lines) {
  const found = [];
  let comment = [];
  let isPublic = true;
  for (const line of lines) {
    if (/^ private:|^ protected:/.test(line)) isPublic = false;
    if (/^ public:|^\S/.test(line)) isPublic = true;
    const [, text] = line.match(/^\s*\/\/\/ (.*)$/) ?? [];
    if (text !== undefined) comment.push(text);
    else if (comment.length > 0) {
      if (isPublic) found.push({ comment: comment.join(" "), line });
      comment = [];
    }
  }
  return found;
}

// Without what a page may write in another way.
const plain = (text) => text.toLowerCase().replace(/\/\/\/<?|[`"“”'’\s]/g, "");

test("each public function is there, with what its comment says first", { skip }, () => {
  let count = 0;
  for (const { lines, page } of headers()) {
    for (const { comment, line } of commented(lines)) {
      const [, name] = line.match(/([~\w]+)\(/) ?? [];
      if (!name) continue;
      count += 1;
      const [sentence] = comment.replace(/^(Errors: |Throws )/, "").split(/\.(?: |$)/);
      const text = plain(textOf(mainOf(page)));
      assert.ok(text.includes(plain(sentence)), `${page}: ${sentence}`);
      assert.ok(idsOf(read(page)).some((id) => id.replace(/-\d+$/, "").split("::").pop() === name)
        || text.includes(`${name.toLowerCase()}(`), `${page}: ${name}`);
    }
  }
  assert.ok(count >= 3, `${count} functions`);
});

test("a heading leads to the line of the declaration", { skip }, () => {
  let count = 0;
  for (const page of pages()) {
    for (const [, title, href] of mainOf(page).matchAll(/<h[2-6] id="[^"]*">(.*?) <a class="at" href="\.\.\/([^"]*)"/g)) {
      const [name, id] = href.split("#");
      const [, line] = read(name).match(new RegExp(`<span class="line" id="${id}">(.*)\n`));
      const word = textOf(title).split(/[, ]/)[0].split("::").pop();
      assert.ok(textOf(line).includes(word), `${page}: ${word} is not in ${textOf(line)}`);
      count += 1;
    }
  }
  assert.ok(count > pages().length);
});

// The links from a chapter to the reference, as [text, address].
const linksOf = (name) => Array.from(
  mainOf(name).matchAll(/<a\s+href="([^"]*)"\s+class="api">\s*<code>([\s\S]*?)<\/code><\/a>/g),
  ([, href, text]) => [textOf(text), href.replace(/^[A-Z]-reference\//, "")]);

test("known names lead to what is said of them", { skip }, () => {
  const known = process.env.WAITING_WELL_BOOK ? [
    ["13-results-handles-bits", "Trigger::level", "minimio-interests.hpp.html#Trigger::level"],
    ["18-poll-registrator-waker", "Poll", "minimio-poll.hpp.html#Poll"],
    ["28-the-loop", "set_timeout", "mininode-timer.hpp.html#set_timeout"],
    ["32-putting-together", "Fs::read", "mininode-fs.hpp.html#Fs::read"],
    ["33-cleaning-up", "Remote", "mininode-remote.hpp.html#Remote"],
    ["C-reactor-and-executor", "Poll::poll", "minimio-poll.hpp.html#Poll::poll"],
    ["C-reactor-and-executor", "minimio::Waker", "minimio-waker.hpp.html#Waker"],
  ] : [
    ["02-shapes", "Counter", "lib-counter.hpp.html#Counter"],
    ["02-shapes", "lib::Counter", "lib-counter.hpp.html#Counter"],
    ["02-shapes", "Counter::add(3)", "lib-counter.hpp.html#Counter::add"],
  ];
  for (const [chapter, text, target] of known) {
    const links = linksOf(`${chapter}.html`).filter(([name]) => name === text);
    assert.ok(links.length > 0, `${chapter}: ${text}`);
    for (const [, href] of links) {
      assert.equal(href, target);
      const [page, id] = href.split("#");
      assert.ok(idsOf(read(`${listPage().replace(".html", "")}/${page}`)).includes(id), href);
    }
  }
});

test("a word that is no name of the libraries, or of two things in them, leads nowhere", { skip }, () => {
  for (const chapter of chapterPages(site)) {
    for (const [text] of linksOf(chapter)) {
      assert.match(text, /::|^[A-Z]\w*[a-z]|^[a-z]+_[a-z_]+(\(|$)/, chapter);
      assert.doesNotMatch(text, /^(std::|Errc$|read|size|poll$|run$)/, chapter);
    }
  }
});

test("nothing leads from a heading, from a link, or to what comes later", { skip }, () => {
  for (const chapter of chapterPages(site)) {
    for (const [heading] of mainOf(chapter).matchAll(/<h([1-6])[\s\S]*?<\/h\1>/g)) assert.ok(!heading.includes('class="api"'), chapter);
    for (const [link] of mainOf(chapter).matchAll(/<a\s[\s\S]*?<\/a>/g)) assert.equal(link.match(/<a\s/g).length, 1, link);
    for (const [text, href] of linksOf(chapter)) {
      const page = `${listPage().replace(".html", "")}/${href.split("#")[0]}`;
      const [, home] = mainOf(page).match(/<p class="origin">From <a href="\.\.\/([^"]*)"/);
      assert.ok(chapter >= home, `${chapter}: ${text} is introduced in ${home}`);
    }
  }
});

test("the pages are valid HTML", { skip }, async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"],
    rules: { "doctype-style": "off", "void-style": "off", "valid-id": ["error", { relaxed: true }] } });
  for (const name of [listPage(), ...pages()]) {
    const { results } = await validator.validateString(read(name));
    assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${name}:${line}: ${message}`)), []);
  }
});

test("the search has every place, under its name", { skip }, () => {
  const found = [];
  runInNewContext(read(`search/${listPage().replace(".html", ".js")}`), { waitingWellSearch: {
    add: (page, title, entries) => entries.forEach(([id, name, text]) => found.push({ page, id, name, text })) } });
  assert.ok(found.length > pages().length);
  for (const { page, id, name } of found.filter((one) => one.id !== "")) {
    assert.ok(idsOf(read(page)).includes(id), `${page}#${id}`);
    assert.ok(name.length > 0);
  }
  const named = new Set(found.map(({ id, page }) => `${page}#${id}`));
  for (const page of pages()) {
    const [, first] = mainOf(page).match(/<h2 id="([^"]*)"/);
    assert.ok(named.has(`${page}#${first}`), `${page}#${first}`);
  }
});

test("it is found, it fits a narrow screen, and axe finds nothing to complain about", { skip: skip || noBrowser }, async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const bySize = [...pages()].sort((a, b) => statSync(join(site, b)).size - statSync(join(site, a)).size);
  const chosen = [listPage(), ...bySize.slice(0, 4), bySize.at(-1)];
  async function examine(page, name, options) {
    await page.goto(urlOf(site, name));
    await page.evaluate(axe);
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(rules), { preload: false, ...options });
    assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0].html}`), []);
  }
  await inContext({ colorScheme: "light", viewport: { width: 320, height: 700 } }, async (page) => {
    for (const name of chosen) {
      await examine(page, name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${name} is too wide`);
    }
    const query = textOf(mainOf(bySize[0]).match(/<h3 id="[^"]*">(<code>[\s\S]*?<\/code>)/)[1]);
    await page.keyboard.press("Control+K");
    await page.keyboard.type(query);
    await page.locator(`.search ol a[href*="${bySize[0]}"]`).first().waitFor({ timeout: 20_000 });
  });
  await inContext({ colorScheme: "dark" }, (page) =>
    examine(page, bySize[0], { runOnly: { type: "rule", values: ["color-contrast"] } }));
});

// What stops the build, and what does not.
const broken = (name, breakIt, expected) => test(name, { skip: skip || Boolean(process.env.WAITING_WELL_BOOK) }, () => {
  const book = bookWithReference();
  try {
    breakIt(book);
    const built = book.build("html");
    assert.ok(built.problems.length > 0, built.output);
    if (expected instanceof RegExp) assert.match(built.problems[0], expected);
    else assert.deepEqual(built.problems, [expected], built.output);
    assert.notEqual(built.status, 0);
  } finally {
    book.delete("");
  }
});

broken("a function without a comment stops the build",
  (book) => book.replace(header, "  /// Begins with `start`.\n", ""),
  `${header}:11: Counter::Counter has no comment`);

broken("a class without a comment",
  (book) => book.replace(header, "/// Counts.\n", ""),
  `${header}:8: Counter has no comment`);

broken("a parameter that the function does not have",
  (book) => book.replace(header, "with `start`", "with `strat`"),
  `${header}:12: Counter::Counter: its comment speaks of \`strat\`, which is not there`);

broken("a parameter that is told of in Doxygen's way, and is not there",
  (book) => book.replace(header, "with `start`.", "with it.\n  /// @param strat where it begins"),
  /^code\/lib\/include\/lib\/counter\.hpp:1\d: argument 'strat' of command @param is not found/);

broken("a member that the class does not have",
  (book) => book.replace(header, "/// Counts.", "/// Counts, by Counter::ad()."),
  `${header}:9: Counter: its comment speaks of Counter::ad, which is not there`);

test("what changes no name leaves the chapters alone, and a page of a header that is gone goes", { skip: skip || Boolean(process.env.WAITING_WELL_BOOK) }, () => {
  const book = bookWithReference();
  try {
    const other = header.replace("counter", "other");
    book.write(other, "// other.hpp\n#pragma once\nnamespace lib {\n\n/// One more.\nint one_more();\n\n}\n");
    assert.notEqual(book.build("html").status, 0);  // no chapter introduces it
    assert.ok(existsSync(book.path("build/book/site/D-reference/lib-other.hpp.html")));
    book.delete(other);
    assert.equal(book.build("html").status, 0);
    assert.ok(!existsSync(book.path("build/book/site/D-reference/lib-other.hpp.html")));

    const page = book.path("build/book/site/02-shapes.html");
    const made = statSync(page).mtimeMs;
    book.replace(header, "with `start`", "at `start`");
    const built = book.build("html");
    assert.equal(built.status, 0, built.output);
    assert.match(book.read("build/book/site/D-reference/lib-counter.hpp.html"), /Begins at/);
    assert.equal(statSync(page).mtimeMs, made);
  } finally {
    book.delete("");
  }
});

test("without Doxygen there is no reference, no link to it, and a word about that", { skip: Boolean(process.env.WAITING_WELL_BOOK) }, () => {
  const book = bookWithReference();
  try {
    book.options = ["-DDOXYGEN="];
    const built = book.build("html");
    assert.equal(built.status, 0, built.output);
    assert.match(built.output, /book: doxygen is missing, so D-reference is left out/);
    assert.ok(!existsSync(book.path("build/book/site/D-reference.html")));
    assert.doesNotMatch(book.read("build/book/site/02-shapes.html"), /D-reference|class="api"/);
  } finally {
    book.delete("");
  }
});

// What is in the EPUB, beside the site of the same book.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp, madePages } from "./support/built.mjs";
import { eachTag, headingsOf, passagesOf, textOf } from "./support/html.mjs";
import { unzip } from "./support/zip.mjs";

let site, chapters, appendix, files, texts;

before(() => {
  const book = builtBook("html", "epub");
  site = join(book, "site");
  const open = (name) => {
    const page = readFileSync(join(site, name), "utf8");
    const number = page.match(/<p class="chapter-number">\w+ (\w+)<\/p>/)[1];
    return { name, page, title: `${number} · ${headingsOf(page, 1)[0]}` };
  };
  chapters = chapterPages(site).map(open);
  appendix = open(madePages(site)[0]);
  files = unzip(join(book, "waiting-well.epub"));
  texts = [...files].filter(([name]) => name.endsWith(".xhtml"));
});
after(cleanUp);

const ofAnswers = /<details class="answer"><summary>Answer<\/summary>([\s\S]*?)<a class="among-others"[\s\S]*?<\/details>/g;
const withoutAnswers = (page) => page.replace(ofAnswers, "");
const fileOf = ({ title }) => texts.find(([, text]) => headingsOf(text, 2).includes(title))?.[1];

test("every chapter has a file, and its text is all there", () => {
  for (const chapter of chapters) {
    const file = fileOf(chapter);
    assert.ok(file, chapter.title);
    const text = textOf(file);
    const missing = passagesOf(withoutAnswers(chapter.page)).slice(1)  // not “Chapter 7”
      .filter((passage) => !text.includes(passage));
    assert.deepEqual(missing, [], chapter.name);
  }
});

test("answers are not beside their exercises, but all in an appendix", () => {
  const file = fileOf(appendix);
  const text = textOf(file);
  let answers = 0;
  for (const { name, page } of chapters) {
    for (const [, answer] of page.matchAll(ofAnswers)) {
      const missing = passagesOf(`<header class="chapter">${answer}`)
        .filter((passage) => !text.includes(passage));
      assert.deepEqual(missing, [], name);
      answers += 1;
    }
  }
  assert.ok(answers > 0);
  for (const chapter of chapters) assert.doesNotMatch(fileOf(chapter), /class="answer"/, chapter.name);
  const [own] = texts.find(([, other]) => other === file);
  const linksTo = (files, name, what) => files.flatMap((other) => Array.from(
    other.matchAll(new RegExp(`href="(?:${posix.basename(name)})?#(ch-[^"]*\\.${what}-[\\w.]+)"`, "g")), ([, id]) => id));
  const there = linksTo(chapters.map(fileOf), own, "answer");
  assert.equal(there.length, answers);
  for (const id of there) assert.ok(file.includes(`id="${id}"`), id);
  const back = Array.from(file.matchAll(/<h4 [^>]*>To <a\s+href="[^"#]+#([^"]*)"/g), ([, id]) => id);
  assert.deepEqual(back, there.map((id) => id.replace(".answer-", ".exercise-")));
});

test("parts, chapters and sections are in the contents, in their order", () => {
  const contents = files.get("EPUB/nav.xhtml");
  const entries = Array.from(contents.split('epub:type="landmarks"')[0].matchAll(/<a [^>]*>([\s\S]*?)<\/a>/g),
    ([, text]) => textOf(text));
  const [cover] = readFileSync(join(site, "index.html"), "utf8").split('<nav id="book-contents"');
  const expected = cover.split('<section class="part"').slice(1).flatMap((part) => {
    const written = Array.from(part.matchAll(/<a href="([^"]*)"/g),
      ([, name]) => [...chapters, appendix].find((chapter) => chapter.name === name)).filter(Boolean);
    const [title] = headingsOf(part.replace(/(Part \w+)<\/span> /, "$1 · </span>"), 2);
    return written.length === 0 ? [] : [title, ...written.flatMap((chapter) => [chapter.title,
      ...headingsOf(chapter.page, 2).filter((name) => name !== "The code of this chapter")
        .map((name) => chapter === appendix ? name.replace(/ /, " · ") : name)])];
  });
  assert.deepEqual(entries, ["Welcome", ...expected]);
  for (const { title } of chapters) {
    assert.ok(textOf(files.get("EPUB/toc.ncx")).includes(title), title);
  }
});

test("every file that is named is there, and every anchor", () => {
  const ids = new Map(texts.map(([name, text]) => {
    const list = [];
    eachTag(text, (_, { id }) => id && list.push(id));
    assert.equal(new Set(list).size, list.length, `${name}: an identifier twice`);
    return [name, new Set(list)];
  }));
  let links = 0;
  for (const [name, text] of [...texts, ...[...files].filter(([other]) => other.endsWith(".opf"))]) {
    eachTag(text, (_, { href, src }) => {
      const target = href ?? src;
      if (target === undefined || /^[a-z]+:/.test(target)) return;
      const [path, fragment] = target.split("#");
      const file = path === "" ? name : posix.join(posix.dirname(name), path);
      assert.ok(files.has(file), `${name}: ${target}`);
      if (fragment) assert.ok(ids.get(file).has(fragment), `${name}: ${target}`);
      links += 1;
    });
  }
  assert.ok(links > chapters.length);
  for (const [name, text] of files) {
    if (!name.endsWith(".css")) continue;
    for (const [, path] of text.matchAll(/url\("([^"]*)"\)/g)) {
      assert.ok(files.has(posix.join(posix.dirname(name), path)), path);
    }
  }
});

test("every figure is there, with its text alternative and its colours", () => {
  const labels = (text) => {
    const list = [];
    eachTag(text, (tag, { role, "aria-label": label }) => tag === "svg" && list.push(`${role}: ${label}`));
    return list;
  };
  for (const chapter of chapters) {
    const expected = labels(withoutAnswers(chapter.page));
    const drawn = labels(fileOf(chapter));
    assert.deepEqual(drawn, expected, chapter.name);
    for (const label of drawn) assert.match(label, /^img: .{10}/);
  }
  const variables = [...files].filter(([name, text]) => /\.(xhtml|css)$/.test(name) && /[:"]\s*var\(--/.test(text));
  assert.deepEqual(variables.map(([name]) => name), []);
});

test("what a page of paper cannot do is not asked of it", () => {
  for (const [name, text] of texts) {
    eachTag(text, (tag, attributes) => {
      assert.ok(!["details", "script", "button"].includes(tag), `${name}: <${tag}>`);
      assert.equal(attributes.tabindex, undefined, `${name}: tabindex on <${tag}>`);
      assert.doesNotMatch(attributes.href ?? "", /\.html/, name);
    });
  }
});

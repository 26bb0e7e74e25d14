// The spelling of the prose: British, with -ize. words.txt has what the
// dictionary does not know: names, and words of the field.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import nspell from "nspell";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";
import { decode } from "./support/html.mjs";

let site, spell;

before(() => {
  site = join(builtBook("html"), "site");
  const folder = dirname(createRequire(import.meta.url).resolve("dictionary-en-gb"));
  const dictionary = (name) => readFileSync(join(folder, name));
  spell = nspell(dictionary("index.aff"), dictionary("index.dic"));
  readFileSync(new URL("words.txt", import.meta.url), "utf8").split("\n")
    .filter((word) => word && !word.startsWith("#")).forEach((word) => spell.add(word));
});
after(cleanUp);

// Of a page, what is neither code nor drawn, in words. What has a digit, an
// underscore, a point within or capitals in its middle is a name of something.
function wordsOf(html) {
  const prose = decode(html.match(/<main id="text">([\s\S]*)<\/main>/)[1]
    .replace(/<(pre|code|svg|script)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " "));
  return prose.split(/[\s—–…“”"‘()[\]{}<>|=+*,;!?]+/)
    .map((word) => word.replace(/^[’'.:-]+|[’'.:-]+$/g, "").replace(/[’']s$/, ""))
    .filter((word) => /^[\p{L}’'-]+$/u.test(word))
    .flatMap((word) => word.split("-"))
    .filter((word) => word.length > 1 && !/.\p{Lu}/u.test(word))
    .map((word) => word.replaceAll("’", "'"));
}

test("every word is in the dictionary, or in words.txt", () => {
  const unknown = chapterPages(site).map((name) => {
    const words = new Set(wordsOf(readFileSync(join(site, name), "utf8")));
    return { name, words: [...words].filter((word) => !spell.correct(word)) };
  }).filter(({ words }) => words.length > 0);
  assert.equal(unknown.length, 0, unknown.map(({ name, words }) => `${name}: ${words.join(" ")}`).join("\n"));
});

test("a word with a letter too few is noticed", () => {
  const words = wordsOf('<main id="text"><p>The <code>epol</code> kernl waits for 3x, epoll_wait and isn’t late.</p></main>');
  assert.deepEqual(words.filter((word) => !spell.correct(word)), ["kernl"]);
});

// Whether the pages of the built site are HTML, by html-validate; and what a
// page must have that no such tool asks for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { HtmlValidate } from "html-validate";
import { builtBook, cleanUp, mainPages, pagesOf } from "./support/built.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    "doctype-style": "off", "void-style": "off",  // both ways are HTML
    "valid-id": ["error", { relaxed: true }],  // fig:turn is an identifier
  },
});

let site;

before(() => {
  site = join(builtBook("html"), "site");
});

after(cleanUp);

test("the pages are valid HTML", async () => {
  for (const name of mainPages(site)) {
    const { results } = await validator.validateString(readFileSync(join(site, name), "utf8"));
    const messages = results.flatMap((result) => result.messages.map((message) =>
      `${name}:${message.line}:${message.column}: ${message.message} (${message.ruleId})`));
    assert.deepEqual(messages, []);
  }
});

test("every page has one main heading, and says what it is about", () => {
  for (const name of pagesOf(site)) {
    const text = readFileSync(join(site, name), "utf8");
    assert.equal(text.match(/<h1[ >]/g)?.length, 1, `${name}: h1`);
    assert.match(text, /<title>[^<]+<\/title>/, name);
    assert.match(text, /<meta name="description" content="[^"]{10,}">/, name);
    assert.match(text, /<meta property="og:title" content="[^"]+">/, name);
  }
});

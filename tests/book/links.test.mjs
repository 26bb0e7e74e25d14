// Every link, anchor and image of the built site leads somewhere.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, cleanUp, pagesOf } from "./support/built.mjs";
import { eachTag } from "./support/html.mjs";

let site;
const pages = new Map();

before(() => {
  site = join(builtBook("html", "pdf"), "site");
  for (const name of pagesOf(site)) {
    const page = { ids: [], links: [], external: [] };
    eachTag(readFileSync(join(site, name), "utf8"), (tag, attributes) => {
      if (attributes.id !== undefined) page.ids.push(attributes.id);
      for (const key of ["href", "src", "xlink:href"]) {
        if (attributes[key] === undefined) continue;
        const list = /^[a-z]+:/i.test(attributes[key]) ? page.external : page.links;
        list.push({ tag, target: attributes[key] });
      }
    });
    pages.set(name, page);
  }
});
after(cleanUp);

function problem(from, target) {
  const [path, fragment] = target.split("#");
  const name = path === "" ? from
    : normalize(join(dirname(from), decodeURIComponent(path)));
  const file = join(site, name);
  if (!existsSync(file) || !statSync(file).isFile()) return `${from}: no file ${target}`;
  if (fragment === undefined || !pages.has(name)) return null;
  return pages.get(name).ids.includes(decodeURIComponent(fragment)) ? null
    : `${from}: no anchor ${target}`;
}

test("there are pages, and links on them", () => {
  assert.ok(pages.size > 1);
  for (const [name, page] of pages) assert.ok(page.links.length > 3, name);
});

test("every internal link, anchor and image resolves", () => {
  const problems = [];
  for (const [name, page] of pages) {
    for (const { target } of page.links) problems.push(problem(name, target));
  }
  assert.deepEqual(problems.filter(Boolean), []);
});

test("no page has an identifier twice", () => {
  const twice = [];
  for (const [name, { ids }] of pages) {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i) twice.push(`${name}: ${id}`);
    });
  }
  assert.deepEqual(twice, []);
});

test("nothing but links for the reader leads to another host", () => {
  const foreign = [];
  for (const [name, page] of pages) {
    for (const { tag, target } of page.external) {
      if (tag !== "a") foreign.push(`${name}: <${tag}> ${target}`);
    }
  }
  assert.deepEqual(foreign, []);
});

test("every page has a title, a description and a language", () => {
  for (const name of pages.keys()) {
    const html = readFileSync(join(site, name), "utf8");
    assert.match(html, /<html lang="en">/, name);
    assert.match(html, /<title>[^<]+<\/title>/, name);
    assert.match(html, /<meta name="description" content="[^"]+">/, name);
    assert.match(html, /<meta property="og:title" content="[^"]+">/, name);
  }
});

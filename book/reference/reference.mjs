// What appendix J is made of:   node reference.mjs DOXYGEN ROOT HEADERS OUTPUT
//
// The file HEADERS has a line for each header, ROOT/code/LIBRARY/include/…: its
// path below code/, and the chapter that introduces it. Into the folder OUTPUT go
// model.lua, everything that is public, for reference.lua, which makes the pages;
// and names.lua, for the links of the prose. That one is left alone if it would
// not change: all chapters depend on it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "./checks.mjs";
import { compounds } from "./doxygen.mjs";
import { luaFile } from "./lua.mjs";
import { build } from "./model.mjs";
import { namesOf } from "./names.mjs";
import { Source, dedent } from "./source.mjs";
import { commentOf, escape, render, words } from "./text.mjs";

const [doxygen, root, list, output] = process.argv.slice(2);
const chapters = new Map(readFileSync(list, "utf8").split("\n").filter(Boolean)
  .map((line) => line.split(" ")).map(([path, chapter]) => [`code/${path}`, chapter]));
const headerPaths = [...chapters.keys()].sort();
const libraries = [...new Set(headerPaths.map((path) => path.split("/")[1]))];
const folders = libraries.map((name) => `code/${name}/include`);

// As it is included: minimio/poll.hpp.
const included = (path) => path.replace(/^code\/\w+\/include\//, "");
const pageOf = (path) => `${included(path).replaceAll("/", "-")}.html`;
const addressOf = (entry) => `${pageOf(entry.header.path)}#${entry.anchor}`;

const isWhole = (entry) => ["struct", "enum", "typedef", "variable"].includes(entry.kind);

// The listing of a group, and which of its lines begin something.
function listing(group, source) {
  const ids = [];
  const lines = group.flatMap((entry) => {
    if (entry.kind === "namespace") return [];
    const { first, lines: own } = source.declaration(entry.line, { whole: isWhole(entry) });
    return own.map((text, i) => ({ text, at: first + i + 1 }));
  });
  // One line may begin two things, as `enum class Shutdown { read, write }` does.
  const begins = (entry, anchor) => {
    const at = lines.findIndex((line) => line.at === entry.line);
    if (at !== -1) ids.push([at + 1, anchor]);
  };
  group.slice(1).forEach((entry) => begins(entry, entry.anchor));
  if (isWhole(group[0])) group[0].groups.flat().forEach((entry) => begins(entry, entry.anchor));
  return { lines: dedent(lines.map(({ text }) => text)), ids };
}

// `int read(Buffer)` beside `int read(Buffers)` is one name.
const namesIn = (group) => [...new Set(group.map((entry) => entry.qualified.split("::").slice(1).join("::")))];

function written(group, header, linkTo) {
  const [first] = group;
  const comment = group.map(commentOf).find(Boolean);
  const text = comment ? render(comment, linkTo) : { description: "", facts: [], brief: "", plain: "" };
  const inner = isWhole(first) ? [] : first.groups;
  return {
    id: first.anchor, kind: first.kind, names: namesIn(group), line: first.line, ...text,
    special: group.every((entry) => entry.special) && !comment,
    listing: listing(group, header.source),
    entries: inner.map((one) => written(one, header, linkTo)),
  };
}

// In the words of its own first comment.
const aboutHtml = (text) => text.split(/\n\n+/).map((paragraph) =>
  `<p>${paragraph.replace(/\n/g, " ").split("`").map((part, i) =>
    (i % 2 === 0 ? words(part) : `<code>${escape(part)}</code>`)).join("")}</p>`).join("\n");

function model({ headers, byId }) {
  return headers.map((header) => {
    const linkTo = (id) => {
      const target = byId.get(id);
      if (!target) return null;
      return target.header === header ? `#${target.anchor}` : addressOf(target);
    };
    return {
      library: header.path.split("/")[1], path: header.path.replace(/^code\//, ""),
      name: included(header.path), page: pageOf(header.path), chapter: chapters.get(header.path) || undefined,
      about: aboutHtml(header.source.about),
      entries: header.groups.map((group) => written(group, header, linkTo)),
    };
  });
}

function update(name, text) {
  const path = join(output, name);
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

mkdirSync(output, { recursive: true });
const problems = [];
const elements = compounds(doxygen, root, folders, join(output, "doxygen"), problems);
const sources = new Map(headerPaths.map((path) => [path, new Source(readFileSync(join(root, path), "utf8"))]));
const tree = build(elements, sources, libraries);
const entries = Array.from(tree.byId.values());
problems.push(...check(tree.headers, entries));
if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}
update("model.lua", luaFile(model(tree)));
update("names.lua", luaFile(Object.fromEntries(namesOf(entries, addressOf)
  .map(([name, [address, path]]) => [name, [address, chapters.get(path)]]))));

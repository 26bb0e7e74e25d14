// What is public in the libraries, as a tree: headers, what they declare, and the
// members of that. Members that stand together, without an empty line between
// them, are a group, and share the comment above the first.
import { children, child, textIn } from "./doxygen.mjs";

const operators = { "|": "or", "&": "and", "|=": "or-assign", "=": "assign", "==": "equal",
  "<=>": "compare", "[]": "subscript", "()": "call", bool: "bool" };

// What may stand in an address as it is.
const anchorName = (name) => name.replace(/\boperator\s*(\W+|bool)$/, (all, what) =>
  `operator-${operators[what] ?? Array.from(what, (character) => character.codePointAt(0)).join("-")}`);

export const isType = (entry) => ["class", "struct", "enum", "typedef"].includes(entry.kind);

// Those that are there in every class, and need no word unless they do something
// of their own; and what compares, member by member.
function isSpecial(member, owner) {
  const name = owner?.name.split("::").pop();
  const list = member.parameters.map(({ type }) => type.replace(/\s/g, ""));
  const ofItself = list.length === 1 && [`${name}&&`, `const${name}&`].includes(list[0]);
  return member.name === `~${name}` || (member.name === "operator=" && ofItself)
    || (member.name === name && (ofItself || (list.length === 0 && /=\s*default$/.test(member.rest))))
    || (/^operator(==|<=>)$/.test(member.name) && /=\s*default$/.test(member.rest));
}

function readMember(element, owner) {
  const location = child(element, "location");
  const member = {
    kind: element.getAttribute("kind"), id: element.getAttribute("id"),
    name: textIn(element, "name"), element,
    file: location.getAttribute("declfile") || location.getAttribute("file"),
    line: Number(location.getAttribute("declline") || location.getAttribute("line")),
    rest: textIn(element, "argsstring").replace(/^[\s\S]*\)/, ""),
    parameters: children(element, "param").map((param) => (
      { type: textIn(param, "type"), name: textIn(param, "declname") })),
    members: [],
  };
  if (member.kind === "friend") member.kind = "function";
  member.qualified = `${owner.name}::${member.name}`;
  member.special = member.kind === "function" && isSpecial(member, owner);
  member.members = children(element, "enumvalue").map((value) => ({
    kind: "enumerator", id: value.getAttribute("id"), name: textIn(value, "name"), element: value,
    qualified: `${member.qualified}::${textIn(value, "name")}`, file: member.file, members: [], parameters: [] }));
  return member;
}

const isPublicMember = (element) => element.getAttribute("prot") === "public"
  && !(element.getAttribute("kind") === "friend" && /^(friend )?(class|struct)\b/.test(textIn(element, "definition")));

function readCompound(element) {
  const location = child(element, "location");
  const compound = {
    kind: element.getAttribute("kind"), id: element.getAttribute("id"), element,
    name: textIn(element, "compoundname"), parameters: [],
    file: location?.getAttribute("file"), line: Number(location?.getAttribute("line")),
  };
  compound.qualified = compound.name;
  compound.isPublic = compound.kind === "namespace" || element.getAttribute("prot") === "public";
  compound.members = children(element, "sectiondef").flatMap((section) => children(section, "memberdef"))
    .filter(isPublicMember).map((member) => readMember(member, compound));
  return compound;
}

// The lines on which the enumerators and the fields of an entry stand.
function findLines(entry, source) {
  for (const member of entry.members) {
    if (member.kind !== "enumerator") continue;
    const from = entry.line - 1;
    const at = source.lines.slice(from).findIndex((line) => new RegExp(`(^|[\\s,{])${member.name}\\b`).test(
      line.replace(/\/\/.*$/, "")));
    member.line = from + at + 1;
  }
}

// Puts members in their order, and beside each other those of a group.
function group(members, source) {
  const groups = [];
  for (const member of [...members].sort((a, b) => a.line - b.line)) {
    const last = groups.at(-1);
    const joins = last && !source.beginsGroup(member.line)
      && !["class", "struct", "enum", "namespace"].includes(member.kind)
      && !["class", "enum", "namespace"].includes(last[0].kind);
    if (joins) last.push(member);
    else groups.push([member]);
  }
  return groups;
}

// `sources` are the headers by their paths. Returns the headers, each with
// `groups`, and all entries by the names that Doxygen gave them.
export function build(elements, sources, libraries) {
  const compounds = elements.map(readCompound)
    .filter(({ kind, name }) => ["class", "struct", "namespace"].includes(kind)
      && libraries.includes(name.split("::")[0]) && !name.includes("<"));
  const byName = new Map(compounds.map((compound) => [compound.name, compound]));
  const parentOf = (name) => byName.get(name.split("::").slice(0, -1).join("::"));
  const isVisible = (compound) => !compound
    || (compound.isPublic && isVisible(parentOf(compound.name)));
  const visible = compounds.filter(isVisible);
  for (const compound of visible) {
    const parent = parentOf(compound.name);
    if (parent) parent.members.push({ ...compound, name: compound.name.split("::").pop() });
  }

  const byId = new Map();
  const headers = Array.from(sources, ([path, source]) => ({ path, source, groups: [] }));
  const anchors = new Map();
  function add(entry, header) {
    const local = anchorName(entry.qualified.split("::").slice(1).join("::"));
    const key = `${header.path}#${local}`;
    anchors.set(key, (anchors.get(key) ?? 0) + 1);
    entry.anchor = anchors.get(key) === 1 ? local : `${local}-${anchors.get(key)}`;
    entry.header = header;
    byId.set(entry.id, entry);
    findLines(entry, header.source);
    entry.groups = group(entry.members, header.source);
    entry.groups.flat().forEach((member) => add(member, header));
  }
  for (const header of headers) {
    const top = libraries.flatMap((library) => byName.get(library)?.members ?? [])
      .filter((entry) => entry.file === header.path);
    header.groups = group(top, header.source);
    header.groups.flat().forEach((entry) => add(entry, header));
  }
  return { headers, byId };
}

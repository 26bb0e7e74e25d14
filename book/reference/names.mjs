// Which names mean one public thing, and nothing else: for the links of the prose.
import { isType } from "./model.mjs";

const isName = (name) => /^\w+$/.test(name);

// `Poll::poll` and `minimio::Poll::poll` for one and the same.
function qualifiedNames(entry) {
  const parts = entry.qualified.split("::");
  return parts.slice(0, -1).map((_, from) => parts.slice(from).join("::"));
}

// One word may be enough: for a type or a module of a library, and for a function
// that is called by more than one word.
function bareName(entry) {
  const parts = entry.qualified.split("::");
  if (parts.length !== 2) return null;
  const isFunction = ["function", "variable"].includes(entry.kind);
  return isType(entry) || entry.kind === "namespace" || (isFunction && parts[1].includes("_")) ? parts[1] : null;
}

// A map from each name to [address, header].
export function namesOf(entries, addressOf) {
  const owner = (entry) => entry.qualified.split("::").at(-2);
  const named = entries.filter((entry) => isName(entry.name) && entry.name !== owner(entry));
  const meanings = new Map();
  const ways = new Map();
  for (const entry of named) {
    for (const name of [entry.name, ...qualifiedNames(entry)]) {
      const known = meanings.get(name) ?? new Set();
      meanings.set(name, known.add(entry.qualified));
    }
    for (const name of [bareName(entry), ...qualifiedNames(entry)].filter(Boolean)) {
      if (!ways.has(name)) ways.set(name, entry);  // the first of overloads
    }
  }
  // A type's word may be a field's or a parameter's too, but no other type's.
  const isAmbiguous = (name) => (isType(ways.get(name)) || ways.get(name).kind === "namespace"
    ? new Set(named.filter((entry) => isType(entry) && entry.name === name).map((entry) => entry.qualified)).size > 1
    : meanings.get(name).size > 1);
  return Array.from(ways).filter(([name]) => (name.includes("::") ? meanings.get(name).size === 1 : !isAmbiguous(name)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => [name, [addressOf(entry), entry.header.path]]);
}

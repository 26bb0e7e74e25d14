// What a comment may not lack or get wrong. Each problem is a line: where, and why.
import { commentOf } from "./text.mjs";

const plain = (entry) => entry.qualified.split("::").slice(1).join("::");

// A data structure is told by its comment as a whole; what stands in it may have
// one of its own. Everything else that is public has a comment.
function lacking(groups) {
  return groups.flatMap((group) => {
    const [first] = group;
    if (first.kind === "enumerator") return [];
    const commented = group.some((entry) => commentOf(entry) !== null);
    const special = group.every((entry) => entry.special);
    const missing = commented || special ? []
      : [{ entry: first, reason: `${plain(first)} has no comment` }];
    return first.kind === "struct" ? missing : [...missing, ...lacking(first.groups)];
  });
}

// Names in a comment that mean nothing: a parameter that the function does not
// have, a member that its class does not have. A class may speak of what its
// members get, and a member of what the others do.
function wrongNames(group, around, known) {
  const comments = group.map(commentOf).filter(Boolean).flat();
  const parameters = new Set([...around, ...group, ...group.flatMap(({ members }) => members)]
    .flatMap((entry) => entry.parameters.map(({ name }) => name)));
  const wrong = [];
  for (const { text, code, ref } of comments) {
    if (ref) continue;
    for (const [, word] of (code ?? "").matchAll(/^([a-z]\w*)$/g)) {
      if (!parameters.has(word) && !known.words.has(word)) wrong.push(`\`${word}\``);
    }
    for (const [name, owner, member] of (code ?? text).matchAll(/(?<![\w:])(?:mini\w+::)?([A-Z]\w*)::(\w+)/g)) {
      if (known.owners.has(owner) && !known.members.has(`${owner}::${member}`)) wrong.push(name);
    }
    for (const [name, word] of (text ?? "").matchAll(/(?<![\w:])([a-z]\w*)\(\)/g)) {
      if (!known.words.has(word)) wrong.push(name);
    }
  }
  return wrong.map((name) => ({ entry: group[0], reason: `${plain(group[0])}: its comment speaks of ${name}, which is not there` }));
}

export function check(headers, entries) {
  const known = {
    words: new Set(entries.map(({ name }) => name)),
    owners: new Set(entries.filter(({ members }) => members.length > 0).map(({ name }) => name)),
    members: new Set(entries.map(({ qualified }) => qualified.split("::").slice(-2).join("::"))),
  };
  const each = (groups, around) => groups.flatMap((group) => [...wrongNames(group, around, known),
    ...group.flatMap((entry) => each(entry.groups, entry.members))]);
  return headers.flatMap(({ groups }) => [...lacking(groups), ...each(groups, [])])
    .map(({ entry, reason }) => `${entry.file}:${entry.line}: ${reason}`);
}

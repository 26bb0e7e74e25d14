// Declarations as they stand in a header. Doxygen tells the line on which one
// has its name; where it begins and ends is found here.

// Calls `visit(character, place)` for what is neither comment nor quoted, from
// a place on, until that returns true: the place where it did.
function scan(text, from, visit) {
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith("//", at)) {
      at = text.indexOf("\n", at);
      if (at === -1) return text.length;
    } else if (/["']/.test(text[at]) && !/[\w]/.test(text[at - 1] ?? "")) {
      const quote = text[at];
      for (at += 1; text[at] !== quote; at += 1) if (text[at] === "\\") at += 1;
    } else if (visit(text[at], at)) {
      return at;
    }
  }
  return text.length;
}

const isEmpty = (line) => /^\s*$/.test(line);
const isComment = (line) => /^\s*\/\//.test(line);

export class Source {
  constructor(text) {
    this.lines = text.split("\n");
  }

  // What the file says of itself: the comment that it begins with.
  get about() {
    const end = this.lines.findIndex((line) => !isComment(line));
    return this.lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, "")).join("\n");
  }

  // The first line, from 0, of the declaration that has its name on `line`.
  begin(line) {
    let first = line - 1;
    while (first > 0) {
      const before = this.lines[first - 1].replace(/\s*\/\/.*$/, "");
      if (isEmpty(before) || /[;{}:]\s*$/.test(before) || /^\s*#/.test(before)) break;
      first -= 1;
    }
    return first;
  }

  // Whether a comment or an empty line sets this declaration apart from what
  // stands above it.
  beginsGroup(line) {
    const before = this.lines[this.begin(line) - 1] ?? "";
    return isEmpty(before) || isComment(before) || /[{:]\s*$/.test(before);
  }

  // The lines of a declaration, without the body of a function or a class. With
  // `whole` that is part of it, as in an enumeration. A class ends where its body
  // begins, without a semicolon, or one would take it for a forward declaration.
  declaration(line, { whole = false } = {}) {
    const first = this.begin(line);
    const text = this.lines.slice(first).join("\n");
    let depth = 0;
    let parenthesised = false;
    const isClass = /^(?:\s*template <.*>\s)?\s*class\b/.test(text);
    const end = scan(text, 0, (character, at) => {
      if (depth === 0) {
        if (character === ";") return true;
        if (!whole && character === "{") return true;
        if (!whole && character === ":" && parenthesised && text[at - 1] !== ":" && text[at + 1] !== ":") return true;
      }
      if ("([{".includes(character)) depth += 1;
      if (")]}".includes(character)) depth -= 1;
      if (character === ")" && depth === 0) parenthesised = true;
      return false;
    });
    const lines = `${text.slice(0, end).trimEnd()}${isClass ? "" : ";"}`.split("\n");
    // What is said of the last thing in a line belongs to it.
    if (whole) lines[lines.length - 1] += text.slice(end + 1).match(/^[^\n]*/)[0];
    return { first, lines };
  }
}

// Lines without the indentation that all of them share.
export function dedent(lines) {
  const widths = lines.filter((line) => !isEmpty(line)).map((line) => line.match(/^ */)[0].length);
  return lines.map((line) => line.slice(Math.min(...widths)));
}

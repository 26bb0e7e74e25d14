// Comments as HTML. What a comment says of errors, of what is returned or thrown
// and of threads is set apart, under a word of its own.
import { children, child } from "./doxygen.mjs";

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);

// A name that is code even where it stands among words.
const names = /(?<![\w:/])(?:std::[\w:]*\w(?:\(\))?|\w+(?:::\w+)+(?:\(\))?|[A-Za-z_]\w*\(\)|[A-Z]+(?:_[A-Z]+)+)(?!\w)/g;

// A comment in pieces: { text }, { code } or { ref, text }.
function pieces(element) {
  return Array.from(element.childNodes).flatMap((node) => {
    if (node.nodeType === 3) return [{ text: node.nodeValue }];
    if (node.nodeType !== 1) return [];
    if (node.nodeName === "computeroutput") return [{ code: node.textContent }];
    if (node.nodeName === "ref") return [{ ref: node.getAttribute("refid"), text: node.textContent }];
    return pieces(node);
  });
}

// The comment of an entry, or null.
export function commentOf(entry) {
  const paragraphs = ["briefdescription", "detaileddescription"]
    .flatMap((name) => children(child(entry.element, name), "para"));
  return paragraphs.length === 0 ? null : paragraphs.flatMap(pieces);
}

// Pieces that are no words of their own become one character each, so that the
// text can be taken apart, and the pieces are put back in the end.
function flatten(list) {
  const kept = [];
  const text = list.map((piece) => {
    if (piece.text !== undefined && piece.ref === undefined) return piece.text;
    kept.push(piece);
    return String.fromCharCode(0xe000 + kept.length - 1);
  }).join("").replace(/\s+/g, " ").trim();
  return { text, kept };
}

// With the marks of a printed text, and names as code.
export const words = (text) => escape(text.replace(/"([^"]*)"/g, "“$1”").replaceAll("'", "’"))
  .replace(names, (name) => `<code>${name}</code>`);

const code = (text) => `<code>${escape(text)}</code>`;

function toHtml(text, kept, linkTo) {
  return text.split(/([\ue000-\uefff])/).map((part) => {
    if (!/^[\ue000-\uefff]$/.test(part)) return words(part);
    const piece = kept[part.charCodeAt(0) - 0xe000];
    const target = piece.ref && linkTo?.(piece.ref);
    return target ? `<a class="api" href="${target}">${code(piece.text)}</a>` : code(piece.code ?? piece.text);
  }).join("");
}

const capital = (text) => text.replace(/^\p{Ll}(?!\w*::)/u, (letter) => letter.toUpperCase());
const aboutThreads = /^(?:(?:For (?:one|the) thread|Any thread|On any thread|At once, on any thread|Belongs to one thread|One for each thread)|Can be (?:copied|moved)[^.]*\bthread)/;
const origin = / ((?:[a-z_]+\(\d\))|(?:SO|TCP)_[A-Z_]+)$/;

// Takes a comment apart: the text itself, and facts, as [word, text].
function sort(text) {
  const [main, ...rest] = ` ${text}`.split(/(?<=^|[.)]) (?=(?:Errors[: ,]|Returns |Throws ))/);
  const facts = rest.map((part) => {
    const [, word] = part.match(/^(Errors|Returns|Throws)/);
    const shortened = part.replace(/^(?:Errors: |Returns |Throws )/, "");
    return [word, capital(shortened).trim()];
  });
  const sentences = main.trim().split(/(?<=\.) (?=[\p{Lu}\ue000-\uefff])/u);
  const threads = sentences.filter((sentence) => aboutThreads.test(sentence));
  if (threads.length > 0) facts.push(["Threads", threads.join(" ").trim()]);
  return { main: sentences.filter((sentence) => !aboutThreads.test(sentence)).join(" ").trim(), facts };
}

function withoutOrigin(text, facts) {
  const [, from] = text.match(origin) ?? [];
  if (from) facts.push(["See", from]);
  return from ? text.replace(origin, "") : text;
}

// A comment as { description, facts, brief, plain }, all HTML but the last.
// `linkTo` gives the address of what a name means.
export function render(comment, linkTo) {
  const { text, kept } = flatten(comment);
  const facts = [];
  const sorted = sort(withoutOrigin(text, facts));
  const html = (part) => toHtml(part, kept, linkTo);
  const sentence = (sorted.main || text).split(/(?<=[.;]) (?=[\p{Lu}\ue000-\uefff])/u)[0];
  return {
    description: html(sorted.main),
    facts: [...sorted.facts, ...facts].map(([word, fact]) => [word, html(fact)]),
    brief: toHtml(sentence, kept),
    plain: Array.from(text, (character) => {
      const piece = kept[character.charCodeAt(0) - 0xe000];
      return piece ? piece.code ?? piece.text : character;
    }).join(""),
  };
}

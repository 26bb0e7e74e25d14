// As much HTML parsing as a link checker needs: start tags with attributes.
const tag = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

export const decode = (text) => text.replace(/&([#\w]+);/g, (all, name) => entities[name] ?? all);

// Calls `visit(name, attributes)` for each start tag.
export function eachTag(html, visit) {
  for (const match of html.matchAll(tag)) {
    const [all, opaque, name, list] = match;
    if (opaque) {
      eachTag(all.slice(0, all.indexOf(">") + 1).replace(/^<(script|style)/i, "<x-$1"),
        (shortened, attributes) => visit(opaque.toLowerCase(), attributes));
    } else if (name) {
      const attributes = {};
      for (const [, key, a, b, c] of (list ?? "").matchAll(attribute)) {
        attributes[key.toLowerCase()] = decode(a ?? b ?? c ?? "");
      }
      visit(name.toLowerCase(), attributes);
    }
  }
}

// What is read of a piece of HTML, and the same with single spaces.
export const contentOf = (html) => decode(html.replace(/<[^>]*>/g, ""));
export const textOf = (html) => contentOf(html).replace(/\s+/g, " ").trim();

// The paragraphs, listings and outputs of a chapter's page, as text; without
// the list of its sources and the ways to its neighbours.
export function passagesOf(page) {
  const main = page.slice(page.indexOf('<header class="chapter">'))
    .split(/<section class="sources"|<nav class="neighbours"/)[0];
  return Array.from(main.matchAll(/<(p|pre|figcaption|td|dd)\b[^>]*>([\s\S]*?)<\/\1>/g),
    ([, , inner]) => textOf(inner)).filter((text) => text !== "");
}

// Those of chapters and sections; a kernel's name is none of them.
export const headingsOf = (html, level) =>
  Array.from(html.matchAll(new RegExp(`<h${level}(?![^>]*kernel-name)[^>]*>([\\s\\S]*?)</h${level}>`, "g")),
    ([, inner]) => textOf(inner.replace(/<a\s+[^>]*class="anchor"[\s\S]*?<\/a>/g, "")));

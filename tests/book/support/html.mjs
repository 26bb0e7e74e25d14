// As much HTML parsing as a link checker needs: start tags with attributes.
const tag = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const decode = (text) => text.replace(/&([#\w]+);/g, (all, name) => entities[name] ?? all);

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

// Values as a Lua file that returns them.
const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };
const quoted = (text) => `"${text.replace(/[\\"\n\r]/g, (character) => escapes[character])}"`;

function written(value, indent) {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  const inner = `${indent} `;
  const items = Array.isArray(value)
    ? value.map((item) => written(item, inner))
    : Object.entries(value).filter(([, item]) => item !== undefined)
      .map(([key, item]) => `[${quoted(key)}] = ${written(item, inner)}`);
  return items.length === 0 ? "{}" : `{\n${inner}${items.join(`,\n${inner}`)} }`;
}

export const luaFile = (value) => `return ${written(value, "")}\n`;

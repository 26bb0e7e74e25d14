// Makes the site's fonts.css:   node fonts.mjs RESULT STYLES…
//
// The fonts that a page is first painted with stand in it as data, so that they
// are there with the style sheet, and no text moves when they arrive. They have
// the letters of Latin scripts; what else there is in code and figures, arrows
// and frames, comes from the complete fonts, when a page has need of it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [result, ...styles] = process.argv.slice(2);
const packages = createRequire(import.meta.url);

const latin = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, "
  + "U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";

const face = (family, weight, style, source, rest = "") =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style};\n`
  + `  src: url("${source}") format("woff2");${rest} }`;

// As a file of the site. Until it has come, another font is shown.
const fromFile = (family, weight, style, name) =>
  face(family, weight, style, `fonts/${name}.woff2`, " font-display: swap;");

// As data. Of faces that have a letter, the last one in the file is taken.
function fromData(family, name, weight, style) {
  const path = `@fontsource/${name}/files/${name}-latin-${weight}-${style}.woff2`;
  const data = readFileSync(packages.resolve(path)).toString("base64");
  return face(family, weight, style, `data:font/woff2;base64,${data}`, ` unicode-range: ${latin};`);
}

const serif = "Source Serif 4";
const sans = "IBM Plex Sans";
const mono = "IBM Plex Mono";
const faces = [
  fromFile(serif, 700, "italic", "source-serif-4-latin-700-italic"),
  fromFile(sans, 400, "normal", "IBMPlexSans-Regular"),
  fromFile(sans, 400, "italic", "IBMPlexSans-Italic"),
  fromFile(sans, 600, "normal", "IBMPlexSans-SemiBold"),
  fromFile(mono, 400, "normal", "IBMPlexMono-Regular"),
  fromFile(mono, 400, "italic", "IBMPlexMono-Italic"),
  fromFile(mono, 600, "normal", "IBMPlexMono-SemiBold"),
  fromData(serif, "source-serif-4", 400, "normal"),
  fromData(serif, "source-serif-4", 400, "italic"),
  fromData(serif, "source-serif-4", 700, "normal"),
  fromData(sans, "ibm-plex-sans", 400, "normal"),
  fromData(sans, "ibm-plex-sans", 400, "italic"),
  fromData(sans, "ibm-plex-sans", 600, "normal"),
  fromData(mono, "ibm-plex-mono", 400, "normal"),
  fromData(mono, "ibm-plex-mono", 400, "italic"),
  fromData(mono, "ibm-plex-mono", 600, "normal"),
];

writeFileSync(result, [...faces, ...styles.map((file) => readFileSync(file, "utf8"))].join("\n"));

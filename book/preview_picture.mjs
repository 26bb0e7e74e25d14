// Makes site/preview.png, the picture that others show beside a link to the book.
// It is kept in the project; after a change of the title:
//
//   node preview_picture.mjs     with Chromium and the packages of ../tests/book
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { chromium: executablePath } = await import("../tests/book/support/built.mjs");
const { chromium } = createRequire(here("../tests/book/package.json"))("playwright-core");
const contents = readFileSync(here("contents.lua"), "utf8");
const text = (key) => contents.match(new RegExp(`^  ${key} = "([^"]*)"`, "m"))[1];
const font = (family, name, weight) => {
  const path = createRequire(import.meta.url).resolve(name);
  return `@font-face { font-family: ${family}; font-weight: ${weight};
    src: url(data:font/woff2;base64,${readFileSync(path).toString("base64")}); }`;
};

// Three queues, and a loop that waits at one of them.
const page = `<!doctype html><style>
${font("BookSans", "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2", 600)}
${font("BookSerif", "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2", 400)}
body { margin: 0; width: 1200px; height: 630px; background: #fdfcf9; color: #22201d; position: relative; }
h1 { position: absolute; left: 90px; top: 120px; margin: 0; font: 600 112px/1 BookSans; letter-spacing: -.02em; }
p { position: absolute; left: 94px; top: 268px; margin: 0; width: 860px; font: 400 38px/1.4 BookSerif; color: #5c5750; }
svg { position: absolute; left: 94px; bottom: 70px; }
</style><h1>${text("title")}</h1><p>${text("subtitle")}</p>
<svg width="1012" height="130" fill="none" stroke="#0b5c7a" stroke-width="5">
${["epoll", "kqueue", "IOCP"].map((name, i) => `<g transform="translate(${i * 250} 0)">
<rect x="3" y="22" width="200" height="60" rx="6" /><path d="M53 22v60M103 22v60M153 22v60" />
<text x="103" y="122" text-anchor="middle" font-family="BookSans" font-weight="600" font-size="26" fill="#5c5750" stroke="none">${name}</text></g>`).join("")}
<defs><marker id="tip" viewBox="0 0 10 10" refX="4" refY="5" markerWidth="4.5" markerHeight="4.5" orient="auto">
<path d="M0 0L10 5L0 10z" fill="#9a3d12" stroke="none" /></marker></defs>
<path d="M834 84A48 48 0 1 1 888 98" stroke="#9a3d12" marker-end="url(#tip)" /></svg>`;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const view = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await view.setContent(page);
await view.evaluate(() => document.fonts.ready);
await view.screenshot({ path: here("site/preview.png") });
await browser.close();

// What axe, which knows the rules of accessibility, says of the built site. It
// takes as long as all other tests in the browser, so it has a file of its own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, cleanUp, mainPages } from "./support/built.mjs";
import { inContext, skip, urlOf } from "./support/browser.mjs";

let site;

before(() => {
  if (!skip) site = join(builtBook("html"), "site");
});

after(cleanUp);

// What axe says of a page: all of its rules, those but contrast, or contrast.
const withContrast = {};
const withoutContrast = { rules: { "color-contrast": { enabled: false } } };
const contrastAlone = { runOnly: { type: "rule", values: ["color-contrast"] } };

async function complaintsOf(page, axe, name, rules) {
  await page.goto(urlOf(site, name));
  await page.evaluate(() => document.querySelectorAll("details")
    .forEach((details) => { details.open = true; }));
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate((options) => globalThis.axe.run(options),
    { preload: false, resultTypes: ["violations"], selectors: false, ...rules });  // in a third of the time
  assert.ok(passes.length > (rules === contrastAlone ? 0 : 10), name);
  return violations.map((violation) =>
    `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}

for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" },
  { colorScheme: "light", contrast: "more" }, { colorScheme: "dark", contrast: "more" }]) {
  const colours = Object.values(options).join(" and ");
  test(`axe finds nothing to complain about in colours that are ${colours}`, { skip }, async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await inContext(options, async (page) => {
      // Contrast takes most of the time, and all pages have their colours from
      // one palette: so it is looked at on some pages of each kind.
      const first = options.colorScheme === "light" && !options.contrast;
      const step = first ? 4 : options.contrast ? 14 : 8;
      const pages = mainPages(site).filter((name) => !name.includes("/") && name !== "index.html");
      const sources = mainPages(site).filter((name) => name.includes("/")).slice(0, 2);
      for (const [i, name] of ["index.html", ...sources, ...pages].entries()) {
        const contrast = i < 3 || i % step === 0;
        if (!first && !contrast) continue;
        const rules = !first ? contrastAlone : contrast ? withContrast : withoutContrast;
        assert.deepEqual(await complaintsOf(page, axe, name, rules), [], name);
      }
    });
  });
}

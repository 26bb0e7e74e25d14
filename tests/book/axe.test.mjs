// What axe, which knows the rules of accessibility, says of the built site. It
// takes as long as all other tests in the browser, so it has a file of its own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp, mainPages } from "./support/built.mjs";
import { inContext, skip, urlOf } from "./support/browser.mjs";

let site;

before(() => {
  if (!skip) site = join(builtBook("html"), "site");
});

after(cleanUp);

for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" },
  { colorScheme: "light", contrast: "more" }, { colorScheme: "dark", contrast: "more" }]) {
  const colours = Object.values(options).join(" and ");
  test(`axe finds nothing to complain about in colours that are ${colours}`, { skip }, async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await inContext(options, async (page) => {
      const sources = mainPages(site).filter((name) => name.includes("/")).slice(0, 2);
      const step = options.contrast ? 12 : options.colorScheme === "dark" ? 6 : 1;
      // Only the colours are others, and all pages have them from one palette.
      const chapters = chapterPages(site).filter((_, i) => i % step === 0);
      // Of a long book the page with all of it is more of the same, for minutes.
      const whole = chapters.length < 10 ? ["print.html"] : [];
      for (const name of ["index.html", ...chapters, ...whole, ...sources]) {
        await page.goto(urlOf(site, name));
        await page.evaluate(() => document.querySelectorAll("details")
          .forEach((details) => { details.open = true; }));
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run(
          { preload: false, resultTypes: ["violations"], selectors: false }));  // in a third of the time
        assert.ok(passes.length > 10, name);
        assert.deepEqual(violations.map((violation) =>
          `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(" ")}`), [], name);
      }
    });
  });
}

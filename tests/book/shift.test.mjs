// Nothing moves while a page comes in over a line that is slow.
import assert from "node:assert/strict";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";
import { inContext, skip } from "./support/browser.mjs";
import { serve } from "./support/serve.mjs";

let site, server;

before(async () => {
  if (skip) return;
  site = join(builtBook("html"), "site");
  server = await serve(site);
});

after(() => {
  server?.close();
  cleanUp();
});

const slow = { offline: false, latency: 100, downloadThroughput: 200_000, uploadThroughput: 200_000 };

// A browser on a slow line has been seen to wait for ever; a new one does not.
const patiently = (use) => use().catch((error) => {
  if (error.name !== "TimeoutError") throw error;
  return use();
});

function collectShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => globalThis.shifts.push(
    ...entry.sources.map(({ node }) => `${node?.nodeName}: ${node?.textContent.slice(0, 40)}`))))
    .observe({ type: "layout-shift", buffered: true });
}

for (const width of [1280, 390]) {
  test(`nothing moves while a page of ${width} pixels comes in`, { skip }, async () => {
    const chapters = chapterPages(site);
    const names = new Set(["index.html", ...[0, 0.3, 0.6].map((part) => chapters[Math.floor(part * chapters.length)])]);
    for (const name of names) {
      await patiently(() => inContext({ viewport: { width, height: 800 } }, async (page) => {  // with nothing kept
        const devtools = await page.context().newCDPSession(page);
        await devtools.send("Network.enable");
        await devtools.send("Network.emulateNetworkConditions", slow);
        await page.addInitScript(collectShifts);
        await page.goto(new URL(name, server.address).href, { waitUntil: "load", timeout: 15_000 });
        // The browser tells of its first paint some time after it.
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length === 1)
          .catch(() => assert.fail(`${name} is not shown`));
        await page.evaluate(async () => {
          await document.fonts.ready;
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        });
        assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], name);
      }));
    }
  });
}

// Nothing moves while a page comes in over a line that is slow.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp } from "./support/built.mjs";
import { inContext, skip } from "./support/browser.mjs";
import { pipeline } from "./support/fixture.mjs";

let site, server, address;

before(async () => {
  if (skip) return;
  site = join(builtBook("html"), "site");
  server = spawn(process.execPath, [join(pipeline, "serve.mjs"), site, "--port", "0"]);
  const [line] = await once(server.stdout, "data");
  address = String(line).split(" ")[0].trim();
});

after(() => {
  server?.kill();
  cleanUp();
});

const slow = { offline: false, latency: 100, downloadThroughput: 200_000, uploadThroughput: 200_000 };

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
      await inContext({ viewport: { width, height: 800 } }, async (page) => {  // with nothing kept
        const devtools = await page.context().newCDPSession(page);
        await devtools.send("Network.enable");
        await devtools.send("Network.emulateNetworkConditions", slow);
        await page.addInitScript(collectShifts);
        await page.goto(new URL(name, address).href, { waitUntil: "load" });
        await page.evaluate(async () => {
          await document.fonts.ready;
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        });
        const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length);
        assert.equal(painted, 1, `${name} is not shown`);
        assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], name);
      });
    }
  });
}

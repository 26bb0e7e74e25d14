// A real browser for the tests of the site: Chromium, where there is one.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "./built.mjs";

export const skip = chromium ? false : "no Chromium on this machine";
if (skip) console.log(`SKIPPED: ${skip}`);

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const urlOf = (site, name) => pathToFileURL(join(site, name)).href;

// A browser of its own, with a profile that nobody else has; close() ends it.
export async function launch(options) {
  const profile = mkdtempSync(join(tmpdir(), "browser-"));
  const { chromium: driver } = await import("playwright-core");
  const context = await driver.launchPersistentContext(profile,
    { executablePath: chromium, args: flags, viewport: { width: 1280, height: 900 }, ...options });
  return {
    page: context.pages()[0],
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

// Options of a page of its own: a new context, for another colour scheme or
// without JavaScript.
export async function inContext(options, use) {
  const { page, close } = await launch(options);
  try {
    return await use(page);
  } finally {
    await close();
  }
}

// The built site in a real browser, over file://.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { builtBook, chapterPages, cleanUp, mainPages } from "./support/built.mjs";
import { inContext, launch, skip, urlOf } from "./support/browser.mjs";

let site, chapters, withKernels, browser, page;
const complaints = [];

const url = (name) => urlOf(site, name);

before(async () => {
  if (skip) return;
  site = join(builtBook("html"), "site");
  chapters = chapterPages(site);
  withKernels = chapters.filter((name) =>
    readFileSync(join(site, name), "utf8").includes('class="kernels"'));
  browser = await launch({ colorScheme: "light" });
  page = browser.page;
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) complaints.push(`request for ${request.url()}`);
  });
});

after(async () => {
  await browser?.close();
  cleanUp();
});

const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const shown = (kernel) => page.locator(`.kernel[data-kernel="${kernel}"]`).evaluateAll(
  (panels) => panels.map((panel) => panel.checkVisibility()));

test("no page has an error or asks another host for anything", { skip }, async () => {
  await measure();
  assert.deepEqual(complaints, []);
});

test("the book's own fonts are used", { skip }, async () => {
  await page.goto(url(chapters[0]));
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return Array.from(document.fonts).filter((font) => font.status === "loaded")
      .map((font) => font.family.replaceAll('"', ""));
  });
  for (const family of ["Source Serif 4", "IBM Plex Sans", "IBM Plex Mono"]) {
    assert.ok(loaded.includes(family), family);
  }
});

test("the choice of colours changes them, and stays", { skip }, async () => {
  const choose = (name) => page.getByLabel("Colours").selectOption({ label: name });
  await page.goto(url(chapters[0]));
  const light = await background();
  const seen = new Set([light]);
  for (const name of ["Dark", "High contrast"]) {
    await choose(name);
    const chosen = await background();
    seen.add(chosen);
    await page.reload();
    assert.equal(await background(), chosen, name);
    await page.goto(url("index.html"));
    assert.equal(await background(), chosen, name);
  }
  assert.equal(seen.size, 3);
  await choose("As the system has it");
  assert.equal(await background(), light);
  await page.reload();
  assert.equal(await background(), light);
});

test("without a choice the colours are the system's", { skip }, async () => {
  const colours = [];
  for (const colorScheme of ["light", "dark"]) {
    colours.push(await inContext({ colorScheme }, async (fresh) => {
      await fresh.goto(url(chapters[0]));
      return fresh.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    }));
  }
  assert.notEqual(colours[0], colours[1]);
});

test("who wants more contrast from the system gets it", { skip }, async () => {
  await inContext({ contrast: "more", colorScheme: "light" }, async (fresh) => {
    await fresh.goto(url(chapters[0]));
    const colours = await fresh.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor];
    });
    assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
    const choose = (name) => fresh.getByLabel("Colours").selectOption({ label: name });
    const paper = () => fresh.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await choose("Light");
    assert.notEqual(await paper(), colours[1]);
    await choose("As the system has it");
    assert.equal(await paper(), colours[1]);
  });
});

test("on paper there is dark text on white, whatever was chosen", { skip }, async () => {
  const ink = () => page.evaluate(() => getComputedStyle(document.querySelector("h1")).color);
  await page.goto(url(chapters[0]));
  const light = await ink();
  await page.getByLabel("Colours").selectOption({ label: "Dark" });
  assert.notEqual(await ink(), light);
  await page.emulateMedia({ media: "print" });
  assert.equal(await ink(), light);
  await page.emulateMedia({ media: null });
  await page.getByLabel("Colours").selectOption({ label: "As the system has it" });
});

test("choosing a kernel changes all tabs, and holds for other pages", { skip }, async (t) => {
  if (withKernels.length === 0) return t.skip("the book has no kernels yet");
  await page.goto(url(withKernels[0]));
  await page.getByRole("tab", { name: "Windows" }).first().click();
  for (const name of [withKernels[0], withKernels.at(-1)]) {
    await page.goto(url(name));
    assert.ok((await shown("windows")).every(Boolean), `${name}: windows`);
    const hidden = await page.locator(".kernels:has([data-kernel=windows]) > .kernel:not([data-kernel=windows])")
      .evaluateAll((panels) => panels.map((panel) => panel.checkVisibility()));
    assert.ok(!hidden.some(Boolean), `${name}: the others`);
  }
  assert.deepEqual(complaints, []);
});

test("tabs obey the arrow keys, and tell which one is chosen", { skip }, async (t) => {
  if (withKernels.length === 0) return t.skip("the book has no kernels yet");
  await page.goto(url(withKernels[0]));
  const tabs = page.locator(".kernels").first().getByRole("tab");
  const last = (await tabs.count()) - 1;
  await tabs.first().click();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await tabs.nth(last).getAttribute("aria-selected"), "true");
  assert.equal(await tabs.first().getAttribute("tabindex"), "-1");
  assert.ok(await tabs.nth(last).evaluate((tab) => tab === document.activeElement));
  await page.keyboard.press("Home");
  assert.equal(await tabs.first().getAttribute("aria-selected"), "true");
});

test("a link into a hidden tab shows it", { skip }, async (t) => {
  if (withKernels.length === 0) return t.skip("the book has no kernels yet");
  const [name] = withKernels;
  await page.goto(url(name));
  const panels = await page.locator(".kernels:first-of-type > .kernel").evaluateAll((all) => all.map(({ id }) => id));
  const [first, second] = panels.map((id) => page.locator(`[id="${id}"]`));
  for (const [panel, other] of [[first, second], [second, first]]) {
    await page.evaluate((id) => { location.hash = id; }, await panel.getAttribute("id"));
    await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), await panel.getAttribute("id"));
    assert.equal(await other.isVisible(), false);
  }
  await page.goto(url("index.html"));
  await page.goto(url(`${name}#${panels[0]}`).replace("%23", "#"));
  assert.ok(await first.isVisible());
});

test("where nothing hovers a copy button is not on the code", { skip }, async () => {
  await inContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } }, async (fresh) => {
    for (const name of chapters) {
      await fresh.goto(url(name));
      const covered = await fresh.locator("figure:has(> .copy)").evaluateAll((all) => all
        .filter((figure) => figure.checkVisibility() && figure.querySelector(".copy").getBoundingClientRect().bottom
          > figure.querySelector("pre").getBoundingClientRect().top + 1)
        .map((figure) => figure.textContent.slice(0, 60)));
      assert.deepEqual(covered, [], name);
    }
  });
});

test("a copy button copies the code, and only the code", { skip }, async () => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard",
      { value: { writeText: async (text) => { window.copied = text; } } });
  });
  for (const name of chapters) {
    await page.goto(url(name));
    const pairs = await page.evaluate(() => Array.from(document.querySelectorAll("figure:has(> .copy)"))
      .filter((figure) => !figure.closest("details") && figure.checkVisibility()).slice(0, 4).map((figure) => {
        figure.querySelector(":scope > .copy").click();
        return { copied: window.copied, lines: figure.querySelector("pre > code").innerText };
      }));
    for (const { copied, lines } of pairs) {
      assert.equal(copied.trimEnd().replaceAll("\n\n", "\n"), lines.trimEnd().replaceAll("\n\n", "\n"), name);
      assert.doesNotMatch(copied, /^\$ |Copy$/m);
    }
  }
});

// To open a page takes longer than to look at it, so each is opened once, and
// what the tests below are about is measured while it is there.
const onNarrowScreen = async () => {
  await document.fonts.ready;
  const stuck = Array.from(document.querySelectorAll("pre, .table, .scroll"))
    .filter((box) => box.scrollWidth > box.clientWidth && box.tabIndex !== 0)
    .map((box) => box.getAttribute("aria-label"));
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const torn = [];
  for (const code of document.querySelectorAll("figcaption code")) {
    for (const text of Array.from(code.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE)) {
      const range = document.createRange();
      range.selectNodeContents(text);
      if (!/[\s-]/.test(text.data) && range.getClientRects().length > 1) torn.push(text.data);
    }
  }
  return { stuck, torn, width: document.documentElement.scrollWidth };
};

const onTelephone = async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return Array.from(document.querySelectorAll(".drawing")).filter((drawing) => drawing.checkVisibility()).map((drawing) => {
    const svg = drawing.querySelector("svg");
    const box = drawing.querySelector(".scroll");
    const sizes = Array.from(svg.querySelectorAll("text"), (text) => parseFloat(getComputedStyle(text).fontSize));
    return {
      text: Math.min(...sizes) * svg.getScreenCTM().a, box: box.clientWidth,
      overflows: box.scrollWidth > box.clientWidth + 1, hint: box.classList.contains("more-after"),
    };
  });
};

const onWideScreen = () => {
  const blocks = Array.from(document.querySelectorAll(
    "main > figure pre.code, main > .kernels figure pre.code, .answer > figure pre.code"))
    .filter((block) => block.checkVisibility() && !/.{81}/.test(block.textContent));
  blocks.forEach((block) => block.firstChild.append("\n" + "x".repeat(80)));
  return blocks.filter((block) => block.scrollWidth > block.clientWidth)
    .map((block) => `${block.parentElement.parentElement.className}: ${block.textContent.slice(0, 40)}`);
};

let measured;
async function measure() {
  if (measured) return measured;
  const results = [];
  for (const name of mainPages(site)) {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(url(name));
    const result = { name, ...await page.evaluate(onNarrowScreen) };
    if (chapters.includes(name)) {
      await page.setViewportSize({ width: 390, height: 800 });
      result.drawings = await page.evaluate(onTelephone);
      await page.setViewportSize({ width: 1280, height: 900 });
      result.scrolling = await page.evaluate(onWideScreen);
    }
    results.push(result);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return measured = results;
}

test("nothing scrolls sideways at 320 pixels but boxes of their own", { skip }, async () => {
  for (const { name, width } of await measure()) assert.ok(width <= 320, `${name} is ${width} wide`);
});

test("code of 80 columns does not scroll at 1280 pixels", { skip }, async () => {
  for (const { name, scrolling = [] } of await measure()) assert.deepEqual(scrolling, [], name);
});

test("a drawing on a telephone is as wide as the screen, or shows that it goes on", { skip }, async () => {
  const all = (await measure()).flatMap(({ name, drawings = [] }) => drawings.map((drawing) => ({ name, ...drawing })));
  assert.ok(all.length > 0);
  for (const { name, text, box, overflows, hint } of all) {
    assert.ok(text > 8.5, `${name}: text of ${text} pixels`);
    assert.equal(box, 390, name);
    assert.equal(hint, overflows, name);
    if (overflows) assert.ok(text < 9.5, `${name}: could be smaller`);
  }
});

test("a caption's names are broken at their separators alone", { skip }, async () => {
  for (const { name, torn } of await measure()) assert.deepEqual(torn, [], name);
});

test("boxes that scroll can be reached by keyboard", { skip }, async () => {
  for (const { name, stuck } of await measure()) assert.deepEqual(stuck, [], name);
});

test("the contents open and close on a narrow screen", { skip }, async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(url(chapters[0]));
  const sidebar = page.locator(".sidebar");
  const button = page.getByRole("button", { name: "Contents" });
  assert.equal(await sidebar.evaluate((it) => it.checkVisibility({ visibilityProperty: true })), false);
  await button.click();
  await page.waitForFunction(() =>
    document.querySelector(".sidebar").checkVisibility({ visibilityProperty: true }));
  await page.keyboard.press("Escape");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.ok(await button.evaluate((it) => it === document.activeElement));
  await button.click();
  await page.waitForFunction(() => document.querySelector(".sidebar").contains(document.activeElement));
  await page.evaluate(() => document.querySelector("main a[href]").focus());
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the bar leaves room for the text on the smallest screens", { skip }, async () => {
  const bar = page.locator(".bar");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(url(chapters[0]));
  assert.ok((await bar.boundingBox()).height < 64);  // what html's scroll-padding reckons with
  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(() => scrollTo({ top: 1000, behavior: "instant" }));
  assert.ok((await bar.boundingBox()).y < -100);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the second stop is a way to the contents, which stand beside the text", { skip }, async () => {
  await page.goto(url(chapters[0]));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".sidebar") !== null));
});

test("everything can be read without JavaScript", { skip }, async () => {
  await inContext({ javaScriptEnabled: false }, async (fresh) => {
    for (const name of ["index.html", ...chapters]) {
      await fresh.goto(url(name));
      const hidden = await fresh.locator(".kernel, .kernel-name, main h1, .sidebar a").evaluateAll(
        (all) => all.filter((it) => !it.checkVisibility({ visibilityProperty: true })).length);
      assert.equal(hidden, 0, name);
      assert.equal(await fresh.locator("button").count(), 0, `${name}: a button that does nothing`);
    }
  });
});

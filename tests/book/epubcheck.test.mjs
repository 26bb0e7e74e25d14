// Whether the EPUB is one, by epubcheck, with which shops check what they sell.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { builtBook, cleanUp } from "./support/built.mjs";

// Debian's command is a jar that Linux does not run without a package more.
const jar = "/usr/share/java/epubcheck.jar";
const command = existsSync(jar) ? ["java", "-jar", jar] : ["epubcheck"];
const missing = spawnSync(command[0], ["-version"]).error;
const skip = missing ? "no epubcheck on this machine" : false;
if (skip) console.log(`SKIPPED: ${skip}`);

after(cleanUp);

test("epubcheck has no error and no warning", { skip }, () => {
  const epub = join(builtBook("epub"), "waiting-well.epub");
  const { status, stdout, stderr } = spawnSync(command[0],
    [...command.slice(1), "--failonwarnings", epub], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, (stdout + stderr).split("\n").slice(0, 40).join("\n"));
});

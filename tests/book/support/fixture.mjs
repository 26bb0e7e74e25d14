// A copy of the fixture book that a test may break, and a way to build it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
export const pipeline = join(here, "../../book");

export class Book {
  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "small-book-"));
    this.output = join(this.root, "build/book");
    cpSync(join(here, "fixtures/good"), this.root, { recursive: true });
  }

  path(name) {
    return join(this.root, name);
  }

  read(name) {
    return readFileSync(this.path(name), "utf8");
  }

  write(name, text) {
    writeFileSync(this.path(name), text);
  }

  rename(from, to) {
    renameSync(this.path(from), this.path(to));
  }

  delete(name) {
    rmSync(this.path(name), { recursive: true });
  }

  // Exactly one place in a file becomes another text.
  replace(name, from, to) {
    const parts = this.read(name).split(from);
    if (parts.length !== 2) throw new Error(`${name} has not one “${from}”`);
    this.write(name, parts.join(to));
  }

  // More options for CMake's configuring, one by one.
  options = [];

  build(...targets) {
    const cmake = (...args) =>
      spawnSync("cmake", args, { encoding: "utf8", cwd: this.root });
    const configured = cmake("-S", pipeline, "-B", this.path("build"),
      "-G", "Ninja", `-DBOOK_ROOT=${this.root}`, ...this.options);
    if (configured.status !== 0) return result(configured);
    return result(cmake("--build", this.path("build"), "--target", ...targets,
      "--", "-k", "0"));
  }
}

function result({ status, stdout, stderr }) {
  const output = stdout + stderr;
  // What the pipeline itself says: FILE:LINE: REASON.
  const problems = output.split("\n").filter((line) =>
    /^(chapters|code)\/[^ ]*:\d+: /.test(line));
  return { status, output, problems };
}

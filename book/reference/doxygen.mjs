// Runs Doxygen over headers, and reads the XML that it writes.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DOMParser } from "@xmldom/xmldom";

const settings = (root, folders, output) => `
PROJECT_NAME = reference
INPUT = ${folders.map((folder) => `"${join(root, folder)}"`).join(" ")}
STRIP_FROM_PATH = "${root}"
OUTPUT_DIRECTORY = "${output}"
FILE_PATTERNS = *.hpp
RECURSIVE = YES
GENERATE_XML = YES
XML_PROGRAMLISTING = NO
GENERATE_HTML = NO
GENERATE_LATEX = NO
HAVE_DOT = NO
EXTRACT_ALL = YES
BUILTIN_STL_SUPPORT = YES
QUIET = YES
WARN_IF_UNDOCUMENTED = NO
WARN_FORMAT = "$file:$line: $text"
`;

export const children = (element, ...names) => Array.from(element.childNodes)
  .filter((node) => node.nodeType === 1 && (names.length === 0 || names.includes(node.nodeName)));

export const child = (element, name) => children(element, name)[0];

export const textIn = (element, name) => child(element, name)?.textContent.trim() ?? "";

// What Doxygen found in the folders: the elements called compounddef. What it
// has to complain about becomes a problem, a line each.
export function compounds(doxygen, root, folders, output, problems) {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const run = spawnSync(doxygen, ["-"],
    { input: settings(root, folders, output), encoding: "utf8", maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(run.error?.message ?? run.stderr);
  // A complaint may go on in lines that are indented.
  for (const line of run.stderr.replace(/\n\s+/g, " ").split("\n").filter(Boolean)) {
    if (line.startsWith(root)) problems.push(line.slice(root.length + 1).replace(/: (warning|error): /, ": "));
    else console.error(line);
  }
  const parser = new DOMParser();
  return readdirSync(join(output, "xml"))
    .filter((name) => name.endsWith(".xml") && name !== "index.xml" && name !== "Doxyfile.xml")
    .flatMap((name) => {
      const text = readFileSync(join(output, "xml", name), "utf8");
      return children(parser.parseFromString(text, "text/xml").documentElement, "compounddef");
    });
}

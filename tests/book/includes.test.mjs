// Each file of code includes what it uses of the standard headers that our tests
// precompile for the steps: a compiler that has those sees no #include missing.
// A reader's would.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "node:test";
import { pipeline } from "./support/fixture.mjs";

const root = join(pipeline, "..");

// What only the header has, of what this book uses.
const declared = {
  algorithm: "ranges::(?:sort|find|find_if|count|count_if|max|min|max_element|min_element|copy|equal|all_of|any_of|none_of|fill|reverse|remove|remove_if|for_each|transform|lower_bound|upper_bound|generate|shuffle|nth_element)|sort|find_if|count_if|max_element|min_element|all_of|any_of|none_of|copy_n|remove_if|push_heap|pop_heap|make_heap|lower_bound|upper_bound|nth_element|shuffle|clamp|fill_n",
  array: "array|to_array",
  atomic: "atomic(?:_\\w+)?|memory_order\\w*",
  chrono: "chrono",
  condition_variable: "condition_variable|cv_status",
  expected: "expected|unexpected",
  filesystem: "filesystem",
  fstream: "[io]?fstream",
  functional: "function|bind|hash|greater|invoke|not_fn|mem_fn|c?ref|reference_wrapper",
  iomanip: "setw|setfill|setprecision|put_time|quoted",
  iostream: "cout|cerr|clog|cin",
  map: "map|multimap",
  memory: "unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared|enable_shared_from_this|addressof|construct_at|destroy_at",
  mutex: "mutex|lock_guard|unique_lock|scoped_lock|once_flag|call_once",
  optional: "optional|nullopt",
  span: "span|as_bytes|as_writable_bytes",
  string: "string|to_string|stoi|stol|stoul|getline",
  string_view: "string_view",
  system_error: "error_code|error_category|errc|system_error|system_category|generic_category|make_error_code",
  thread: "thread|jthread|this_thread",
  vector: "vector",
};

const folders = [
  ...["minimio", "mininode"].flatMap((name) => ["include", "src", "src/posix", "src/windows"].map((part) => join("code", name, part))),
  ...readdirSync(join(root, "chapters"), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    .map((entry) => join("chapters", entry.name)),
].map((folder) => join(root, folder));

const contents = new Map();
function codeOf(file) {
  if (!contents.has(file)) contents.set(file, readFileSync(file, "utf8").replace(/\/\/.*|\/\*[\s\S]*?\*\//g, ""));
  return contents.get(file);
}

// The standard headers that a file includes, also by our own.
function headersOf(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  return Array.from(codeOf(file).matchAll(/^\s*#\s*include\s+[<"]([^>"]+)[>"]/gm)).flatMap(([, name]) => {
    const own = [dirname(file), ...folders].map((folder) => join(folder, name))
      .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
    return own ? headersOf(own, seen) : [name];
  });
}

function missingIn(file) {
  const headers = new Set(headersOf(file));
  const code = codeOf(file).replace(/"(?:[^"\\\n]|\\.)*"/g, "");
  return Object.entries(declared).flatMap(([header, names]) => {
    const used = headers.has(header) ? null : code.match(new RegExp(`\\bstd::(?:${names})\\b`));
    return used ? [`${relative(root, file)}: ${used[0]} without <${header}>`] : [];
  });
}

test("the names of each precompiled header are known here", () => {
  const cmake = readFileSync(join(root, "chapters/add_chapter.cmake"), "utf8");
  const [, list] = cmake.match(/target_precompile_headers\(step_headers PRIVATE([^)]*)\)/);
  assert.deepEqual(list.match(/(?<=<)\w+(?=>)/g), Object.keys(declared));
});

test("each file includes the standard headers that it uses", () => {
  const files = ["chapters", "code"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => /\.(?:cpp|hpp|h)$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)));
  assert.ok(files.length > 300, `${files.length}`);
  assert.deepEqual(files.flatMap(missingIn), []);
});

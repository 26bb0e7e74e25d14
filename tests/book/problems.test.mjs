// One broken thing each: the build must stop, and say where and why.
import assert from "node:assert/strict";
import test from "node:test";
import { Book } from "./support/fixture.mjs";

const first = "chapters/01-counting/chapter.md";
const second = "chapters/02-shapes/chapter.md";

// Breaks a copy of the good book and expects exactly these problems.
function broken(name, breakIt, ...expected) {
  test(name, () => {
    const book = new Book();
    try {
      breakIt(book);
      const built = book.build("html");
      assert.deepEqual(built.problems, expected, built.output);
      assert.notEqual(built.status, 0);
    } finally {
      book.delete("");
    }
  });
}

broken("a symbol that was renamed is missed, and the new name suggested",
  (book) => book.replace("chapters/01-counting/count.cpp", "void report(", "void reports("),
  `${first}:65: no symbol “report” in count.cpp (did you mean “reports”?)`);

broken("an overload by its name alone is ambiguous",
  (book) => book.replace(first, 'symbol="Counter::add()"', 'symbol="Counter::add"'),
  `${first}:39: symbol “Counter::add” is ambiguous in lib/src/counter.cpp (lines 7, 9): qualify it, or add its parameters`);

broken("an overload that does not exist is told apart from a missing name",
  (book) => book.replace(first, 'symbol="add(std::size_t)" from="{" to="+="', 'symbol="add(int)"'),
  `${first}:42: no overload add(int) in lib/src/counter.cpp`);

broken("a source file that is not there",
  (book) => book.replace(first, "file=count.cpp symbol=\"report\"", "file=cuont.cpp symbol=\"report\""),
  `${first}:65: no file “cuont.cpp” in this chapter, in code/ or at the top`);

broken("a placeholder that does not exist",
  (book) => book.replace("chapters/01-counting/expected/count.txt", "{number~-3}", "{numbr~-3}"),
  "chapters/01-counting/expected/count.txt:4: no placeholder is called {numbr~-3}");

broken("a term that the glossary does not explain, though it stands there under another name",
  (book) => {
    book.replace("chapters/A-glossary/chapter.md", "counter\n", "meter\n");
    book.replace(first, "[counter]{.term}", "[counter]{.term} ([gauge]{.term of=\"meter\"})");
  },
  `${first}:7: the glossary has no entry for “counter”`);

broken("a missing figure",
  (book) => book.delete("chapters/02-shapes/figures/two.svg"),
  `${second}:11: no figure “figures/two.svg”`,
  `${second}:13: no figure “figures/two.svg”`);

broken("a figure without a text alternative",
  (book) => book.replace(first, '{#fig:two alt="One box points to another"}', "{#fig:two}"),
  `${first}:18: figure “figures/two.svg” has no alt=`);

broken("a figure that writes its colours out",
  (book) => book.replace("chapters/01-counting/figures/two.svg",
    'style="fill:var(--fig-ink)">one', 'style="fill:#223344">one'),
  "chapters/01-counting/figures/two.svg:10: colour “#223344” is written out; take it from the palette");

broken("a figure whose text is too small, and in a font that the book does not have",
  (book) => book.replace("chapters/01-counting/figures/two.svg",
    'font-family="IBM Plex Sans" font-size="14"', 'font-family="Arial" font-size="9"'),
  "chapters/01-counting/figures/two.svg:3: text of size 9; 13 is the least",
  "chapters/01-counting/figures/two.svg:3: the font “Arial” is not one of the book's");

const trace = "chapters/02-shapes/expected/run.trace.json";

broken("a timeline whose trace has not been recorded",
  (book) => book.delete(trace),
  `${second}:34: no figure “expected/run.trace.json”`);

broken("a figure that is neither drawn nor recorded",
  (book) => book.rename(trace, "chapters/02-shapes/expected/run.json")
    || book.replace(second, "expected/run.trace.json", "expected/run.json"),
  `${second}:34: figure “expected/run.json” is no SVG, and no trace`);

broken("a trace that is no list",
  (book) => book.write(trace, '{"traceEvents":[]}'),
  `${trace}:1: no trace: no “[” at its beginning`);

broken("a trace that was cut off in the middle of an event",
  (book) => book.write(trace, book.read(trace).split("it ends")[0]),
  `${trace}:13: no trace: a string without an end`);

broken("a trace with something else between its events",
  (book) => book.replace(trace, '"dur":20.500},', '"dur":20.500};'),
  `${trace}:4: no trace: “,” is missing between two events`);

broken("a trace with an event that has no duration",
  (book) => book.replace(trace, ',"dur":20.500', ""),
  `${trace}:4: no trace: an event with “ph” X and without “dur”`);

broken("a trace with an event that happens at no time",
  (book) => book.replace(trace, '"ts":1010.250', '"ts":"soon"'),
  `${trace}:3: no trace: an event without “ts”`);

broken("a trace in which nothing happens",
  (book) => book.write(trace, '[\n{"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"main"}}\n]\n'),
  `${trace}:1: a trace in which nothing happens`);

broken("a trace with more than a figure can hold",
  (book) => book.write(trace, "[" + Array.from({ length: 999 }, (_, n) =>
    `{"ph":"X","tid":1,"cat":"task","name":"a","ts":${20 * n},"dur":9}`).join(",\n") + "]"),
  `${trace}:1: a trace of 1998 moments; a figure has no room for them`);

broken("a dead reference within a chapter, at the place where it stands",
  (book) => book.replace(second, "So are @sec:angular", "So are @sec:pointed"),
  `${second}:17: reference to “@sec:pointed”, which is not there`);

broken("a reference to a chapter that nobody plans",
  (book) => book.replace(first, "and @ch:later after it", "and @ch:never after it"),
  `${first}:7: contents.lua has no chapter “never”`);

broken("a reference to a section that another chapter does not have any more",
  (book) => book.replace(second, "{#sec:round}", "{#sec:curved}"),
  `${first}:8: chapter “shapes” has no section “#sec:round”`);

broken("a link to a file that is not there",
  (book) => book.replace(first, "[the program](count.cpp)", "[the program](counts.cpp)"),
  `${first}:9: link to “counts.cpp”, and there is no such file`);

broken("an output that was typed by hand",
  (book) => book.replace(first, "```{.output file=expected/count.txt}\n```",
    "```{.output}\nit is 3 now\n```"),
  `${first}:55: an output fence needs file=: no output is typed by hand`);

broken("an output whose file is missing",
  (book) => book.rename("chapters/01-counting/expected/count.txt",
    "chapters/01-counting/expected/counts.txt"),
  `${first}:55: no file “expected/count.txt” in this chapter, in code/ or at the top`);

broken("a fence whose attributes Pandoc cannot read",
  (book) => book.replace(first, 'from="value_ += count;"', 'from="  value_ += count;"'),
  `${first}:45: Pandoc cannot read this fence's attributes (two blanks in one of them?)`);
broken("a from= that stands on two lines",
  (book) => book.replace(first, 'from="value_ += count;"', 'from="count"'),
  `${first}:45: from="count" stands on 3 lines in lib/src/counter.cpp`);

broken("a to= that stands on no line",
  (book) => book.replace(first, 'to="port"', 'to="starboard"'),
  `${first}:60: to="starboard" stands on no line in expected/count.epoll.txt`);

broken("an until= that stands on no line",
  (book) => book.replace(first, 'until="Counter::Counter"', 'until="Clock::Clock"'),
  `${first}:33: until="Clock::Clock" stands on no line in lib/src/counter.cpp`);

broken("a line of code that is shown nowhere",
  (book) => book.replace("code/lib/src/counter.cpp", "}  // namespace lib",
    "namespace {\nint hidden;\n}\n\n}  // namespace lib")
    || book.replace(first, 'from="value_ += count;"', 'from="value_ += count;" to="value_ += count;"'),
  "code/lib/src/counter.cpp:11: shown nowhere in chapters/01-counting/chapter.md: lines 11, 13–15, 17");

broken("a file of code that two chapters introduce",
  (book) => book.write("chapters/02-shapes/CMakeLists.txt",
    "add_chapter(INTRODUCES lib/src/counter.cpp)\n")
    || book.replace(second, ' symbol="Counter::Counter"', ""),
  "code/lib/src/counter.cpp:1: introduced twice, by 01-counting and by 02-shapes");

broken("a file of code that no chapter introduces",
  (book) => book.write("code/lib/src/extra.cpp", "int extra;\n"),
  "code/lib/src/extra.cpp:1: introduced by no chapter (INTRODUCES in its CMakeLists.txt)");

broken("a heading that is not the title of contents.lua",
  (book) => book.replace(second, "# Shapes\n", "# Forms\n"),
  `${second}:5: the heading is “Forms”, and contents.lua says “Shapes”`);

broken("a chapter without a summary",
  (book) => book.replace(second, "summary:", "abstract:"),
  `${second}:1: the front matter has no summary:`);

broken("an answer outside of an exercise",
  (book) => book.replace(first, "No answer to this one.\n:::", "A question.\n:::\n\n::: answer\nLost.\n:::"),
  `${first}:152: an answer stands outside of an exercise`);

broken("a name that is given twice",
  (book) => book.replace(second, "{#fig:more", "{#fig:again"),
  `${second}:13: “#fig:again” is there twice`,
  `${second}:17: reference to “@fig:more”, which is not there`);

broken("everything that is wrong with a chapter is reported at once, in order",
  (book) => {
    book.replace(second, "@ch:counting.", "@ch:accounting.");
    book.replace(second, 'symbol="Counter::Counter"', 'symbol="Counter::Count"');
    book.replace(second, "::: bsd", "::: solaris");
  },
  `${second}:7: contents.lua has no chapter “accounting”`,
  `${second}:19: no symbol “Counter::Count” in lib/src/counter.cpp (did you mean “Counter::Counter”?)`,
  `${second}:22: kernels holds linux, bsd and windows, and nothing beside them`,
  `${second}:26: unknown block “::: solaris”`);

test("a tool that is missing is named, with the way to get it", () => {
  const book = new Book();
  try {
    // CMake takes these for found, and does not look for them.
    book.options = ["-DPANDOC=OFF", "-DWOFF2_DECOMPRESS=OFF"];
    const built = book.build("html", "pdf");
    assert.notEqual(built.status, 0);
    assert.match(built.output, /^book: pandoc is missing \(2\.17 or later\)\. “make book” installs it\.$/m);
    assert.match(built.output, /^book: woff2_decompress is missing \(Debian: woff2\)\. “make book” installs it\.$/m);
  } finally {
    book.delete("");
  }
});

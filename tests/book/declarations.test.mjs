// The index of C++ declarations, on C++ that is hard to read.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { pipeline } from "./support/fixture.mjs";

const filter = join(dirname(fileURLToPath(import.meta.url)), "index_of.lua");

// The index of `source`: "kind name first-last" for each declaration.
function indexOf(source) {
  const folder = mkdtempSync(join(tmpdir(), "declarations-"));
  try {
    const file = join(folder, "source.cpp");
    writeFileSync(file, source);
    const run = spawnSync("pandoc", ["--from=markdown", "--to=plain", "--wrap=preserve",
      `--lua-filter=${filter}`, `--metadata=lua=${join(pipeline, "lua")}`,
      `--metadata=source=${file}`], { input: "", encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.split("\n").filter((line) => line !== "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function reads(name, source, ...expected) {
  test(name, () => assert.deepEqual(indexOf(source).sort(), expected.sort()));
}

reads("a constructor with bases and brace initialisers ends at its own brace",
  `struct Widget : Base<int>, Other<int, 2> {
  Widget(int a) : Base<int>{a}, Other<int, 2>(a), made_{[] { return 1; }()} {}
  int made_;
};
int after;`,
  "function Widget::Widget 2-2", "variable Widget::made_ 3-3",
  "struct Widget 1-4", "variable after 5-5");

reads("a constructor defined outside begins at its qualified name",
  `Queue::Queue(int size)
    : size_(size),
      slots_{size} {
  fill();
}`,
  "function Queue::Queue 1-5");

reads("template heads and constraints belong to what they introduce",
  `template <class T, int N = (1 > 0)>
  requires std::integral<T> && (sizeof(T) > 1)
T twice(T value) {
  return value + value;
}
template <class T>
auto call(T t) noexcept(noexcept(t())) -> decltype(t()) requires std::invocable<T> {
  return t();
}
template <class T> concept Small = requires(T t) { t.x; } && sizeof(T) < 8;`,
  "function twice 1-5", "function call 6-9", "concept Small 10-10");

reads("attributes are part of a declaration",
  `[[nodiscard]]
[[maybe_unused]] static int answer() {
  return 42;
}
class [[nodiscard]] alignas(64) Line final {};`,
  "function answer 1-4", "class Line 5-5");

reads("raw strings and characters hide their brackets",
  `const char* text = R"x({ " }} )y")x";
int brace() { return '{' + "}"[0] + u8'"'; }
int next;`,
  "variable text 1-1", "function brace 2-2", "variable next 3-3");

reads("operators are found by their names",
  `struct A {
  bool operator==(const A&) const = default;
  explicit operator bool() const { return true; }
  void operator()(int a) {}
  A& operator[](int i);
};
std::ostream& operator<<(std::ostream& out, A a) { return out; }
bool operator<(A a, A b);
A A::operator+(A b) { return b; }`,
  "function A::operator== 2-2", "function A::operator bool 3-3",
  "function A::operator() 4-4", "prototype A::operator[] 5-5", "struct A 1-6",
  "function operator<< 7-7", "prototype operator< 8-8", "function A::operator+ 9-9");

reads("nested classes and enumerations are qualified",
  `namespace a::b {
class Outer {
  struct Inner {
    enum class State : std::uint8_t { idle, pending };
    State state = State::idle;
  };
};
namespace {
int hidden;
}
}  // namespace a::b`,
  "enum a::b::Outer::Inner::State 4-4", "variable a::b::Outer::Inner::state 5-5",
  "struct a::b::Outer::Inner 3-6", "class a::b::Outer 2-7",
  "variable a::b::hidden 9-9", "namespace a::b 1-11");

reads("aliases are told from using-declarations",
  `using std::size_t;
using namespace std::literals;
template <class T = void> using Result = std::expected<T, std::error_code>;
using Token = std::uint64_t;
typedef struct epoll_event event_type;`,
  "alias Result 3-3", "alias Token 4-4", "alias event_type 5-5");

reads("lambdas as default arguments do not end a declaration",
  `void run(std::function<bool(int)> test = [](int x) { if (x < 3) { return true; } return false; },
         int times = 1) {
  test(times);
}
inline auto compare = [](auto a, auto b) { return a < b; };`,
  "function run 1-4", "variable compare 5-5");

reads("overloads are declarations of their own",
  `void add(Token token);
void add(Token token, Interests interests = Interests::none);
void add(Token token, const std::map<int, int>& map) {
}`,
  "prototype add 1-1", "prototype add 2-2", "function add 3-4");

reads("each branch of #if is read, and #if 0 is not",
  `#ifdef _WIN32
int on_windows() {
#else
int on_unix() {
#endif
  return 1;
}
#if 0
int never() {}
#endif
#if defined(A)
int a;
#elif defined(B)
int b;
#else
int c;
#endif`,
  "function on_windows 2-7", "variable a 12-12", "function on_unix 4-7",
  "variable b 14-14", "variable c 16-16");

reads("comments right above a declaration are part of it",
  `// About the file.

// Two lines
// of comment.
int a;
/// One line.
template <class T>
int b();
/*
 * A block.
 */
struct C {};
int d; // not about e
int e;`,
  "variable a 3-5", "prototype b 6-8", "struct C 9-12", "variable d 13-13",
  "variable e 14-14");

reads("variables are found however they are initialised",
  `constexpr int braces{42};
int equals = 0;
std::map<std::string, std::vector<int>> nothing;
int array[3] = {1, 2, 3};
static void (*pointer)(int) = nullptr;
struct Flags { unsigned bits : 3; };`,
  "variable braces 1-1", "variable equals 2-2", "variable nothing 3-3",
  "variable array 4-4", "variable pointer 5-5", "variable Flags::bits 6-6",
  "struct Flags 6-6");

reads("a function-try-block ends after its handlers",
  `int main() try {
  run();
} catch (const Error& error) {
  return 1;
} catch (...) {
  return 2;
}
int next();`,
  "function main 1-7", "prototype next 8-8");

reads("extern \"C\", friends, pure and defaulted functions",
  `extern "C" {
int in_block(void);
}
extern "C" int alone(int);
class Source {
  friend class Poll;
  friend bool same(const Source& a, const Source& b) { return &a == &b; }
  Source() = default;
  virtual ~Source() = 0;
};
class Poll;`,
  "prototype in_block 2-2", "prototype alone 4-4", "function Source::same 7-7",
  "function Source::Source 8-8", "prototype Source::~Source 9-9", "class Source 5-10");

reads("a macro call without a semicolon ends nothing but itself",
  `DECLARE_THINGS(a, b)
int after_macro() { return 1; }
TEST_CASE("a name") {
  int x;
}`,
  "function after_macro 2-2", "function TEST_CASE 3-5");

// The trace: a file in JSON, complete and in the format.
#include "mininode/trace.hpp"

#include "traced.hpp"

namespace {

// What Node, which surely knows JSON, makes of the file by the expression, in
// which `events` is the list. Nothing if there is no Node.
std::optional<std::string> read_by_node(const Scratch& scratch,
                                        const std::string& expression) {
  if (!*MININODE_NODE) return {};
  const std::string code =
      "const bytes = require('fs').readFileSync(process.argv[1]);"
      "const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);"
      "const events = JSON.parse(text);"
      "console.log(" + expression + ")";
  const auto outcome =
      support::Process({MININODE_NODE, "-e", code, scratch.path().string()})
          .wait();
  CHECK(outcome.errors == "");
  return outcome.output;
}

void run_everything() {
  print("text with \"quotes\", a \\, a\ttab and \u00fc");
  set_timeout(1ms, [] { next_tick([] { queue_microtask([] {}); }); });
  set_immediate([] {});
  submit([] {}, [](Result<>) {});
}

}  // namespace

TEST_CASE("a_trace_is_a_list_in_json") {
  const Scratch scratch("list.json");
  run(run_everything, {.name = "a \"loop\"", .trace = scratch.path()});
  const auto names = read_by_node(
      scratch,
      "events.filter(e => e.ph === 'M').map(e => e.args.name).join('|')");
  if (!names) return support::skip("there is no node here");
  CHECK(*names == "a \"loop\"|pool 1\n");
}

TEST_CASE("a_trace_has_spans_for_callbacks_tasks_and_waits") {
  const Scratch scratch("spans.json");
  run(run_everything, {.trace = scratch.path()});
  const auto names = read_by_node(
      scratch,
      "[...new Set(events.filter(e => e.ph === 'X' && e.ts >= 0 && e.dur >= 0)"
      ".map(e => e.cat + ' ' + e.name))].sort().join()");
  if (!names) return support::skip("there is no node here");
  CHECK(*names ==
        "callback immediate,callback main,callback microtask,callback pool,"
        "callback test,callback tick,callback timer,task test,wait poll\n");
}

TEST_CASE("what_is_printed_is_in_the_trace") {
  const Scratch scratch("prints.json");
  run(run_everything, {.trace = scratch.path()});
  const auto names = read_by_node(
      scratch, "events.find(e => e.cat === 'print' && e.ph === 'i').name");
  if (!names) return support::skip("there is no node here");
  CHECK(*names == "text with \"quotes\", a \\, a\ttab and \u00fc\n");
}

TEST_CASE("what_is_no_utf_8_is_replaced_in_the_trace") {
  struct Case {
    std::string text;
    std::string code_points;
  };
  const std::vector<Case> cases = {
      {"a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80", "61 fc 20ac 1f600"},
      {"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", "d7ff e000 10ffff"},
      {"a\xff" "b\xbf", "61 fffd 62 fffd"},
      {"\xc3", "fffd"},                           // cut off
      {"\xe2\x82", "fffd fffd"},
      {"\xe2" "a\x82", "fffd 61 fffd"},
      {"\xc1\xbf", "fffd fffd"},                  // could be shorter
      {"\xe0\x9f\xbf", "fffd fffd fffd"},
      {"\xf0\x8f\xbf\xbf", "fffd fffd fffd fffd"},
      {"\xed\xa0\x80", "fffd fffd fffd"},         // of UTF-16
      {"\xf4\x90\x80\x80", "fffd fffd fffd fffd"},  // beyond the last
      {"\xf5\x80\x80\x80", "fffd fffd fffd fffd"},
  };
  const Scratch scratch("bytes.json");
  std::string expected;
  run([&] {
    for (const Case& one : cases) {
      print(one.text);
      expected += one.code_points + "\n";
    }
  }, {.trace = scratch.path()});
  const auto printed = read_by_node(
      scratch,
      "events.filter(e => e.cat === 'print').map(e => Array.from(e.name,"
      " c => c.codePointAt(0).toString(16)).join(' ')).join('\\n')");
  if (!printed) return support::skip("there is no node here");
  CHECK(*printed == expected);
}

TEST_CASE("a_task_is_on_the_thread_that_did_it") {
  const Scratch scratch("threads.json");
  run(run_everything, {.trace = scratch.path()});
  const auto names = read_by_node(
      scratch,
      "['task', 'wait'].map(k => events.find(e => e.cat === k).tid).join()");
  if (!names) return support::skip("there is no node here");
  CHECK(*names == "2,1\n");
}

TEST_CASE("several_threads_write_one_trace") {
  const Scratch scratch("many.json");
  {
    const auto trace = must(Trace::create(scratch.path()));
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&trace] {
        const ThreadName name("thread", trace.get());
        for (int event = 0; event < 500; ++event) {
          const Span span("callback", "event");
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  CHECK(count_of("\"X\"", scratch.text()) == 2'000);
  const auto count = read_by_node(scratch, "events.length");
  if (!count) return support::skip("there is no node here");
  CHECK(*count == "2004\n");
}

TEST_CASE("the_environment_can_ask_for_a_trace") {
  const Scratch scratch("environment.json");
  const auto outcome =
      support::Process({MININODE_PRINTS, "names"},
                       {{"MININODE_TRACE", scratch.path().string()}})
          .wait();
  CHECK(outcome.status == 0);
  CHECK(count_of("in a runtime", scratch.text()) == 1);
}

TEST_CASE("a_runtime_within_another_does_not_empty_its_trace") {
  const Scratch scratch("within.json");
  run([&] {
    CHECK_THROWS_AS(Runtime({.trace = scratch.path()}), std::logic_error);
  }, {.trace = scratch.path()});
  const std::string text = scratch.text();
  CHECK(text.starts_with("["));
  CHECK(count_of("thread_name", text) == 1);
}

TEST_CASE("a_span_without_a_trace_does_nothing") {
  const Span span("callback", "nowhere");
  CHECK(ThreadName::innermost() == nullptr);
}

TEST_CASE("a_trace_in_no_folder_is_an_error") {
  const auto trace = Trace::create("no/such/folder/trace.json");
  CHECK_FALSE(trace);
  CHECK(trace.error() == std::errc::no_such_file_or_directory);
}

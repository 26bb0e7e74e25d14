// mininode: a runtime, and its modules.
#include <mininode/crypto.hpp>
#include <mininode/fs.hpp>
#include <mininode/http.hpp>
#include <mininode/mininode.hpp>
#include <mininode/remote.hpp>

#include <optional>
#include <vector>

#include "contestant.hpp"

namespace bench {
namespace {

using mininode::Result;

template <class T>
T must(Result<T>&& result) {
  if (!result) fail(result.error().message().c_str());
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// Calls `begin` with this as what is to be called when that is done, and then
// again, until it is enough.
template <class Begin>
struct Again {
  Progress& progress;
  bool& more;
  Begin& begin;

  template <class T>
  void operator()(Result<T> result) const {
    must(std::move(result));
    more = progress.step() && more;
    if (more) begin(*this);
  }
};

template <class Begin>
void keep_going(Progress& progress, int at_once, Begin begin) {
  bool more = true;
  mininode::run([&] {
    for (int i = 0; i < at_once; ++i) {
      begin(Again<Begin>{progress, more, begin});
    }
  });
}

}  // namespace

void pool_round_trips(Progress& progress, int at_once) {
  keep_going(progress, at_once, [](auto done) {
    mininode::Runtime::current().pool().submit("nothing", [] {}, done);
  });
}

// The loop goes on for as long as the visitor has its Remote.
void wake_ups(Progress& progress) {
  std::optional<Visitor> visitor;
  mininode::run([&] {
    visitor.emplace(progress, [&, remote = mininode::Remote::make()] {
      remote.post([&] { visitor->answer(); });
    });
  });
}

std::chrono::nanoseconds timers(int count, Ending ending) {
  const auto begin = std::chrono::steady_clock::now();
  auto end = begin;
  Delays delays = Delays::for_ending(ending);
  std::vector<mininode::Timer> all;  // of those that are to be cancelled
  int fired = 0;
  mininode::run([&] {
    for (int i = 0; i < count; ++i) {
      const auto timer =
          mininode::set_timeout(delays.next(), [&] { ++fired; });
      if (ending == Ending::cancelled) all.push_back(timer);
    }
    for (const auto& timer : all) mininode::clear_timeout(timer);
    end = std::chrono::steady_clock::now();
    if (ending == Ending::none) mininode::stop();
  });
  if (ending != Ending::fired) return end - begin;
  if (fired != count) fail("not all timers fired");
  return std::chrono::steady_clock::now() - begin;
}

void file_reads(Progress& progress, int at_once, const std::string& path) {
  keep_going(progress, at_once,
             [&](auto done) { mininode::Fs::read(path, done); });
}

void keys(Progress& progress, int at_once) {
  keep_going(progress, at_once, [](auto done) {
    mininode::Crypto::pbkdf2({.password = Key::password,
                              .salt = Key::salt,
                              .iterations = Key::iterations,
                              .size = Key::size},
                             done);
  });
}

void http_gets(Progress& progress, int at_once, std::uint16_t port) {
  const std::string url = "http://127.0.0.1:" + std::to_string(port) + "/";
  keep_going(progress, at_once,
             [&](auto done) { mininode::Http::get(url, done); });
}

std::string version() { return "mininode"; }

}  // namespace bench

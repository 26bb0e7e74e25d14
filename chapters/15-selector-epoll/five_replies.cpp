// The five replies once more, by a selector: one thread, and no kernel's name.
//
// The same program is the step of three chapters. Which kernel it runs on is
// decided by which selector.hpp is on the include path.
#include <array>
#include <chrono>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include "ask.hpp"
#include "minimio/error.hpp"
#include "minimio/tcp_stream.hpp"
#include "selector.hpp"

using namespace minimio;
using Clock = std::chrono::steady_clock;

namespace {

template <class T>
T must(Result<T> result, const char* attempt) {
  if (!result) {
    throw std::runtime_error(std::string(attempt) + ": " +
                             result.error().message());
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

struct Conversation {
  TcpStream stream;
  Selector::Entry entry;
  std::string reply = {};
};

using Conversations = std::map<Token, Conversation>;

// Each stream is registered once, for reading, one event at a time.
Conversations ask_five(Selector& selector) {
  Conversations conversations;
  for (int i = 1; i <= 5; ++i) {
    const int delay_ms = (6 - i) * 100;
    Socket socket =
        ask(delay_server_port(), delay_ms, "reply " + std::to_string(i));
    auto stream = must(
        TcpStream::adopt(static_cast<NativeHandle>(socket.release())), "adopt");
    const auto token = static_cast<Token>(i);
    auto entry = must(selector.add(stream.native_handle(),
                                   {token, Interests::READABLE,
                                    Trigger::oneshot}),
                      "add");
    conversations.emplace(token,
                          Conversation{std::move(stream), std::move(entry)});
    std::cout << i << ": asked, due after " << delay_ms << " ms\n";
  }
  return conversations;
}

// Takes what is there. True when the reply is complete.
bool receive(Conversation& talk) {
  std::array<std::byte, 256> room;
  for (;;) {
    const auto count = talk.stream.read(room);
    if (!count && count.error() == Errc::would_block) return false;
    if (must(count, "read") == 0) return true;
    talk.reply.append(reinterpret_cast<const char*>(room.data()), *count);
  }
}

void handle(Selector& selector, Conversations& conversations, Token token,
            Clock::time_point start) {
  Conversation& talk = conversations.at(token);
  if (!receive(talk)) {
    must(selector.change(talk.entry,
                         {token, Interests::READABLE, Trigger::oneshot}),
         "change");
    return;
  }
  using std::chrono::milliseconds;
  const auto time = duration_cast<milliseconds>(Clock::now() - start).count();
  std::cout << "after " << time << " ms: token " << token << ", \""
            << text_of(talk.reply) << "\"\n";
  must(selector.remove(talk.entry), "remove");
  conversations.erase(token);
}

}  // namespace

int main() try {
  const auto start = Clock::now();
  const auto selector = must(Selector::create(), "no event queue");
  Conversations conversations = ask_five(*selector);
  std::cout << "waiting for 5 replies" << std::endl;

  Events events(8);
  while (!conversations.empty()) {
    must(selector->select(events, Deadline(std::nullopt)), "select");
    for (const Event& event : events) {
      handle(*selector, conversations, event.token(), start);
    }
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

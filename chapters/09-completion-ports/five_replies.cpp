// Five delayed replies, one thread, one completion port.
//
//   CreateIoCompletionPort        makes the queue; ties a socket to it
//   WSARecv                       gives the kernel a buffer to be filled
//   GetQueuedCompletionStatusEx   sleeps until a buffer has been filled
#include <chrono>
#include <iostream>
#include <map>

#include "ask.hpp"
#include "receive.hpp"

using Clock = std::chrono::steady_clock;

namespace {

struct Conversation {
  Socket socket;
  std::string reply;
};
using Conversations = std::map<ULONG_PTR, Conversation>;

Conversations ask_five(CompletionPort& port) {
  const auto server = delay_server_port();
  Conversations open;
  for (int i = 1; i <= 5; ++i) {
    const int delay_ms = (6 - i) * 100;
    const auto token = static_cast<ULONG_PTR>(i);
    Socket asked = ask(server, delay_ms, "reply " + std::to_string(i));
    port.associate(asked, token);
    start(std::make_unique<Receive>(asked));
    open.emplace(token, Conversation{std::move(asked), ""});
    std::cout << i << ": asked, due after " << delay_ms << " ms\n";
  }
  return open;
}

long long ms_since(Clock::time_point start) {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start).count();
}

// One packet: take what has arrived; print a complete reply, or ask again.
void handle(Conversations& open, const OVERLAPPED_ENTRY& packet,
            Clock::time_point since) {
  auto record = take_back(packet);
  throw_if_failed(*record);
  const ULONG_PTR token = packet.lpCompletionKey;
  const std::string_view bytes = record->received(packet);
  if (!bytes.empty()) {
    open.at(token).reply += bytes;
    start(std::move(record));
    return;
  }
  std::cout << "after " << ms_since(since) << " ms: token " << token << ", \""
            << text_of(open.at(token).reply) << "\"\n";
  open.erase(token);
}

void wait_for_all(CompletionPort& port, Conversations& open,
                  Clock::time_point since) {
  while (!open.empty()) {
    if (const auto packet = port.wait()) handle(open, *packet, since);
  }
}

}  // namespace

int main() try {
  CompletionPort port;
  const auto since = Clock::now();
  Conversations open = ask_five(port);
  std::cout << "waiting for " << open.size() << " replies" << std::endl;
  wait_for_all(port, open, since);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

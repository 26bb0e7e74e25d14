// A reply that must come within 300 ms, or is given up.
//
// When a deadline passes, its receive is cancelled, and the packet decides. If
// it brings bytes, the cancelling came too late, and there may be more: the
// next receive is started, and cancelled in its turn. So all that has arrived
// is taken, and a reply that has just made it counts.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>

#include "../receive.hpp"
#include "ask.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Conversation {
  Socket socket;
  std::string reply;
  Clock::time_point deadline;
  Receive* lent = nullptr;  // good until its packet comes, and no longer
  bool cancelled = false;  // the pending receive
};
using Conversations = std::map<ULONG_PTR, Conversation>;

void receive(Conversation& conversation, std::unique_ptr<Receive> record) {
  conversation.lent = record.get();
  conversation.cancelled = false;
  start(std::move(record));
}

void ask_for(CompletionPort& port, Conversations& open, ULONG_PTR token,
             int delay_ms) {
  Conversation& asked = open[token];
  asked.socket = ask(delay_server_port(), delay_ms, "in time");
  asked.deadline = Clock::now() + 300ms;
  port.associate(asked.socket, token);
  receive(asked, std::make_unique<Receive>(asked.socket));
}

DWORD milliseconds_to_next(const Conversations& open) {
  auto next = Clock::time_point::max();
  for (const auto& [token, conversation] : open) {
    if (!conversation.cancelled) next = std::min(next, conversation.deadline);
  }
  if (next == Clock::time_point::max()) return INFINITE;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
  return static_cast<DWORD>(std::max(left, 0ms).count());
}

void give_up_what_is_late(Conversations& open) {
  for (auto& [token, conversation] : open) {
    if (conversation.cancelled || Clock::now() < conversation.deadline) {
      continue;
    }
    conversation.cancelled = true;
    // No matter what it returns: a packet comes in any case.
    CancelIoEx(reinterpret_cast<HANDLE>(conversation.socket.get()),
               &conversation.lent->overlapped);
  }
}

void handle(Conversations& open, const OVERLAPPED_ENTRY& packet) {
  auto record = take_back(packet);
  const int error = error_of(*record);
  const std::string_view bytes = record->received(packet);
  const ULONG_PTR token = packet.lpCompletionKey;
  Conversation& conversation = open.at(token);
  if (error == 0 && !bytes.empty()) {
    conversation.reply += bytes;
    receive(conversation, std::move(record));  // if late, cancelled at once
    return;
  }
  if (error == 0) {
    std::cout << token << ": " << text_of(conversation.reply) << std::endl;
  } else if (conversation.cancelled) {
    std::cout << token << ": given up" << std::endl;
  } else {
    throw_socket_error(error, "receive");
  }
  open.erase(token);  // and with it the socket
}

}  // namespace

int main() try {
  CompletionPort port;
  Conversations open;
  ask_for(port, open, 1, 100);
  ask_for(port, open, 2, 60'000);
  while (!open.empty()) {
    if (const auto packet = port.wait(milliseconds_to_next(open))) {
      handle(open, *packet);
    }
    give_up_what_is_late(open);
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

// The five replies, registered by a single call.
#include <iostream>
#include <map>

#include "conversation.hpp"
#include "kevents.hpp"

namespace {

using Conversations = std::map<Token, Conversation>;

Conversations ask_five() {
  const auto port = delay_server_port();
  Conversations open;
  for (int i = 1; i <= 5; ++i) {
    const std::string text = "reply " + std::to_string(i);
    open.emplace(i, Conversation(ask(port, (6 - i) * 100, text)));
  }
  return open;
}

// Five changes, one call. The receipts are written over the changes.
void watch_all(const Descriptor& queue, const Conversations& open) {
  std::vector<Event> list;
  for (const auto& [token, conversation] : open) {
    list.push_back(change(static_cast<std::uintptr_t>(conversation.socket()),
                          EVFILT_READ, EV_ADD | EV_RECEIPT, token));
  }
  const int all = static_cast<int>(list.size());
  const int count =
      kevent(queue.get(), list.data(), all, list.data(), all, nullptr);
  if (count < 0) throw_socket_error("kevent");
  for (const Event& receipt : list) {
    if (receipt.data == 0) continue;  // an EV_ERROR that says: no error
    throw std::system_error(static_cast<int>(receipt.data),
                            std::system_category(), "kevent");
  }
  std::cout << "1 call, " << count << " receipts" << std::endl;
}

}  // namespace

int main() try {
  const Descriptor queue = make_queue();
  Conversations open = ask_five();
  watch_all(queue, open);
  while (!open.empty()) {
    for (const Event& event : fetch(queue)) {
      const auto found = open.find(token_of(event));
      if (!found->second.receive()) continue;  // not one-shot: it will be back
      std::cout << found->second.text() << "\n";
      open.erase(found);  // closes the socket, and so ends the watching
    }
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

// Five replies, and three threads that wait at one port.
//
// Each packet goes to one of the threads. A socket has one receive pending at
// a time, so a conversation is never in two hands. To end, one packet of our
// own for each thread.
#include <atomic>
#include <future>
#include <iostream>
#include <map>
#include <vector>

#include "ask.hpp"
#include "receive.hpp"

namespace {

constexpr ULONG_PTR goodbye = 0;
constexpr int thread_count = 3;

struct Conversation {
  Socket socket;
  std::string reply;
};

class Crew {
 public:
  // Before the threads start: the map does not change while they run.
  void ask_five() {
    const auto server = delay_server_port();
    for (int i = 1; i <= 5; ++i) {
      const auto token = static_cast<ULONG_PTR>(i);
      Socket asked = ask(server, (6 - i) * 100, "reply " + std::to_string(i));
      port_.associate(asked, token);
      start(std::make_unique<Receive>(asked));
      conversations_[token].socket = std::move(asked);
    }
    open_ = 5;
  }

  // One thread's work: until it is told goodbye. Returns its packets.
  int serve() try {
    int packets = 0;
    for (;;) {
      const OVERLAPPED_ENTRY packet = port_.wait().value();
      if (packet.lpCompletionKey == goodbye) return packets;
      ++packets;
      handle(packet);
    }
  } catch (...) {
    send_all_home();
    throw;
  }

  // After the threads have ended.
  void print_replies() const {
    for (const auto& [token, conversation] : conversations_) {
      std::cout << text_of(conversation.reply) << "\n";
    }
  }

 private:
  void handle(const OVERLAPPED_ENTRY& packet) {
    auto record = take_back(packet);
    throw_if_failed(*record);
    auto& conversation = conversations_.at(packet.lpCompletionKey);
    const std::string_view bytes = record->received(packet);
    if (!bytes.empty()) {
      conversation.reply += bytes;
      start(std::move(record));  // from here on another thread may have it
      return;
    }
    if (--open_ == 0) send_all_home();
  }

  void send_all_home() {
    for (int i = 0; i < thread_count; ++i) port_.post(goodbye);
  }

  CompletionPort port_;
  std::map<ULONG_PTR, Conversation> conversations_;
  std::atomic<int> open_ = 0;
};

}  // namespace

int main() try {
  Crew crew;
  crew.ask_five();
  std::vector<std::future<int>> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.push_back(
        std::async(std::launch::async, [&crew] { return crew.serve(); }));
  }
  int packets = 0;
  for (auto& thread : threads) packets += thread.get();
  crew.print_replies();
  std::cout << packets << " packets, " << thread_count << " threads\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

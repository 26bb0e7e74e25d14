// The program that we wish we could write: five questions and their replies,
// by a library of which there is nothing yet but the declarations.
//
// One thread waits for events, and does nothing else. The other asks, stores
// what is to be done about each answer, and does it when the event arrives.
#include <array>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include <minimio/minimio.hpp>

#include "ask.hpp"
#include "channel.hpp"
#include "runtime.hpp"

using namespace minimio;
using Clock = std::chrono::steady_clock;

namespace {

// Waits on a thread of its own, and sends what happens through the channel,
// until the loop is closed.
std::thread start_waiting(Poll poll, Channel<Event>& channel) {
  return std::thread([poll = std::move(poll), &channel]() mutable {
    Events events(16);
    while (poll.poll(events)) {
      for (const Event& event : events) channel.send(event);
    }
    channel.close();
  });
}

// One question, and what has come of its answer.
struct Conversation {
  TcpStream stream;
  std::string unsent;
  std::string reply = {};
};

class Client {
 public:
  Client(Runtime& runtime, SocketAddress server)
      : runtime_(runtime), server_(server) {}

  void ask(int number, int delay_ms) {
    auto stream = must(TcpStream::connect(server_), attempt_);
    auto talk = std::make_shared<Conversation>(
        Conversation{std::move(stream), question(number, delay_ms)});
    runtime_.once(talk->stream, Interests::WRITABLE, [this, talk] {
      must(talk->stream.take_error(), attempt_);
      send(talk);
    });
    std::cout << number << ": asked, due after " << delay_ms << " ms\n";
  }

 private:
  using Talk = std::shared_ptr<Conversation>;

  static std::string question(int number, int delay_ms) {
    return "GET /delay/" + std::to_string(delay_ms) + "/reply%20" +
           std::to_string(number) +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  }

  void send(const Talk& talk) {
    while (!talk->unsent.empty()) {
      const auto count = talk->stream.write(bytes_of(talk->unsent));
      if (!count && count.error() == Errc::would_block) {
        return runtime_.once(talk->stream, Interests::WRITABLE,
                             [this, talk] { send(talk); });
      }
      talk->unsent.erase(0, must(count, "write"));
    }
    receive(talk);
  }

  void receive(const Talk& talk) {
    std::array<std::byte, 256> room;
    for (;;) {
      const auto count = talk->stream.read(room);
      if (!count && count.error() == Errc::would_block) {
        return runtime_.once(talk->stream, Interests::READABLE,
                             [this, talk] { receive(talk); });
      }
      if (must(count, "read") == 0) return finish(*talk);
      talk->reply.append(reinterpret_cast<const char*>(room.data()), *count);
    }
  }

  void finish(const Conversation& talk) {
    using std::chrono::milliseconds;
    const auto time = duration_cast<milliseconds>(Clock::now() - start_);
    std::cout << "after " << time.count() << " ms: \"" << text_of(talk.reply)
              << "\"\n";
  }

  Runtime& runtime_;
  SocketAddress server_;
  std::string attempt_ =
      "cannot connect to the delay server at " + server_.to_string();
  Clock::time_point start_ = Clock::now();
};

// Closes the loop and waits for its thread, however this function ends.
class Closing {
 public:
  Closing(Registrator registrator, std::thread waiter)
      : registrator_(std::move(registrator)), waiter_(std::move(waiter)) {}
  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;
  ~Closing() {
    (void)registrator_.close_loop();
    waiter_.join();
  }

 private:
  Registrator registrator_;
  std::thread waiter_;
};

}  // namespace

int main() try {
  Poll poll = must(Poll::create(), "no event queue");
  const Registrator registrator = poll.registrator();
  Channel<Event> channel;
  const Closing closing(registrator, start_waiting(std::move(poll), channel));

  Runtime runtime(registrator, channel);
  Client client(runtime, SocketAddress::loopback(delay_server_port()));
  for (int i = 1; i <= 5; ++i) client.ask(i, (6 - i) * 100);
  std::cout << "waiting for 5 replies" << std::endl;
  runtime.run();
  std::cout << "nothing is left to wait for\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

// What comes from the pool and from the kernel: files, sockets, and their end.
#include <array>
#include <system_error>

#include <minimio/minimio.hpp>

#include "mininode/fs.hpp"
#include "programs.hpp"

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::system_error(result.error());
  return std::move(*result);
}

void read_then_everything() {
  run([] {
    Fs::read(some_file(), [](Result<std::string> text) {
      say(text ? "read" : "error");
      set_timeout(0ms, [] { say("timer"); });
      set_immediate([] { say("immediate"); });
      queue_microtask([] { say("microtask"); });
      next_tick([] { say("tick"); });
    });
    say("main");
  });
}

void missing_file() {
  run([] {
    Fs::read("no/such/file", [](Result<std::string> text) {
      const bool is_missing =
          text.error() == std::errc::no_such_file_or_directory;
      say(is_missing ? "no such file" : text.error().message());
      set_immediate([] { say("immediate"); });
      next_tick([] { say("tick"); });
    });
    next_tick([] { say("tick of main"); });
    say("main");
  });
}

void reads_one_after_another() {
  run([] {
    Fs::read(some_file(), [](auto&&) {
      say("first");
      set_immediate([] { say("immediate"); });
      Fs::read(some_file(), [](auto&&) {
        say("second");
        next_tick([] { say("tick"); });
        Fs::read(some_file(), [](auto&&) { say("third"); });
      });
    });
  });
}

void several_results() {
  run([] {
    for (const std::string name : {"a", "b", "c"}) {
      Fs::stat(some_file(), [name](auto&&) {
        say("result " + name);
        set_immediate([name] { say("immediate " + name); });
        queue_microtask([name] { say("microtask " + name); });
        next_tick([name] { say("tick " + name); });
      });
    }
    be_busy(60ms);
  }, {.pool_threads = 1});
}

void result_and_timer() {
  run([] {
    Fs::stat(some_file(), [](auto&&) { say("result"); });
    set_timeout(0ms, [] { say("timer"); });
    be_busy(60ms);
  });
}

// A socket that gets a datagram from itself.
struct Mailbox {
  void receive_one(std::function<void()> on_message) {
    const std::array<std::byte, 1> letter{};
    watch = must(Runtime::current().watch(
        socket, minimio::Interests::READABLE, "message",
        [this, on_message](const minimio::Event&) {
          std::array<std::byte, 16> room;
          if (!socket.receive(room)) return;
          on_message();
          watch.stop();
        }));
    (void)must(socket.send_to(letter, must(socket.local_address())));
  }

  minimio::UdpSocket socket = must(
      minimio::UdpSocket::bind(minimio::SocketAddress::loopback(0)));
  Watch watch;
};

void datagram_then_everything() {
  Mailbox mailbox;
  run([&mailbox] {
    mailbox.receive_one([] {
      say("message");
      set_timeout(0ms, [] { say("timer"); });
      set_immediate([] { say("immediate"); });
      queue_microtask([] { say("microtask"); });
      next_tick([] { say("tick"); });
    });
  });
}

// In JavaScript a connection is closed; at_close() is how a module says so.
void close_after_immediates() {
  Mailbox mailbox;
  run([&mailbox] {
    mailbox.receive_one([] {
      set_timeout(0ms, [] { say("timer"); });
      set_immediate([] { say("immediate"); });
      next_tick([] { say("tick"); });
      Runtime::current().at_close([] {
        say("close");
        next_tick([] { say("tick of close"); });
      });
      be_busy(5ms);
    });
  });
}

}  // namespace

Programs events() {
  return {
      {"read_then_everything", read_then_everything},
      {"missing_file", missing_file},
      {"reads_one_after_another", reads_one_after_another},
      {"several_results", several_results},
      {"result_and_timer", result_and_timer},
      {"datagram_then_everything", datagram_then_everything},
      {"close_after_immediates", close_after_immediates},
  };
}

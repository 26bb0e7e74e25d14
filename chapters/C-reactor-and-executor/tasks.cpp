// Three tasks on one thread: one asks a question over a socket, one answers,
// and one waits for what the first has heard. Only two of them wait for the
// kernel.
#include <array>
#include <exception>
#include <iostream>
#include <optional>

#include "executor.hpp"
#include "reactor.hpp"

namespace {

using minimio::Interests;
using minimio::UdpSocket;

UdpSocket bind_socket() {
  return must(UdpSocket::bind(minimio::SocketAddress::loopback(0)),
              "cannot bind");
}

struct Letter {
  std::string text;
  minimio::SocketAddress from;
};

// A letter; or nothing yet, and the reactor will wake.
std::optional<Letter> receive(UdpSocket& socket, Reactor& reactor,
                              const Wake& wake) {
  std::array<std::byte, 64> room;
  const auto datagram = socket.receive(room);
  if (datagram) {
    return Letter{{reinterpret_cast<const char*>(room.data()), datagram->size},
                  datagram->from};
  }
  if (datagram.error() != minimio::Errc::would_block) {
    must(datagram, "cannot receive");
  }
  reactor.wake_when(socket, Interests::READABLE, wake);
  return std::nullopt;
}

void send(UdpSocket& socket, const std::string& text,
          const minimio::SocketAddress& to) {
  must(socket.send_to(minimio::bytes_of(text), to), "cannot send");
}

// Where one task leaves something for another.
struct Slot {
  std::optional<std::string> text;
  Wake wake;
};

Progress say(const std::string& what, Progress progress) {
  std::cout << what
            << (progress == Progress::done ? ": done\n" : ": not yet\n");
  return progress;
}

Progress answer(UdpSocket& socket, Reactor& reactor, const Wake& wake) {
  const auto letter = receive(socket, reactor, wake);
  if (!letter) return say("answer", Progress::pending);
  send(socket, letter->text + "? forty-two", letter->from);
  return say("answer", Progress::done);
}

Progress read_slot(Slot& slot, const Wake& wake) {
  slot.wake = wake;
  if (!slot.text) return say("reader", Progress::pending);
  return say("reader has \"" + *slot.text + "\"", Progress::done);
}

// Asks when it is run for the first time, and then waits for the answer.
class Question {
 public:
  Question(UdpSocket& socket, const minimio::SocketAddress& to, Slot& slot)
      : socket_(socket), to_(to), slot_(slot) {}

  Progress run(Reactor& reactor, const Wake& wake) {
    if (!is_asked_) send(socket_, "six by nine", to_);
    is_asked_ = true;
    const auto letter = receive(socket_, reactor, wake);
    if (!letter) return say("question", Progress::pending);
    slot_.text = letter->text;
    slot_.wake();
    return say("question", Progress::done);
  }

 private:
  UdpSocket& socket_;
  const minimio::SocketAddress to_;
  Slot& slot_;
  bool is_asked_ = false;
};

void run_all() {
  Reactor reactor;
  Executor executor;
  UdpSocket here = bind_socket();
  UdpSocket there = bind_socket();
  Slot slot;
  Question question(here, must(there.local_address(), "no address"), slot);

  executor.spawn([&](const Wake& wake) { return read_slot(slot, wake); });
  executor.spawn(
      [&](const Wake& wake) { return answer(there, reactor, wake); });
  executor.spawn([&](const Wake& wake) { return question.run(reactor, wake); });

  while (executor.has_tasks()) {
    executor.run();
    if (!executor.can_run() && executor.has_tasks()) {
      std::cout << "-- nothing can run\n";
      reactor.wait({});
    }
  }
}

}  // namespace

int main() {
  try {
    run_all();
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}

// A module of one's own: a question by UDP, with a reply or a timeout.
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <mininode/error.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;
using minimio::Event;
using minimio::Interests;
using minimio::SocketAddress;
using minimio::UdpSocket;

namespace Udp {
namespace {

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// One question. What the loop keeps, a watch and a timer, keeps it alive.
struct Question {
  UdpSocket socket;
  Callback<Result<std::string>> done;
  Watch watch = {};
  Timer timer = {};

  // Ends both, and so itself; the callback comes from the loop.
  void settle(Result<std::string> result) {
    watch.stop();
    timer.clear();
    next_tick([callback = std::move(done),
               result = std::move(result)]() mutable {
      callback(std::move(result));
    });
  }

  void read() {
    std::array<std::byte, 1500> room;
    const auto received = socket.receive(room);
    if (!received && received.error() == minimio::Errc::would_block) return;
    if (!received) return settle(std::unexpected(received.error()));
    settle(text_of(std::span(room).first(received->size)));
  }
};

}  // namespace

// Sends `text` to `server`, and calls `done` once with the first reply, or with
// Errc::timed_out.
template <class Rep, class Period>
void ask(const SocketAddress& server, std::string_view text,
         std::chrono::duration<Rep, Period> patience,
         Callback<Result<std::string>> done) {
  auto socket = UdpSocket::bind(SocketAddress::loopback(0));
  if (!socket) {
    return next_tick(
        [done = std::move(done), error = socket.error()]() mutable {
          done(std::unexpected(error));
        });
  }
  const auto question = std::make_shared<Question>(std::move(*socket),
                                                   std::move(done));
  if (auto connected = question->socket.connect(server); !connected) {
    return question->settle(std::unexpected(connected.error()));
  }
  auto watch = Runtime::current().watch(
      question->socket, Interests::READABLE, "Udp::ask",
      [question](const Event&) { question->read(); });
  if (!watch) return question->settle(std::unexpected(watch.error()));
  question->watch = std::move(*watch);
  question->timer = set_timeout(patience, [question] {
    question->settle(std::unexpected(make_error_code(Errc::timed_out)));
  });
  if (auto sent = question->socket.send(minimio::bytes_of(text)); !sent) {
    question->settle(std::unexpected(sent.error()));
  }
}

}  // namespace Udp

namespace {

void report(std::string_view whom, const Result<std::string>& reply) {
  print(std::string(whom) + ": " +
        (reply ? *reply : reply.error().message()));
}

}  // namespace

int main() {
  auto server = UdpSocket::bind(SocketAddress::loopback(0)).value();
  auto deaf = UdpSocket::bind(SocketAddress::loopback(0)).value();
  const auto at_server = server.local_address().value();
  const auto at_deaf = deaf.local_address().value();
  return run([&] {
    auto serving = std::make_shared<Watch>();
    *serving = Runtime::current()
                   .watch(server, Interests::READABLE, "server",
                          [&server, serving](const Event&) {
                            std::array<std::byte, 64> room;
                            const auto asked = server.receive(room).value();
                            (void)server.send_to(
                                minimio::bytes_of("fine, thank you"),
                                asked.from);
                            serving->stop();
                          })
                   .value();
    Udp::ask(at_server, "how are you?", 5s, [](Result<std::string> reply) {
      report("the server", reply);
    });
    Udp::ask(at_deaf, "how are you?", 100ms, [](Result<std::string> reply) {
      report("the other one", reply);
    });
    print("asked both");
  });
}

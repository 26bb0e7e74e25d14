// A server and ten clients in one thread. The server answers in capitals.
#include <array>
#include <cctype>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "loop.hpp"

using namespace minimio;

namespace {

constexpr int clients = 10;

// A stream with what is still to be sent on it, and what to do then.
struct Connection {
  TcpStream stream;
  std::string outgoing = {};
};
using Shared = std::shared_ptr<Connection>;

// Sends all that is outgoing, however often it has to wait; then calls `then`.
void flush(Loop& loop, const Shared& connection, Loop::Callback then) {
  std::string& outgoing = connection->outgoing;
  while (!outgoing.empty()) {
    const auto count = connection->stream.write(bytes_of(outgoing));
    if (!count && count.error() == Errc::would_block) {
      return loop.once(connection->stream, Interests::WRITABLE,
                       [&loop, connection, then] {
                         flush(loop, connection, then);
                       });
    }
    outgoing.erase(0, must(count, "write"));
  }
  then();
}

// Reads until the end, and hands every piece to `take`; then calls `then`.
void drain(Loop& loop, const Shared& connection,
           const std::function<void(std::string)>& take,
           const Loop::Callback& then) {
  std::array<char, 64> room;
  for (;;) {
    const auto count =
        connection->stream.read(std::as_writable_bytes(std::span(room)));
    if (!count && count.error() == Errc::would_block) {
      return loop.once(connection->stream, Interests::READABLE,
                       [&loop, connection, take, then] {
                         drain(loop, connection, take, then);
                       });
    }
    if (must(count, "read") == 0) return then();
    take(std::string(room.data(), *count));
  }
}

class Server {
 public:
  explicit Server(Loop& loop) : loop_(loop) { wait(); }

  SocketAddress address() const {
    return must(listener_.local_address(), "address");
  }

 private:
  void wait() {
    loop_.once(listener_, Interests::READABLE, [this] { accept(); });
  }

  // Takes all that are there, and waits for more until all have come.
  void accept() {
    for (;;) {
      auto stream = listener_.accept();
      if (!stream && stream.error() == Errc::would_block) break;
      serve(std::make_shared<Connection>(must(std::move(stream), "accept")));
      ++accepted_;
    }
    if (accepted_ < clients) wait();
  }

  // Answers when the client has said all that it has to say.
  void serve(const Shared& connection) {
    const auto shout = [connection](std::string text) {
      for (char& c : text) c = static_cast<char>(std::toupper(c));
      connection->outgoing += text;
    };
    drain(loop_, connection, shout,
          [this, connection] { flush(loop_, connection, [] {}); });
  }

  Loop& loop_;
  TcpListener listener_ = must(
      TcpListener::bind(SocketAddress::loopback(0)), "listen");
  int accepted_ = 0;
};

// Says something, says that it was all, and keeps what comes back.
void start_client(Loop& loop, const SocketAddress& server,
                  const std::string& text, std::string& heard) {
  auto connection = std::make_shared<Connection>(
      must(TcpStream::connect(server), "connect"), text);
  const auto listen = [&loop, connection, &heard] {
    must(connection->stream.shutdown(Shutdown::write), "shutdown");
    drain(
        loop, connection, [&heard](std::string piece) { heard += piece; },
        [] {});
  };
  loop.once(connection->stream, Interests::WRITABLE,
            [&loop, connection, listen] {
              must(connection->stream.take_error(), "connect");
              flush(loop, connection, listen);
            });
}

}  // namespace

int main() try {
  Loop loop;
  Server server(loop);
  std::map<int, std::string> heard;
  for (int i = 1; i <= clients; ++i) {
    start_client(loop, server.address(), "this is client " + std::to_string(i),
                 heard[i]);
  }
  loop.run();
  for (const auto& [number, text] : heard) {
    std::cout << number << ": " << text << "\n";
  }
  std::cout << loop.registrations() << " times something was waited for\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

// A conversation of a program with itself, on one thread, without waiting.
//
// There is no queue yet to say when to try again. So it tries until it works.
#include <array>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>

#include "minimio/error.hpp"
#include "minimio/tcp_listener.hpp"
#include "minimio/tcp_stream.hpp"

using namespace minimio;

namespace {

// Makes a call again for as long as it would have to wait.
template <class Call>
auto until_done(Call call) {
  for (;;) {
    auto result = call();
    if (result || result.error() != Errc::would_block) return result;
    std::this_thread::yield();
  }
}

template <class T>
const char* describe(const Result<T>& result) {
  if (result) return "done";
  return result.error() == Errc::would_block ? "would block" : "failed";
}

// Waits until a connection has been made. A stream that is still connecting
// has no peer.
void wait_until_connected(const TcpStream& stream) {
  while (!stream.peer_address()) std::this_thread::yield();
}

}  // namespace

int main() {
  auto listener = TcpListener::bind(SocketAddress::loopback(0)).value();
  std::cout << "accept, before anybody has come: "
            << describe(listener.accept()) << "\n";

  auto client = TcpStream::connect(listener.local_address().value()).value();
  auto server = until_done([&] { return listener.accept(); }).value();
  wait_until_connected(client);
  std::cout << "the two ends know each other: "
            << (client.local_address() == server.peer_address() ? "yes" : "no")
            << "\n";

  std::array<std::byte, 64> room;
  std::cout << "read, before anything was written: "
            << describe(client.read(room)) << "\n";

  const std::array<ConstBuffer, 3> words{
      bytes_of("in "), bytes_of("three "), bytes_of("pieces")};
  std::cout << "written in one call: " << server.write(words).value()
            << " bytes\n";
  std::array<std::byte, 4> four;
  const std::array<Buffer, 2> two{Buffer(four), Buffer(room)};
  const auto count = until_done([&] { return client.read(two); }).value();
  std::cout << "read into two buffers: " << count << " bytes, of which "
            << four.size() << " in the first\n";

  if (!server.shutdown(Shutdown::write)) return 1;
  std::cout << "read, after the other side has finished: "
            << until_done([&] { return client.read(room); }).value()
            << " bytes\n";
  if (!client.write(bytes_of("still here"))) return 1;
  std::cout << "and the other direction still works: "
            << until_done([&] { return server.read(room); }).value()
            << " bytes\n";
}

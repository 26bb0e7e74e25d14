// Says hello to itself over a connection, by nothing but the installed headers.
#include <minimio/minimio.hpp>

#include <array>
#include <cstddef>
#include <cstdio>

using namespace minimio;

int main() {
  auto poll = Poll::create();
  auto listener = TcpListener::bind(SocketAddress::loopback(0));
  if (!poll || !listener) return 1;
  auto client = TcpStream::connect(listener->local_address().value());
  if (!client) return 1;

  const Registrator registrator = poll->registrator();
  Events events(8);
  if (!registrator.register_source(*listener, 1, Interests::READABLE)) return 1;
  if (poll->poll(events) != 1u) return 1;
  auto server = listener->accept();
  if (!server || !server->write(bytes_of("hello"))) return 1;

  if (!registrator.register_source(*client, 2, Interests::READABLE)) return 1;
  if (poll->poll(events) != 1u || events[0].token() != 2) return 1;
  std::array<std::byte, 16> room;
  const auto size = client->read(room);
  if (!size) return 1;
  std::printf("the stranger heard: %.*s\n", static_cast<int>(*size),
              reinterpret_cast<const char*>(room.data()));
}

// Sockets and descriptors that somebody else owns, and a stream that takes one
// over.
#include "support.hpp"

namespace {

// A connected blocking socket, made without the library, and its other end.
struct Raw {
  OwnedHandle near;
  TcpStream far;

  SocketHandle socket() const {
    return static_cast<SocketHandle>(near.get());
  }
};

Raw raw_connection() {
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const sockaddr_in address =
      loopback(must(listener.local_address()).port());
  const SocketHandle near = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(near, as_sockaddr(address), sizeof address) != 0) {
    throw_socket_error("connect");
  }
  await_readable(listener);
  return {OwnedHandle(static_cast<NativeHandle>(near)),
          must(listener.accept())};
}

}  // namespace

TEST_CASE("a_socket_of_the_users_can_be_waited_for") {
  Loop loop;
  Raw raw = raw_connection();
  BorrowedSource source(raw.near.get());
  CHECK(source.native_handle() == raw.near.get());
  must(loop.registrator.register_source(source, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  send_text(raw.far, "x");
  CHECK(loop.one().is_readable());
  must(loop.registrator.reregister(source, 2, Interests::WRITABLE));
  CHECK(loop.one().token() == 2);
}

TEST_CASE("a_borrowed_socket_stays_open") {
  Loop loop;
  Raw raw = raw_connection();
  {
    BorrowedSource source(raw.near.get());
    must(loop.registrator.register_source(source, 1, Interests::READABLE));
  }
  CHECK(send(raw.socket(), "hello", 5, 0) == 5);
  CHECK(receive_text(raw.far, 5) == "hello");
}

TEST_CASE("a_borrowed_source_that_goes_is_deregistered") {
  Loop loop;
  Raw raw = raw_connection();
  {
    BorrowedSource source(raw.near.get());
    must(loop.registrator.register_source(source, 1, Interests::READABLE,
                                          Trigger::level));
  }
  send_text(raw.far, "x");
  CHECK(loop.is_silent());
  BorrowedSource again(raw.near.get());
  must(loop.registrator.register_source(again, 2, Interests::READABLE));
  CHECK(loop.one().token() == 2);
}

TEST_CASE("a_borrowed_source_can_be_moved_while_registered") {
  Loop loop;
  Raw raw = raw_connection();
  BorrowedSource source(raw.near.get());
  must(loop.registrator.register_source(source, 1, Interests::READABLE));
  BorrowedSource moved = std::move(source);
  send_text(raw.far, "x");
  CHECK(loop.one().token() == 1);
  CHECK(loop.registrator.deregister(moved));
}

TEST_CASE("a_pipe_can_be_waited_for_where_it_is_a_descriptor") {
#ifdef _WIN32
  skip("a pipe of Windows is no socket");
#else
  Loop loop;
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const Descriptor reader(ends[0]);
  Descriptor writer(ends[1]);
  BorrowedSource source(reader.get());
  must(loop.registrator.register_source(source, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  REQUIRE(write(writer.get(), "x", 1) == 1);
  CHECK(loop.one().is_readable());
  char byte;
  REQUIRE(read(reader.get(), &byte, 1) == 1);
  must(loop.registrator.reregister(source, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  writer.reset();
  const Event end = loop.one();
  CHECK(end.is_readable());
  CHECK(end.is_read_closed());
#endif
}

TEST_CASE("a_full_pipe_is_writable_when_its_reader_has_gone") {
#ifdef _WIN32
  skip("a pipe of Windows is no socket");
#else
  Loop loop;
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  Descriptor reader(ends[0]);
  const Descriptor writer(ends[1]);
  set_nonblocking(writer.get());
  const std::vector<char> block(4096);
  while (write(writer.get(), block.data(), block.size()) > 0) {
  }
  BorrowedSource source(writer.get());
  must(loop.registrator.register_source(source, 1, Interests::WRITABLE));
  CHECK(loop.is_silent());
  reader.reset();
  CHECK(loop.one().is_writable());
#endif
}

TEST_CASE("an_adopted_socket_does_not_block") {
  Raw raw = raw_connection();
  auto stream = must(TcpStream::adopt(raw.near.release()));
  CHECK(error_of(read_some(stream)) == Errc::would_block);
}

TEST_CASE("an_adopted_socket_can_be_waited_for") {
  Loop loop;
  Raw raw = raw_connection();
  auto stream = must(TcpStream::adopt(raw.near.release()));
  must(loop.registrator.register_source(stream, 1, Interests::READABLE));
  send_text(raw.far, "x");
  CHECK(loop.one().is_readable());
  CHECK(receive_text(stream, 1) == "x");
}

TEST_CASE("an_adopted_socket_is_closed_in_the_end") {
  Raw raw = raw_connection();
  must(TcpStream::adopt(raw.near.release()));
  REQUIRE(await_readable(raw.far));
  CHECK(read_some(raw.far) == 0u);
}

TEST_CASE("adopting_what_is_no_socket_is_an_error") {
  CHECK_FALSE(TcpStream::adopt(no_handle));
}

TEST_CASE("a_handle_that_cannot_be_adopted_is_closed") {
#ifdef O_PATH
  const int folder = open("/", O_PATH);  // which takes no flags
  REQUIRE(folder >= 0);
  CHECK_FALSE(TcpStream::adopt(folder));
  CHECK(fcntl(folder, F_GETFD) == -1);
#else
  skip("there is no such handle here");
#endif
}

// Completion ports: what each program prints, how each fails, and what the
// chapter claims beyond that.
#include "chapter.hpp"

#include <atomic>
#include <thread>

#include "ask.hpp"

#ifdef _WIN32
#include "../../chapters/09-completion-ports/receive.hpp"
#include "../../chapters/09-completion-ports/socket_pair.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <sstream>

// The program itself, for a moment that cannot be met from outside. (A main in
// a namespace is not let off its return.)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wreturn-type"
namespace deadline {
#include "../../chapters/09-completion-ports/exercises/deadline.cpp"
}
#pragma GCC diagnostic pop
#endif

namespace {

const support::Chapter chapter("09-completion-ports");

// Not even a word on standard error.
void check_silent(const support::Outcome& outcome, const std::string& name) {
  CHECK(outcome.errors == "");
  chapter.check(outcome, name);
}

void check_alone(const std::string& name) {
  check_silent(chapter.run(name), name);
}

void check_with_server(const std::string& name) {
  check_silent(chapter.run_in_order(name), name);
}

void check_one_line_of_error(const support::Outcome& outcome,
                             const std::string& part = "") {
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.status == 1);
  INFO(outcome.errors);
  CHECK(outcome.errors.size() > 1);
  CHECK(outcome.errors.find('\n') == outcome.errors.size() - 1);
  CHECK(outcome.errors.find(part) != std::string::npos);
}

// By the time the server answers a question of ours it has accepted those that
// came before. Wine's server process forgets to close the sockets of a process
// that is killed while it accepts, and then nobody learns that it is gone.
void wait_until_idle(const support::DelayServer& server) {
  const Socket socket = ask(server.port(), 20, "are you there?");
  char bytes[1024];
  while (recv(socket.get(), bytes, sizeof bytes, 0) > 0) {
  }
}

const char* const talks_to_the_server[] = {"five_replies", "overwritten",
                                           "several_threads", "deadline"};

#ifdef _WIN32

// A server of the test's own, which answers as the test wants.
class Listener {
 public:
  Listener() : socket_(make_tcp_socket()) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(socket_.get(), as_sockaddr(address), sizeof address);
    listen(socket_.get(), SOMAXCONN);
    getsockname(socket_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = std::to_string(ntohs(address.sin_port));
  }

  std::vector<support::Process::Variable> environment() const {
    return {{"DELAY_SERVER_PORT", port_}};
  }

  // The next client, after it has sent its whole request.
  Socket next_client() const {
    Socket client(accept(socket_.get(), nullptr, nullptr));
    std::string request;
    char bytes[1024];
    while (request.find("\r\n\r\n") == request.npos) {
      const int count = recv(client.get(), bytes, sizeof bytes, 0);
      if (count <= 0) break;
      request.append(bytes, static_cast<std::size_t>(count));
    }
    return client;
  }

 private:
  Socket socket_;
  std::string port_;
};

// What std::cout is given while this exists.
class CapturedOutput {
 public:
  CapturedOutput() : console_(std::cout.rdbuf(printed_.rdbuf())) {}
  ~CapturedOutput() { std::cout.rdbuf(console_); }
  std::string text() const { return printed_.str(); }

 private:
  std::ostringstream printed_;
  std::streambuf* console_;
};

void reset_connection(Socket socket) {
  const linger at_once{1, 0};
  setsockopt(socket.get(), SOL_SOCKET, SO_LINGER,
             reinterpret_cast<const char*>(&at_once), sizeof at_once);
}

void send_text(const Socket& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const int sent =
        send(socket.get(), bytes.data(), static_cast<int>(bytes.size()), 0);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

#endif

}  // namespace

TEST_CASE("a_buffer_given_back_too_early_is_overwritten") {
  if (!support::has_completion_ports()) return;
  check_with_server("overwritten");
}

TEST_CASE("five_replies_come_in_the_order_of_their_delays") {
  if (!support::has_completion_ports()) return;
  check_with_server("five_replies");
}

TEST_CASE("a_timeout_may_be_nothing_something_or_forever") {
  if (!support::has_completion_ports()) return;
  check_alone("timeouts");
}

TEST_CASE("an_operation_is_reported_once") {
  if (!support::has_completion_ports()) return;
  check_alone("one_shot");
}

TEST_CASE("an_operation_done_at_once_makes_a_packet_unless_told_otherwise") {
  if (!support::has_completion_ports()) return;
  check_alone("at_once");
}

TEST_CASE("posts_do_not_coalesce_and_a_bell_does") {
  if (!support::has_completion_ports()) return;
  check_alone("wake_up");
}

TEST_CASE("a_cancelled_operation_has_a_packet_too") {
  if (!support::has_completion_ports()) return;
  check_alone("cancel");
}

TEST_CASE("several_threads_share_the_packets") {
  if (!support::has_completion_ports()) return;
  check_with_server("several_threads");
}

TEST_CASE("a_reply_that_is_late_is_given_up") {
  if (!support::has_completion_ports()) return;
  check_with_server("deadline");
}

TEST_CASE("a_reply_that_was_there_when_it_was_cancelled_counts") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  SocketPair pair = make_socket_pair();
  port.associate(pair.ours, 1);
  deadline::Conversations open;
  deadline::Conversation& asked = open[1];
  asked.socket = std::move(pair.ours);
  asked.deadline = deadline::Clock::now();
  deadline::receive(asked, std::make_unique<Receive>(asked.socket));
  send_text(pair.theirs, "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello");

  const CapturedOutput printed;
  const auto packet = port.wait().value();
  shutdown(pair.theirs.get(), SD_SEND);
  wait_until_readable(asked.socket);
  deadline::give_up_what_is_late(open);  // and the text is in our hands
  deadline::handle(open, packet);
  deadline::give_up_what_is_late(open);
  while (!open.empty()) deadline::handle(open, port.wait().value());
  CHECK(printed.text() == "1: hello\n");
#endif
}

TEST_CASE("without_a_port_the_error_says_what_to_do") {
  if (!support::has_completion_ports()) return;
  for (const auto* name : talks_to_the_server) {
    check_one_line_of_error(chapter.run_with_server_at("", name),
                            "DELAY_SERVER_PORT is not set");
  }
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  if (!support::has_completion_ports()) return;
  for (const auto* name : talks_to_the_server) {
    const auto port = std::to_string(support::unused_port());
    check_one_line_of_error(
        chapter.run_with_server_at(port, name),
        "cannot connect to the delay server at 127.0.0.1:" + port);
  }
}

TEST_CASE("a_server_killed_in_the_middle_is_a_clear_error") {
  if (!support::has_completion_ports()) return;
  support::DelayServer server;
  support::Process client({chapter.program("five_replies")},
                          server.environment());
  while (client.read_line() != "waiting for 5 replies") {
  }
  wait_until_idle(server);
  server.stop();
  check_one_line_of_error(client.wait());
}

TEST_CASE("a_reset_connection_is_a_clear_error") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  for (const auto* name : {"five_replies", "several_threads"}) {
    const Listener listener;
    support::Process client({chapter.program(name)}, listener.environment());
    std::vector<Socket> clients;
    while (clients.size() < 5) clients.push_back(listener.next_client());
    reset_connection(std::move(clients[2]));
    check_one_line_of_error(client.wait());
  }
#endif
}

TEST_CASE("a_reply_of_many_packets_is_put_together") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  const Listener listener;
  support::Process client({chapter.program("five_replies")},
                          listener.environment());
  std::vector<Socket> clients;
  while (clients.size() < 5) clients.push_back(listener.next_client());
  const std::string half(1500, 'x');
  for (const Socket& socket : clients) {
    send_text(socket, "HTTP/1.1 200 OK\r\ncontent-length: 3000\r\n\r\n");
    send_text(socket, half);
  }
  for (Socket& socket : clients) {
    send_text(socket, half);
    shutdown(socket.get(), SD_SEND);
  }
  const auto outcome = client.wait();
  CHECK(outcome.errors == "");
  CHECK(outcome.status == 0);
  const std::string whole = "\"" + half + half + "\"\n";
  std::size_t found = 0;
  for (auto at = outcome.output.find(whole); at != std::string::npos;
       at = outcome.output.find(whole, at + 1)) {
    ++found;
  }
  CHECK(found == 5);
#endif
}

TEST_CASE("a_socket_is_tied_to_one_port_for_good") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort first;
  CompletionPort second;
  const SocketPair pair = make_socket_pair();
  first.associate(pair.ours, 1);
  CHECK_THROWS_AS(second.associate(pair.ours, 2), std::system_error);
  CHECK_THROWS_AS(first.associate(pair.ours, 2), std::system_error);
#endif
}

TEST_CASE("two_receives_are_filled_in_the_order_of_their_start") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  const SocketPair pair = make_socket_pair();
  port.associate(pair.ours, 1);
  auto first = std::make_unique<Receive>(pair.ours);
  auto second = std::make_unique<Receive>(pair.ours);
  const Receive* const expected[] = {first.get(), second.get()};
  start(std::move(first));
  start(std::move(second));
  for (const Receive* record : expected) {
    send_one_byte(pair.theirs);
    const auto packet = port.wait().value();
    CHECK(take_back(packet).get() == record);
    CHECK(packet.dwNumberOfBytesTransferred == 1);
  }
#endif
}

TEST_CASE("a_pending_receive_learns_that_the_connection_was_reset") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  SocketPair pair = make_socket_pair();
  port.associate(pair.ours, 1);
  start(std::make_unique<Receive>(pair.ours));
  reset_connection(std::move(pair.theirs));
  const auto record = take_back(port.wait().value());
  CHECK(error_of(*record) == WSAECONNRESET);
#endif
}

TEST_CASE("the_older_call_names_a_reset_otherwise_than_winsock_does") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  const HANDLE port =
      CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
  SocketPair pair = make_socket_pair();
  CreateIoCompletionPort(reinterpret_cast<HANDLE>(pair.ours.get()), port, 1, 0);
  start(std::make_unique<Receive>(pair.ours));
  reset_connection(std::move(pair.theirs));
  OVERLAPPED_ENTRY packet{};
  CHECK_FALSE(GetQueuedCompletionStatus(
      port, &packet.dwNumberOfBytesTransferred, &packet.lpCompletionKey,
      &packet.lpOverlapped, INFINITE));
  CHECK(GetLastError() == ERROR_NETNAME_DELETED);
  const auto record = take_back(packet);
  CHECK(error_of(*record) == WSAECONNRESET);
  CloseHandle(port);
#endif
}

TEST_CASE("closing_the_socket_completes_its_receive") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  SocketPair pair = make_socket_pair();
  port.associate(pair.ours, 1);
  start(std::make_unique<Receive>(pair.ours));
  pair.ours.reset();
  const auto packet = port.wait();
  REQUIRE(packet);
  CHECK(take_back(*packet)->overlapped.Internal != 0);
#endif
}

TEST_CASE("a_call_that_fails_makes_no_packet") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  const Socket unconnected = make_tcp_socket();
  port.associate(unconnected, 1);
  CHECK_THROWS_AS(start(std::make_unique<Receive>(unconnected)),
                  std::system_error);
  CHECK_FALSE(port.wait(50));
#endif
}

TEST_CASE("what_is_done_before_the_socket_is_tied_makes_no_packet") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  const SocketPair pair = make_socket_pair();
  send_one_byte(pair.theirs);
  wait_until_readable(pair.ours);
  auto record = std::make_unique<Receive>(pair.ours);
  Receive* const lent = record.get();
  REQUIRE(start(std::move(record)) == Started::done);
  record.reset(lent);
  port.associate(pair.ours, 1);
  CHECK_FALSE(port.wait(50));
#endif
}

TEST_CASE("each_packet_goes_to_one_thread") {
  if (!support::has_completion_ports()) return;
#ifdef _WIN32
  CompletionPort port;
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      while (port.wait().value().lpCompletionKey != 0) ++taken;
    });
  }
  for (int i = 0; i < 1000; ++i) port.post(1);
  for (int i = 0; i < 4; ++i) port.post(0);
  for (auto& thread : threads) thread.join();
  CHECK(taken == 1000);
#endif
}

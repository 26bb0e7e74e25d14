// The laboratory on Windows: what a completion port reports.
//
// There is nothing to be ready here: each case starts an operation, and the
// table says what its packet said. The operations are those of chapter 9.
#include "pair.hpp"
#include "receive.hpp"
//
#include <mswsock.h>
#include <winternl.h>

#include <chrono>
#include <iomanip>
#include <iostream>
#include <thread>

namespace {

// An operation without a buffer of its own: connecting, or a send of bytes
// that outlive it. The kernel has it until its packet comes.
struct Plain {
  OVERLAPPED overlapped{};
};

enum Key : ULONG_PTR { receiving, sending, connecting_key };

constexpr int handles_closed = 676;  // not in MinGW's <winerror.h>

std::string name_of(int error) {
  switch (error) {
    case ERROR_NETNAME_DELETED: return "ERROR_NETNAME_DELETED";
    case ERROR_CONNECTION_REFUSED: return "ERROR_CONNECTION_REFUSED";
    case ERROR_OPERATION_ABORTED: return "ERROR_OPERATION_ABORTED";
    case handles_closed: return "ERROR_HANDLES_CLOSED";
    case ERROR_ABANDONED_WAIT_0: return "ERROR_ABANDONED_WAIT_0";
    case WSAENOTCONN: return "WSAENOTCONN";
    default: return "error " + std::to_string(error);
  }
}

// A port, one socket, and the operations that are under way on it.
class Lab {
 public:
  explicit Lab(const Socket& socket, Key key = receiving)
      : socket_(socket.get()) {
    port_.associate(socket, key);
  }
  Lab(const Lab&) = delete;
  Lab& operator=(const Lab&) = delete;

  // Nothing that the kernel still holds may be freed: call it back first, and
  // wait until it has come, however long that takes.
  ~Lab() {
    if (pending_ == 0) return;
    CancelIoEx(reinterpret_cast<HANDLE>(socket_), nullptr);
    while (pending_ > 0) look(5000);
  }

  void receive(const Socket& socket) {
    start(std::make_unique<Receive>(socket));
    ++pending_;
  }

  // Sends `bytes`, which must stay where they are until the packet has come.
  void send_later(const Socket& socket, std::string& bytes) {
    auto operation = std::make_unique<Plain>();
    WSABUF buffer{static_cast<ULONG>(bytes.size()), bytes.data()};
    const int result = WSASend(socket.get(), &buffer, 1, nullptr, 0,
                               &operation->overlapped, nullptr);
    if (result != 0 && last_socket_error() != WSA_IO_PENDING) {
      throw_socket_error("WSASend");
    }
    operation.release();
    ++pending_;
  }

  void connect_later(const Socket& socket, std::uint16_t port);

  // What the next packet says, or "nothing" after `timeout` milliseconds.
  std::string look(DWORD timeout = 50) {
    const auto packet = port_.wait(timeout);
    if (!packet) return "nothing";
    --pending_;
    if (packet->lpCompletionKey == receiving) {
      const auto record = take_back(*packet);
      return in_words(*packet, record->overlapped, "received ");
    }
    const std::unique_ptr<Plain> operation(
        reinterpret_cast<Plain*>(packet->lpOverlapped));
    const bool connected = packet->lpCompletionKey == connecting_key;
    return in_words(*packet, operation->overlapped,
                    connected ? "connected " : "sent ");
  }

 private:
  // The status stands in the record itself, so this works for a socket that
  // has been closed meanwhile.
  std::string in_words(const OVERLAPPED_ENTRY& packet,
                       const OVERLAPPED& overlapped, const char* what) const {
    const auto status = static_cast<NTSTATUS>(overlapped.Internal);
    if (status != 0) return "failed: " + name_of(
          static_cast<int>(RtlNtStatusToDosError(status)));
    const auto bytes = packet.dwNumberOfBytesTransferred;
    if (packet.lpCompletionKey == connecting_key) return "connected";
    if (packet.lpCompletionKey == receiving && bytes == 0) return "end";
    return what + std::to_string(bytes);
  }

  CompletionPort port_;
  SocketHandle socket_;
  int pending_ = 0;
};

// ConnectEx is no ordinary function: Winsock is asked for it at run time. It
// wants a socket that is bound already.
void Lab::connect_later(const Socket& socket, std::uint16_t port) {
  GUID id = WSAID_CONNECTEX;
  LPFN_CONNECTEX connect_ex = nullptr;
  DWORD size = 0;
  if (WSAIoctl(socket.get(), SIO_GET_EXTENSION_FUNCTION_POINTER, &id,
               sizeof id, &connect_ex, sizeof connect_ex, &size, nullptr,
               nullptr) != 0) {
    throw_socket_error("WSAIoctl");
  }
  const sockaddr_in any_port = loopback(0);
  const sockaddr_in target = loopback(port);
  bind(socket.get(), as_sockaddr(any_port), sizeof any_port);
  auto operation = std::make_unique<Plain>();
  if (!connect_ex(socket.get(), as_sockaddr(target), sizeof target, nullptr, 0,
                  nullptr, &operation->overlapped) &&
      last_socket_error() != WSA_IO_PENDING) {
    throw_socket_error("ConnectEx");
  }
  operation.release();
  ++pending_;
}

// ── How often is one arrival reported? ──────────────────────────────────────

std::string asked_once() {
  const SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  lab.receive(pair.ours);
  send_all(pair.theirs.get(), "x");
  const std::string first = lab.look();
  send_all(pair.theirs.get(), "x");
  return first + "; again: " + lab.look();
}

std::string asked_again() {
  const SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  lab.receive(pair.ours);
  send_all(pair.theirs.get(), "x");
  lab.look();
  send_all(pair.theirs.get(), "x");
  lab.receive(pair.ours);
  return lab.look();
}

// ── How does a connection end? ──────────────────────────────────────────────

std::string half_closed() {
  const SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  lab.receive(pair.ours);
  say_goodbye(pair.theirs);
  return lab.look();
}

std::string both_halves_closed() {
  const SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  lab.receive(pair.ours);
  say_goodbye(pair.theirs);
  say_goodbye(pair.ours);
  return lab.look();
}

std::string data_then_goodbye() {
  const SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  send_all(pair.theirs.get(), "hello");
  say_goodbye(pair.theirs);
  lab.receive(pair.ours);
  const std::string first = lab.look();
  lab.receive(pair.ours);
  return first + "; when read: " + lab.look();
}

std::string reset_by_peer() {
  SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  lab.receive(pair.ours);
  reset(pair.theirs);
  return lab.look();
}

// ── How does a connection begin? ────────────────────────────────────────────

std::string not_connected() try {
  const Socket socket = make_tcp_socket();
  Lab lab(socket);
  lab.receive(socket);
  return lab.look();
} catch (const std::system_error& error) {
  return "refused at once: " + name_of(error.code().value());
}

std::string connection_refused() {
  std::uint16_t port = 0;
  {
    const Socket closed_again = listen_somewhere(1);
    port = port_of(closed_again);
  }
  const Socket socket = make_tcp_socket();
  Lab lab(socket, connecting_key);
  lab.connect_later(socket, port);
  return lab.look(10'000);  // Windows tries again, for about two seconds
}

std::string connected() {
  const Socket listener = listen_somewhere(1);
  const Socket socket = make_tcp_socket();
  Lab lab(socket, connecting_key);
  lab.connect_later(socket, port_of(listener));
  return lab.look(5000);
}

// ── Writing ─────────────────────────────────────────────────────────────────

std::string buffer_full() {
  const SocketPair pair = make_socket_pair();
  set_nonblocking(pair.theirs.get());
  // Without this Windows may copy all of it into memory of its own, and say
  // “sent” at once.
  const int none = 0;
  setsockopt(pair.ours.get(), SOL_SOCKET, SO_SNDBUF,
             reinterpret_cast<const char*>(&none), sizeof none);
  std::string bytes(2 << 20, 'x');
  Lab lab(pair.ours, sending);
  lab.send_later(pair.ours, bytes);
  const std::string full = lab.look();
  std::size_t received = 0;
  std::string report = "nothing";
  while (received < bytes.size()) {
    received += read_all(pair.theirs);
    if (report == "nothing") report = lab.look(0);
  }
  if (report == "nothing") report = lab.look(5000);
  return full + "; when read: " + report;
}

// ── Handles and what is behind them ─────────────────────────────────────────

std::string closed_while_receiving() {
  SocketPair pair = make_socket_pair();
  Lab lab(pair.ours);
  lab.receive(pair.ours);
  pair.ours.reset();
  return lab.look(5000);
}

// ── Two threads ─────────────────────────────────────────────────────────────

std::string added_under_a_waiter() {
  const SocketPair pair = make_socket_pair();
  const SocketPair another = make_socket_pair();
  send_all(pair.theirs.get(), "x");
  CompletionPort port;
  port.associate(another.ours, receiving);
  std::string report;
  std::thread waiter([&] {
    const auto packet = port.wait(5000);
    report = packet ? "received " + std::to_string(
                                        packet->dwNumberOfBytesTransferred)
                    : "nothing";
    if (packet) take_back(*packet);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  port.associate(pair.ours, receiving);
  start(std::make_unique<Receive>(pair.ours));
  waiter.join();
  return report;
}

// The waiter would wait for 300 ms. Does closing the port wake it earlier?
std::string closed_under_a_waiter() {
  const HANDLE port =
      CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
  std::string report = "nothing";
  const auto start = std::chrono::steady_clock::now();
  std::thread waiter([&] {
    OVERLAPPED_ENTRY packet{};
    ULONG count = 0;
    if (!GetQueuedCompletionStatusEx(port, &packet, 1, &count, 300, FALSE) &&
        GetLastError() != WAIT_TIMEOUT) {
      report = name_of(static_cast<int>(GetLastError()));
    }
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CloseHandle(port);
  waiter.join();
  const auto took = std::chrono::steady_clock::now() - start;
  const bool early = took < std::chrono::milliseconds(250);
  return report + (early ? ", at once" : ", when its time was over");
}

// ── The table ───────────────────────────────────────────────────────────────

void row(const char* name, const std::string& report) {
  std::cout << std::left << std::setw(27) << name << report << std::endl;
}

void print_table() {
  row("level, unread", "(not offered)");
  row("edge, unread", "(not offered)");
  row("one-shot, unread", asked_once());
  row("one-shot, armed again", asked_again());
  row("peer closed its half", half_closed());
  row("both halves closed", both_halves_closed());
  row("data, then closed", data_then_goodbye());
  row("reset by peer", reset_by_peer());
  row("not connected", not_connected());
  row("connection refused", connection_refused());
  row("connection made", connected());
  row("buffer full", buffer_full());
  row("closed while receiving", closed_while_receiving());
  row("added under a waiter", added_under_a_waiter());
  row("closed under a waiter", closed_under_a_waiter());
}

}  // namespace

int main() try {
  print_table();
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

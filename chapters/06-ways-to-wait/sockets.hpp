// Sockets under one set of names on Linux, macOS, the BSDs and Windows.
//
// The raw-call chapters need a socket that closes itself, an error that says
// which call failed and why, and little else. Windows has the same calls as
// everybody else (it took them from BSD in 1992) but other names for the
// handle, for closing it, and for the place where errors are kept. This file
// evens that out and hides nothing more.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <winsock2.h>

#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#endif

#ifdef _WIN32
using SocketHandle = SOCKET;
inline constexpr SocketHandle no_socket = INVALID_SOCKET;
inline void close_socket(SocketHandle handle) { closesocket(handle); }
inline int last_socket_error() { return WSAGetLastError(); }
inline constexpr int end_of_writing = SD_SEND;
inline constexpr int socket_would_block = WSAEWOULDBLOCK;
inline constexpr int socket_interrupted = WSAEINTR;
inline constexpr int client_left_early = WSAECONNRESET;  // says accept()

// Winsock wants to be started before its first call, once for each process.
struct StartWinsock {
  StartWinsock() {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
  }
};
inline const StartWinsock start_winsock;
#else
using SocketHandle = int;
inline constexpr SocketHandle no_socket = -1;
inline void close_socket(SocketHandle handle) { close(handle); }
inline int last_socket_error() { return errno; }
inline constexpr int end_of_writing = SHUT_WR;
inline constexpr int socket_would_block = EWOULDBLOCK;
inline constexpr int socket_interrupted = EINTR;
inline constexpr int client_left_early = ECONNABORTED;  // says accept()
#endif

// Throws `error`, which `call` has failed with.
[[noreturn]] inline void throw_socket_error(int error,
                                            const std::string& call) {
  throw std::system_error(error, std::system_category(), call);
}

// Throws the error of the socket call that has just failed. No std::string
// here: to make one may take memory, and so may change the error first.
[[noreturn]] inline void throw_socket_error(const char* call) {
  const int error = last_socket_error();
  throw_socket_error(error, call);
}

// The one owner of a socket: closes it when it goes.
class Socket {
 public:
  Socket() = default;
  explicit Socket(SocketHandle handle) : handle_(handle) {}
  Socket(Socket&& other) noexcept
      : handle_(std::exchange(other.handle_, no_socket)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Socket() { reset(); }

  SocketHandle get() const { return handle_; }
  bool is_open() const { return handle_ != no_socket; }
  void reset() {
    if (is_open()) close_socket(std::exchange(handle_, no_socket));
  }
  // For another owner, who closes it from now on.
  SocketHandle release() { return std::exchange(handle_, no_socket); }

 private:
  SocketHandle handle_ = no_socket;
};

#ifndef _WIN32
// A socket is one kind of descriptor there, and all kinds close alike.
using Descriptor = Socket;
#endif

// A TCP socket that child processes do not inherit.
inline Socket make_tcp_socket() {
#ifdef _WIN32
  Socket made(WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, nullptr, 0,
                         WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT));
#else
  Socket made(socket(AF_INET, SOCK_STREAM, 0));
  if (made.is_open()) fcntl(made.get(), F_SETFD, FD_CLOEXEC);
#endif
  if (!made.is_open()) throw_socket_error("socket");
  return made;
}

inline void set_nonblocking(SocketHandle handle) {
#ifdef _WIN32
  u_long on = 1;
  if (ioctlsocket(handle, static_cast<long>(FIONBIO), &on) != 0)
    throw_socket_error("ioctlsocket");
#else
  const int flags = fcntl(handle, F_GETFL);
  if (fcntl(handle, F_SETFL, flags | O_NONBLOCK) != 0)
    throw_socket_error("fcntl");
#endif
}

// 127.0.0.1 and the port, in the form that bind() and connect() take.
inline sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

// The same as `sockaddr*`, which is how the socket calls want every address.
inline const sockaddr* as_sockaddr(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

// send(), in whatever type the system counts bytes, and with an error instead
// of a signal (SIGPIPE) where the other end is gone.
inline auto send_some(SocketHandle socket, std::string_view bytes) {
#ifdef MSG_NOSIGNAL
  constexpr int flags = MSG_NOSIGNAL;
#else
  constexpr int flags = 0;
#endif
#ifdef _WIN32
  const int size = static_cast<int>(bytes.size());
#else
  const std::size_t size = bytes.size();
#endif
  return send(socket, bytes.data(), size, flags);
}

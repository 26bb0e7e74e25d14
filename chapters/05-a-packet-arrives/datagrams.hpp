// Two UDP sockets on 127.0.0.1: what is sent into one arrives at the other.
#pragma once

#include <cstddef>
#include <string_view>
#include <system_error>

#ifdef _WIN32
#include <winsock2.h>

#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#endif

#ifdef _WIN32

using SocketNumber = SOCKET;
using Size = int;
inline int network_error() { return WSAGetLastError(); }
inline void close_socket(SocketNumber number) { closesocket(number); }
inline constexpr int would_block = WSAEWOULDBLOCK;

inline void set_nonblocking(SocketNumber number) {
  u_long on = 1;
  ioctlsocket(number, static_cast<long>(FIONBIO), &on);
}

// Windows wants to hear that a process is going to use the network.
struct StartNetwork {
  StartNetwork() {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
  }
};
inline const StartNetwork start_network;

#else

using SocketNumber = int;
using Size = std::size_t;
inline int network_error() { return errno; }
inline void close_socket(SocketNumber number) { close(number); }
inline constexpr int would_block = EWOULDBLOCK;

inline void set_nonblocking(SocketNumber number) {
  fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK);
}

#endif

[[noreturn]] inline void throw_network_error(const char* what) {
  throw std::system_error(network_error(), std::system_category(), what);
}

class Datagrams {
 public:
  Datagrams() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const auto name = reinterpret_cast<sockaddr*>(&address);
    if (bind(receiver_, name, size) != 0) throw_network_error("bind");
    if (getsockname(receiver_, name, &size) != 0) {
      throw_network_error("getsockname");
    }
    if (connect(sender_, name, size) != 0) throw_network_error("connect");
  }
  ~Datagrams() {
    close_socket(sender_);
    close_socket(receiver_);
  }
  Datagrams(const Datagrams&) = delete;
  Datagrams& operator=(const Datagrams&) = delete;

  SocketNumber receiver() const { return receiver_; }

  void send(std::string_view text) const {
    if (::send(sender_, text.data(), static_cast<Size>(text.size()), 0) < 0) {
      throw_network_error("send");
    }
  }

 private:
  static SocketNumber open() {
    const SocketNumber number = socket(AF_INET, SOCK_DGRAM, 0);
    if (number == static_cast<SocketNumber>(-1)) throw_network_error("socket");
    return number;
  }

  SocketNumber sender_ = open();
  SocketNumber receiver_ = open();
};

// Takes one datagram; false if the socket is non-blocking and has none.
inline bool receive(SocketNumber socket) {
  char bytes[2048];
  const auto count = recv(socket, bytes, sizeof bytes, 0);
  if (count < 0 && network_error() != would_block) throw_network_error("recv");
  return count >= 0;
}

#include "server.hpp"

#include <algorithm>
#include <charconv>

#include "ask.hpp"

namespace {

// Nothing takes as long as this, unless it has failed.
constexpr int patience_seconds = 20;

void set_patience(SocketHandle socket) {
#ifdef _WIN32
  const DWORD limit = patience_seconds * 1000;
#else
  const timeval limit{patience_seconds, 0};
#endif
  for (const int which : {SO_RCVTIMEO, SO_SNDTIMEO}) {
    setsockopt(socket, SOL_SOCKET, which,
               reinterpret_cast<const char*>(&limit), sizeof limit);
  }
}

// Binds to a free port of 127.0.0.1, and listens: the port.
std::uint16_t listen_anywhere(const Socket& listener, int backlog) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (bind(listener.get(), as_sockaddr(address), size) != 0 ||
      listen(listener.get(), backlog) != 0) {
    throw_socket_error("listen");
  }
  getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

}  // namespace

std::string Peer::read_head() {
  std::size_t end = 0;
  while ((end = unread_.find("\r\n\r\n")) == unread_.npos) {
    char bytes[4096];
    const auto count = recv(socket_.get(), bytes, sizeof bytes, 0);
    if (count <= 0) return {};
    unread_.append(bytes, static_cast<std::size_t>(count));
  }
  const std::string head = unread_.substr(0, end + 4);
  unread_.erase(0, end + 4);
  return head;
}

std::string Peer::read_request() {
  const std::string head = read_head();
  const std::string length = header_of(head, "Content-Length");
  std::size_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  return head + read(size);
}

std::string Peer::read(std::size_t size) {
  std::string text = unread_.substr(0, size);
  unread_.erase(0, text.size());
  while (text.size() < size) {
    char bytes[16 * 1024];
    const auto room = std::min(sizeof bytes, size - text.size());
    const auto count = recv(socket_.get(), bytes,
#ifdef _WIN32
                            static_cast<int>(room),
#else
                            room,
#endif
                            0);
    if (count <= 0) break;
    text.append(bytes, static_cast<std::size_t>(count));
  }
  return text;
}

void Peer::send(std::string_view bytes) { send_all(socket_.get(), bytes); }

void Peer::send_bytewise(std::string_view bytes) {
  const int on = 1;
  setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY,
             reinterpret_cast<const char*>(&on), sizeof on);
  for (std::size_t i = 0; i < bytes.size(); ++i) send(bytes.substr(i, 1));
}

std::size_t Peer::flood(std::string_view bytes, std::size_t most) {
  std::size_t sent = 0;
  try {
    for (; sent < most; sent += bytes.size()) send(bytes);
  } catch (const std::system_error&) {
    // the client has gone
  }
  return sent;
}

void Peer::shut_down() { shutdown(socket_.get(), end_of_writing); }

void Peer::close() {
  const std::lock_guard lock(mutex_);
  socket_.reset();
}

void Peer::reset() {
  const linger at_once{1, 0};
  setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER,
             reinterpret_cast<const char*>(&at_once), sizeof at_once);
  close();
}

void Peer::interrupt() {
#ifdef _WIN32
  constexpr int both = SD_BOTH;
#else
  constexpr int both = SHUT_RDWR;
#endif
  const std::lock_guard lock(mutex_);
  if (socket_.is_open()) shutdown(socket_.get(), both);
}

Server::Server(Serve serve, int receive_buffer)
    : serve_(std::move(serve)), listener_(make_tcp_socket()) {
  if (receive_buffer != 0) {
    setsockopt(listener_.get(), SOL_SOCKET, SO_RCVBUF,
               reinterpret_cast<const char*>(&receive_buffer),
               sizeof receive_buffer);
  }
  port_ = listen_anywhere(listener_, 128);
  acceptor_ = std::thread([this] { accept_all(); });
}

// A connection of our own ends the accepting.
Server::~Server() {
  is_ending_ = true;
  const Socket last = make_tcp_socket();
  const sockaddr_in address = loopback(port_);
  connect(last.get(), as_sockaddr(address), sizeof address);
  acceptor_.join();
  for (Peer& peer : peers_) peer.interrupt();
  for (std::thread& thread : threads_) thread.join();
}

void Server::accept_all() {
  for (;;) {
    Socket socket(accept(listener_.get(), nullptr, nullptr));
    if (is_ending_) return;
    if (!socket.is_open()) continue;
    set_patience(socket.get());
    Peer& peer = peers_.emplace_back(std::move(socket), ++connections_);
    threads_.emplace_back([this, &peer] { run(peer); });
  }
}

void Server::run(Peer& peer) {
  try {
    serve_(peer);
  } catch (const std::system_error&) {
    // the client has gone
  }
  peer.close();
}

Server::Serve Server::replying(
    std::function<std::string(const std::string&)> reply) {
  return [reply = std::move(reply)](Peer& peer) {
    for (;;) {
      const std::string request = peer.read_request();
      if (request.empty()) return;
      peer.send(reply(request));
    }
  };
}

Server::Serve Server::replying_once(std::string reply) {
  return [reply = std::move(reply)](Peer& peer) {
    peer.read_request();
    peer.send(reply);
  };
}

FullListener::FullListener() : listener_(make_tcp_socket()) {
  port_ = listen_anywhere(listener_, 0);
  const sockaddr_in address = loopback(port_);
  for (int i = 0; i < 8; ++i) {
    Socket& client = clients_.emplace_back(make_tcp_socket());
    set_nonblocking(client.get());
    connect(client.get(), as_sockaddr(address), sizeof address);
  }
}

std::string reply(std::string_view body, std::string_view headers,
                  std::string_view status) {
  return "HTTP/1.1 " + std::string(status) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(headers) + "\r\n" + std::string(body);
}

std::string word_of(const std::string& request, int number) {
  std::size_t begin = 0;
  for (; number > 0; --number) begin = request.find(' ', begin) + 1;
  return request.substr(begin, request.find_first_of(" \r", begin) - begin);
}

std::string header_of(const std::string& request, const std::string& name) {
  const std::size_t found = request.find("\r\n" + name + ": ");
  if (found == request.npos) return "(none)";
  const std::size_t begin = found + name.size() + 4;
  return request.substr(begin, request.find("\r\n", begin) - begin);
}

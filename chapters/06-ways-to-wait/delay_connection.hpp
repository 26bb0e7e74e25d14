// One client of the delay server, as a state and what may happen in it.
//
//   recv       takes what has arrived of a request
//   send       hands over as much of an answer as fits
//   shutdown   says that there will be no more
//
// No call of these waits. What a client needs next is in its state, and until
// when in its deadline; to wait for both is the server's business.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "request.hpp"
#include "sockets.hpp"

using Clock = std::chrono::steady_clock;

inline constexpr std::size_t longest_head = 8 * 1024;
inline constexpr std::chrono::seconds longest_silence(60);
inline constexpr std::chrono::seconds longest_farewell(1);

// One client: reading a request, waiting for its time, writing the answer, or
// after the last answer reading what nobody wanted: to close with unread input
// can reset the connection, and take the answer back from the client.
struct Connection {
  enum class State { reading, delaying, writing, draining, done };

  explicit Connection(Socket accepted) : socket(std::move(accepted)) {}

  Socket socket;
  State state = State::reading;
  Clock::time_point deadline{};  // of the silence, or of the delay
  std::string input;             // read, and not yet understood
  std::string output;            // to be written, and not yet accepted
  bool keep_alive = true;

  void listen_again(Clock::time_point now) {
    state = State::reading;
    deadline = now + longest_silence;
  }
};

using State = Connection::State;

// If a whole request head has arrived, decides the answer and its time.
inline void understand(Connection& client, Clock::time_point now) {
  const auto end = client.input.find("\r\n\r\n");
  if (end == std::string::npos && client.input.size() < longest_head) return;
  const Answer answer =
      end == std::string::npos || end >= longest_head
          ? refuse(431, "A request head may have 8 KiB at the most.")
          : answer_request(std::string_view(client.input).substr(0, end));
  client.input.erase(0, end == std::string::npos ? end : end + 4);
  client.output = to_bytes(answer);
  client.keep_alive = answer.keep_alive;
  client.deadline = now + answer.delay;
  client.state = State::delaying;
}

inline bool is_transient(int error) {
  return error == socket_would_block || error == socket_interrupted;
}

inline void read_request(Connection& client, Clock::time_point now) {
  char bytes[4096];
  const auto count = recv(client.socket.get(), bytes, sizeof bytes, 0);
  if (count > 0 && client.state == State::draining) return;
  if (count > 0) {
    client.input.append(bytes, static_cast<std::size_t>(count));
    understand(client, now);
  } else if (count == 0 || !is_transient(last_socket_error())) {
    client.state = State::done;  // gone, or never going to finish its head
  }
}

inline void write_answer(Connection& client, Clock::time_point now) {
  const auto count = send_some(client.socket.get(), client.output);
  if (count < 0) {
    if (!is_transient(last_socket_error())) client.state = State::done;
    return;
  }
  client.output.erase(0, static_cast<std::size_t>(count));
  if (!client.output.empty()) return;
  if (!client.keep_alive) {
    shutdown(client.socket.get(), end_of_writing);
    client.state = State::draining;
    client.deadline = now + longest_farewell;
    return;
  }
  client.listen_again(now);
  understand(client, now);  // the next request may have come with this one
}

// What the connection is doing has an end of its own: see whether it came.
inline void check_deadline(Connection& client, Clock::time_point now) {
  if (now < client.deadline) return;
  if (client.state == State::delaying) {
    client.state = State::writing;
    client.deadline = now + longest_silence;
    write_answer(client, now);
  } else {
    client.state = State::done;
  }
}

// The laboratory's view of epoll: put something on the list, and hear what it
// reports in its own words.
#pragma once

#include <sys/epoll.h>

#include <chrono>
#include <string>
#include <thread>

#include "sockets.hpp"

enum class Trigger { level, edge, one_shot };
enum class Interest { reading, writing, both };

class Queue {
 public:
  void add(const Socket& socket, Interest interest, Trigger trigger) {
    if (control(EPOLL_CTL_ADD, socket.get(), interest, trigger) != 0) {
      throw_socket_error("epoll_ctl");
    }
  }

  // Asks for the next event of a one-shot entry: "armed", or the error's name.
  std::string arm(SocketHandle socket, Interest interest) {
    if (control(EPOLL_CTL_MOD, socket, interest, Trigger::one_shot) == 0) {
      return "armed";
    }
    return errno == ENOENT ? "ENOENT" : errno == EBADF ? "EBADF" : "an error";
  }

  // What is reported once the dust has settled: "IN|RDHUP", say, or "nothing".
  std::string look() {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return wait(0);
  }

  std::string wait(int timeout_ms) { return wait(handle(), timeout_ms); }

  // The same for a queue that somebody else may close meanwhile.
  static std::string wait(int queue, int timeout_ms) {
    epoll_event ready{};
    const int count = epoll_wait(queue, &ready, 1, timeout_ms);
    if (count < 0 && errno == EINTR) return "interrupted";
    if (count < 0) return errno == EBADF ? "EBADF" : "an error";
    return count == 0 ? "nothing" : in_words(ready.events);
  }

  int handle() const { return queue_.get(); }
  void close() { queue_.reset(); }

 private:
  int control(int operation, SocketHandle socket, Interest interest,
              Trigger trigger) {
    epoll_event entry{};
    if (interest != Interest::writing) entry.events |= EPOLLIN | EPOLLRDHUP;
    if (interest != Interest::reading) entry.events |= EPOLLOUT;
    if (trigger == Trigger::edge) entry.events |= EPOLLET;
    if (trigger == Trigger::one_shot) entry.events |= EPOLLONESHOT;
    return epoll_ctl(queue_.get(), operation, socket, &entry);
  }

  static std::string in_words(std::uint32_t events) {
    std::string words;
    const auto say = [&](std::uint32_t bit, const char* word) {
      if (events & bit) words += (words.empty() ? "" : "|") + std::string(word);
    };
    say(EPOLLIN, "IN");
    say(EPOLLOUT, "OUT");
    say(EPOLLRDHUP, "RDHUP");
    say(EPOLLHUP, "HUP");
    say(EPOLLERR, "ERR");
    return words;
  }

  Descriptor queue_{epoll_create1(EPOLL_CLOEXEC)};
};

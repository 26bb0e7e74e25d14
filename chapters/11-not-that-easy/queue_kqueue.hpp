// The laboratory's view of kqueue: the same functions as in queue_epoll.hpp,
// and the report in kqueue's words.
#pragma once

#include <sys/event.h>
#include <sys/time.h>

#include <chrono>
#include <string>
#include <thread>

#include "sockets.hpp"

enum class Trigger { level, edge, one_shot };
enum class Interest { reading, writing, both };

class Queue {
 public:
  void add(const Socket& socket, Interest interest, Trigger trigger) {
    if (interest != Interest::writing) {
      change(socket.get(), EVFILT_READ, trigger);
    }
    if (interest != Interest::reading) {
      change(socket.get(), EVFILT_WRITE, trigger);
    }
  }

  // There is nothing to re-arm: a fired EV_ONESHOT is gone, and is added again.
  std::string arm(SocketHandle socket, Interest interest) {
    const short filter =
        interest == Interest::reading ? EVFILT_READ : EVFILT_WRITE;
    const int error = try_change(socket, filter, Trigger::one_shot);
    return error == 0 ? "armed" : error == EBADF ? "EBADF" : "an error";
  }

  std::string look() {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return wait(0);
  }

  std::string wait(int timeout_ms) { return wait(handle(), timeout_ms); }

  // The same for a queue that somebody else may close meanwhile.
  static std::string wait(int queue, int timeout_ms) {
    const timespec timeout{timeout_ms / 1000, timeout_ms % 1000 * 1'000'000L};
    struct kevent ready[2];
    const int count = kevent(queue, nullptr, 0, ready, 2, &timeout);
    if (count < 0 && errno == EINTR) return "interrupted";
    if (count < 0) return errno == EBADF ? "EBADF" : "an error";
    std::string words;
    for (int i = 0; i < count; ++i) {
      words += (words.empty() ? "" : " + ") + in_words(ready[i]);
    }
    return words.empty() ? "nothing" : words;
  }

  int handle() const { return queue_.get(); }
  void close() { queue_.reset(); }

 private:
  static unsigned short flags_of(Trigger trigger) {
    switch (trigger) {
      case Trigger::level: return 0;
      case Trigger::edge: return EV_CLEAR;
      case Trigger::one_shot: return EV_ONESHOT;
    }
    return 0;
  }

  void change(SocketHandle socket, short filter, Trigger trigger) {
    const int error = try_change(socket, filter, trigger);
    if (error != 0) {
      throw std::system_error(error, std::generic_category(), "kevent");
    }
  }

  // The errno of the change, from its receipt; 0 if it was made.
  int try_change(SocketHandle socket, short filter, Trigger trigger) {
    struct kevent entry {};
    const auto flags = static_cast<unsigned short>(EV_ADD | EV_RECEIPT |
                                                   flags_of(trigger));
    EV_SET(&entry, static_cast<uintptr_t>(socket), filter, flags, 0, 0,
           nullptr);
    if (kevent(queue_.get(), &entry, 1, &entry, 1, nullptr) < 0) return errno;
    return static_cast<int>(entry.data);
  }

  static std::string in_words(const struct kevent& event) {
    std::string words = event.filter == EVFILT_READ ? "READ" : "WRITE";
    // How much can be read is exact; how much can be written is the kernel's
    // business, and differs from one to the next.
    if (event.filter == EVFILT_READ) {
      words += " " + std::to_string(event.data);
    }
    if (event.flags & EV_EOF) words += " EOF";
    if (event.fflags == ECONNREFUSED) words += " ECONNREFUSED";
    if (event.fflags == ECONNRESET) words += " ECONNRESET";
    return words;
  }

  Descriptor queue_{kqueue()};
};

// One kqueue, made of two epoll instances, an eventfd and a timerfd.
//
// The descriptor that the program holds is an epoll instance that watches
// every descriptor for reading. A second one, watched by the first, watches
// for writing: epoll has one registration for each descriptor, kqueue has two
// filters that know nothing of each other.
//
// epoll is used for edges only. An edge makes a knote active: it goes to the
// end of a list, as in the BSD kernels, and when events are fetched, the filter
// of each active knote looks whether there really is something to report.
#pragma once

#include <sys/event.h>

#include <list>
#include <map>
#include <mutex>

#include "knote.hpp"
#include "timers.hpp"

struct epoll_event;

namespace kqueue_on_epoll {

class Queue {
 public:
  // Watches over `epoll`, which stays the program's to close.
  explicit Queue(int epoll);
  ~Queue();
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  // Whether `epoll` was made, and not closed since, together with this.
  bool is_alive() const;

  // One entry of a changelist. Returns 0 or an errno. Any thread.
  int apply(const struct kevent& change);

  // The second half of kevent(): what it returns, with errno. Any thread.
  int wait(struct kevent* events, int capacity, const timespec* timeout);

 private:
  using Knotes = std::map<Knote::Key, Knote>;

  // changes.cpp
  Knote* find(const struct kevent& change);
  int add(const struct kevent& change);
  int attach(Knote& note, const struct kevent& change);
  int touch(Knote& note, const struct kevent& change);
  int touch_timer(Knote& note, const struct kevent& change);
  void touch_user(Knote& note, const struct kevent& change);
  int watch_again(const Knote& note);
  void drop(Knote& note);
  void forget(Knote& note);
  void activate(Knote& note);
  void activate_and_ring(Knote& note);
  void deactivate(Knote& note);
  void ring() const;

  // events.cpp
  void heed(const epoll_event* edges, int count);
  void heed_writers();
  void heed_descriptor(std::int16_t filter, std::uint64_t descriptor);
  int collect(struct kevent* events, int capacity);
  bool report(Knote& note, struct kevent& event);
  bool report_descriptor(Knote& note, struct kevent& event);
  void settle(Knote& note);

  const int epoll_;  // the program's descriptor: readers, and the other three
  const int writers_;
  const int bell_;

  std::mutex mutex_;  // guards all that follows
  Timers timers_;
  Knotes knotes_;
  std::list<Knote*> active_;
  int waiting_ = 0;
};

}  // namespace kqueue_on_epoll

// Selector: epoll, as the rest of the library sees it.
//
// The kernel keeps the list of who waits for what, and hands back the token
// that it was given with each entry. So nothing is left to remember here but
// the queue itself. epoll_create1(2), epoll_ctl(2), epoll_wait(2),
// eventfd(2)
#pragma once

#include <sys/epoll.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "deadline.hpp"
#include "interest.hpp"
#include "minimio/event.hpp"
#include "minimio/handle.hpp"
#include "minimio/result.hpp"

namespace minimio {

class Selector {
 public:
  // What is kept of a source, for as long as it is registered.
  struct Entry {
    NativeHandle handle;
  };

  // What is kept of a waker: a counter in the kernel that is never read.
  struct Bell {
    OwnedHandle counter;
  };

  static Result<std::unique_ptr<Selector>> create();

  // Any thread, also while another is in select().
  Result<Entry> add(NativeHandle handle, const Interest& interest);
  Result<> change(Entry& entry, const Interest& interest);
  Result<> remove(Entry& entry);
  Result<Bell> add_bell(Token token);
  Result<> ring(const Bell& bell) noexcept;
  void remove_bell(Bell& bell) noexcept;

  // One thread at a time. Replaces what is in `events`; leaves it empty only
  // when the deadline is over.
  Result<> select(Events& events, const Deadline& deadline);

 private:
  explicit Selector(OwnedHandle queue) noexcept;

  Result<> control(int operation, NativeHandle handle, epoll_event event);

  OwnedHandle queue_;
  std::vector<epoll_event> ready_;
};

}  // namespace minimio

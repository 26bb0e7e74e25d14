// Selector: kqueue, as the rest of the library sees it.
//
// A source is up to two entries in the kernel's queue, one that filters for
// reading and one for writing, and either reports for itself. To the rest of
// the library they are one registration, which makes one event. What is needed
// to put them together stands in a record for each source. kqueue(2), kevent(2)
#pragma once

#include <sys/event.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "deadline.hpp"
#include "interest.hpp"
#include "minimio/event.hpp"
#include "minimio/handle.hpp"
#include "minimio/result.hpp"
#include "records.hpp"

namespace minimio {

class Selector {
 public:
  // What is kept of a source, for as long as it is registered.
  struct Entry {
    Records::Slot slot;
  };

  // What is kept of a waker: an event that only we can cause.
  struct Bell {
    Records::Slot slot;
    void* name;
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

  int queue() const noexcept { return static_cast<int>(queue_.get()); }
  Result<> control(const Bell& bell, int flags, unsigned fflags) noexcept;
  Result<> silence(Records::Slot slot) noexcept;
  void report(std::size_t count, Events& events);

  OwnedHandle queue_;
  std::vector<struct kevent> ready_;

  std::mutex mutex_;  // guards what follows; never held while waiting
  Records records_;
  std::uint64_t batch_ = 0;
};

}  // namespace minimio

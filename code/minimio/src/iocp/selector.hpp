// Selector: a completion port, as the rest of the library sees it.
//
// The kernel keeps no list of who waits for what: it answers single questions.
// So the list is kept here, as a SocketPoll for each source, and each question
// is asked again when it has been answered. Bells are packets that we post
// ourselves.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "afd_group.hpp"
#include "deadline.hpp"
#include "hung_bell.hpp"
#include "interest.hpp"
#include "minimio/event.hpp"
#include "minimio/handle.hpp"
#include "minimio/result.hpp"
#include "port.hpp"
#include "socket_poll.hpp"

namespace minimio {

class Selector {
 public:
  // What is kept of a source, for as long as it is registered.
  struct Entry {
    std::unique_ptr<SocketPoll> poll;
  };

  // What is kept of a waker. The selector owns it.
  struct Bell {
    HungBell* bell;
  };

  static Result<std::unique_ptr<Selector>> create();

  // By now every entry has been removed.
  ~Selector();

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
  explicit Selector(Port port) noexcept;

  Result<> submit_due();
  void take(const OVERLAPPED_ENTRY& packet, Events& events);
  void take_poll(SocketPoll& poll, Events& events);
  void take_bell(HungBell& bell, Events& events);
  void free(HungBell& bell) noexcept;

  Port port_;

  // Guards everything that follows, and its contents, except a bell's is_rung.
  std::mutex mutex_;
  AfdGroup afds_{port_};
  std::vector<SocketPoll*> due_;
  std::size_t with_kernel_ = 0;  // of those that are removed
  std::vector<std::unique_ptr<HungBell>> bells_;

  // The thread that is in select().
  std::vector<OVERLAPPED_ENTRY> packets_;
};

}  // namespace minimio

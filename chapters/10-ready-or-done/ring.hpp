// io_uring by its three system calls, without a library.
//
// Two rings in memory that program and kernel share: submission entries go in
// at the tail of one and the kernel takes them from its head; completions come
// out of the other in the same way. Each index has one writer. So there is no
// lock; what is needed is that an index is seen to move after the entries that
// it makes visible were written, which acquire and release see to.
//
// Calls: io_uring_setup, mmap, io_uring_enter.
#pragma once

#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <atomic>
#include <optional>
#include <stdexcept>

#include "sockets.hpp"

// Thrown where the kernel has no io_uring, or forbids it.
struct NoRing : std::system_error {
  using std::system_error::system_error;
};

// What the kernel says about an operation that is done.
struct Completion {
  std::uint64_t token;  // user_data of its submission entry
  int result;           // what the system call would have returned, or -errno
};

// Memory shared with the kernel: unmapped when its owner goes.
class Mapping {
 public:
  Mapping(const Descriptor& ring, std::size_t size, off_t which)
      : size_(size),
        start_(mmap(nullptr, size, PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_POPULATE, ring.get(), which)) {
    if (start_ == MAP_FAILED) throw_socket_error("mmap");
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { munmap(start_, size_); }

  template <class T>
  T* at(std::size_t offset) const {
    return reinterpret_cast<T*>(static_cast<char*>(start_) + offset);
  }

 private:
  std::size_t size_;
  void* start_;
};

class Ring {
 public:
  explicit Ring(unsigned entries)
      : ring_(set_up(entries, parameters_)),
        rings_(ring_, size_of_rings(parameters_), IORING_OFF_SQ_RING),
        entries_(ring_, parameters_.sq_entries * sizeof(io_uring_sqe),
                 IORING_OFF_SQES) {}

  // An empty submission entry, to be filled in before the next enter().
  io_uring_sqe& next_entry() {
    const auto& offsets = parameters_.sq_off;
    const std::atomic_ref tail(*rings_.at<unsigned>(offsets.tail));
    const unsigned index = tail.load(std::memory_order_relaxed) + prepared_;
    if (index - submission_head() == parameters_.sq_entries) {
      throw std::length_error("the submission ring is full");
    }
    const unsigned slot = index & *rings_.at<unsigned>(offsets.ring_mask);
    rings_.at<unsigned>(offsets.array)[slot] = slot;
    ++prepared_;
    io_uring_sqe& entry = entries_.at<io_uring_sqe>(0)[slot];
    entry = {};
    return entry;
  }

  // One system call: hands over what has been prepared, and waits for
  // `wait_for` completions. A signal may end the wait early, and an order that
  // the kernel rejects keeps those behind it for the next call.
  void enter(unsigned wait_for) {
    std::atomic_ref tail(*rings_.at<unsigned>(parameters_.sq_off.tail));
    const unsigned end =
        tail.load(std::memory_order_relaxed) + std::exchange(prepared_, 0);
    tail.store(end, std::memory_order_release);
    const auto submitted =
        syscall(SYS_io_uring_enter, ring_.get(), end - submission_head(),
                wait_for, IORING_ENTER_GETEVENTS, nullptr, 0);
    ++calls_;
    if (submitted < 0 && errno != EINTR) throw_socket_error("io_uring_enter");
  }

  // The oldest completion that has not been taken yet.
  std::optional<Completion> take_completion() {
    const auto& offsets = parameters_.cq_off;
    std::atomic_ref head(*rings_.at<unsigned>(offsets.head));
    const std::atomic_ref tail(*rings_.at<unsigned>(offsets.tail));
    const unsigned index = head.load(std::memory_order_relaxed);
    if (index == tail.load(std::memory_order_acquire)) return {};
    const unsigned slot = index & *rings_.at<unsigned>(offsets.ring_mask);
    const io_uring_cqe& entry = rings_.at<io_uring_cqe>(offsets.cqes)[slot];
    const Completion completion{entry.user_data, entry.res};
    head.store(index + 1, std::memory_order_release);  // the slot is free
    return completion;
  }

  int calls() const { return calls_; }

 private:
  // How far the kernel has come with taking orders.
  unsigned submission_head() const {
    const std::atomic_ref head(
        *rings_.at<unsigned>(parameters_.sq_off.head));
    return head.load(std::memory_order_acquire);
  }

  static Descriptor set_up(unsigned entries, io_uring_params& parameters) {
    Descriptor ring(
        static_cast<int>(syscall(SYS_io_uring_setup, entries, &parameters)));
    if (!ring.is_open()) {
      throw NoRing(errno, std::generic_category(), "io_uring_setup");
    }
    // Linux 5.7, which also knows every operation that we use.
    if (!(parameters.features & IORING_FEAT_FAST_POLL)) {
      throw NoRing(ENOSYS, std::generic_category(), "before Linux 5.7");
    }
    return ring;
  }

  // Both rings are in one mapping; it reaches to the end of the longer one.
  static std::size_t size_of_rings(const io_uring_params& parameters) {
    const auto submissions =
        parameters.sq_off.array + parameters.sq_entries * sizeof(unsigned);
    const auto completions =
        parameters.cq_off.cqes + parameters.cq_entries * sizeof(io_uring_cqe);
    return submissions > completions ? submissions : completions;
  }

  io_uring_params parameters_{};  // first: set_up() fills it in
  Descriptor ring_;
  Mapping rings_;
  Mapping entries_;
  unsigned prepared_ = 0;
  int calls_ = 0;
};

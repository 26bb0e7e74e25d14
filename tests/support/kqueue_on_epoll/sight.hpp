// What Linux says about a descriptor, put as kqueue's filters would put it.
//
// A program may close a descriptor while another thread looks at it: to the
// kernel that is no race, and a real filter lives in the kernel. So the calls
// that a thread sanitizer would take for one are made as bare system calls.
#pragma once

#include <cstdint>
#include <optional>

namespace kqueue_on_epoll {

struct Sight {
  bool ready = false;
  bool at_end = false;       // EV_EOF
  std::uint32_t error = 0;   // for fflags
  std::intptr_t amount = 0;  // for data
};

// Which open file a descriptor stands for; nothing if it is closed. A number
// that was closed and handed out again has another one.
struct OpenFile {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  bool is_socket = false;
  bool operator==(const OpenFile&) const = default;
};
std::optional<OpenFile> open_file(int descriptor);

Sight sight_for_reading(int descriptor, const OpenFile& file);
Sight sight_for_writing(int descriptor, const OpenFile& file);

// epoll_ctl() that sees edges of `events`, whether or not it saw any before.
// Returns 0 or an errno.
int watch(int epoll, int descriptor, std::uint32_t events);
void unwatch(int epoll, int descriptor);

}  // namespace kqueue_on_epoll

// AfdGroup: as many handles to the driver as the sockets need.
//
// To cancel one poll, and to close a handle, the kernel looks at all that are
// pending on it, one by one. So no handle serves more than a few. wepoll was
// the first to settle for 32, and all others have followed.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "afd.hpp"
#include "minimio/result.hpp"

namespace minimio {

class AfdGroup {
 public:
  explicit AfdGroup(Port& port) noexcept : port_(port) {}

  struct Member {
    Afd afd;
    std::size_t sockets = 0;
  };

  struct Leave {
    AfdGroup* group;
    void operator()(Member* member) const noexcept { group->leave(*member); }
  };

  // A place for one socket with one of the handles, until it is destroyed.
  using Place = std::unique_ptr<Member, Leave>;

  Result<Place> join();

 private:
  void leave(Member& member) noexcept;
  Result<> add_member();

  Port& port_;
  std::vector<std::unique_ptr<Member>> members_;
  std::vector<Member*> with_room_;
};

}  // namespace minimio

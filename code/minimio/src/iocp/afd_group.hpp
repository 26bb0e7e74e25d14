// AfdGroup: as many handles to the driver as the sockets need.
//
// The more polls are pending on a handle, the more it costs to cancel one: with
// thousands of them, milliseconds. So no handle serves more than a few
// sockets. wepoll chose 32, as do mio and polling after it.
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

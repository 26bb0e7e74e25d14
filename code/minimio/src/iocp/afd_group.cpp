// Handles are opened when there is no room, and stay open for later sockets.
#include "afd_group.hpp"

#include <utility>

namespace minimio {
namespace {

constexpr std::size_t most_sockets = 32;

}  // namespace

Result<AfdGroup::Place> AfdGroup::join() {
  if (with_room_.empty()) {
    if (auto added = add_member(); !added) {
      return std::unexpected(added.error());
    }
  }
  Member* const member = with_room_.back();
  if (++member->sockets == most_sockets) with_room_.pop_back();
  return Place(member, Leave{this});
}

void AfdGroup::leave(Member& member) noexcept {
  if (member.sockets-- == most_sockets) with_room_.push_back(&member);
}

// Room in the second list for all that are in the first: leave() cannot fail.
Result<> AfdGroup::add_member() {
  auto afd = Afd::open(port_);
  if (!afd) return std::unexpected(afd.error());
  members_.push_back(std::make_unique<Member>(std::move(*afd)));
  with_room_.reserve(members_.size());
  with_room_.push_back(members_.back().get());
  return {};
}

}  // namespace minimio

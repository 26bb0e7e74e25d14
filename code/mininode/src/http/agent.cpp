// Five seconds, as Node has it; servers commonly wait for as long or longer.
#include "agent.hpp"

#include <chrono>
#include <utility>

#include "mininode/runtime.hpp"

namespace mininode::Http {
namespace {

constexpr std::chrono::seconds patience(5);
constexpr std::size_t most_kept = 256;

}  // namespace

std::optional<minimio::TcpStream> Agent::take(const std::string& server) {
  for (Place place = idle_.begin(); place != idle_.end(); ++place) {
    if (place->server != server) continue;
    place->watch.stop();
    minimio::TcpStream stream = std::move(place->stream);
    idle_.erase(place);
    return stream;
  }
  return {};
}

void Agent::keep(std::string server, minimio::TcpStream stream) {
  if (idle_.size() == most_kept) idle_.pop_back();
  idle_.emplace_front(std::move(server), std::move(stream));
  const Place place = idle_.begin();
  auto watch = Runtime::current().watch(
      place->stream, minimio::Interests::READABLE, "Http idle",
      [this, place](const minimio::Event&) { idle_.erase(place); });
  if (!watch) {
    idle_.erase(place);
    return;
  }
  place->watch = std::move(*watch);
  place->watch.set_ref(false);
  place->timer = set_timeout(patience, [this, place] { idle_.erase(place); });
  place->timer.unref();
}

}  // namespace mininode::Http

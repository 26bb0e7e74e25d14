// Five seconds, as Node has it; servers commonly wait for as long or longer.
#include "agent.hpp"

#include <chrono>
#include <span>
#include <utility>

#include "mininode/runtime.hpp"

namespace mininode::Http {
namespace {

constexpr std::chrono::seconds patience(5);
constexpr std::size_t most_kept = 256;

// Neither closed by the server nor with something on it that nobody has asked
// for, and that would be taken for the answer to the next request.
bool is_silent(minimio::TcpStream& stream) {
  std::byte byte;
  const auto count = stream.read(std::span(&byte, 1));
  return !count && count.error() == minimio::Errc::would_block;
}

}  // namespace

std::optional<minimio::TcpStream> Agent::take(const std::string& server) {
  for (Place next = idle_.begin(); next != idle_.end();) {
    const Place place = next++;
    if (place->server != server) continue;
    place->watch.stop();
    minimio::TcpStream stream = std::move(place->stream);
    idle_.erase(place);
    if (is_silent(stream)) return stream;
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

// Five seconds, as in Node; servers commonly wait as long or longer.
#include "agent.hpp"

#include <chrono>
#include <span>
#include <utility>

#include "mininode/runtime.hpp"

namespace mininode::Http {
namespace {

constexpr std::chrono::seconds patience(5);
constexpr std::size_t most_kept = 256;

// Neither closed by the server, nor with something on it that nobody asked for,
// and that would be taken for the answer to the next request.
bool is_silent(minimio::TcpStream& stream) {
  std::byte byte;
  const auto count = stream.read(std::span(&byte, 1));
  return !count && count.error() == minimio::Errc::would_block;
}

}  // namespace

std::unique_ptr<Connection> Agent::take(const std::string& server) {
  for (Place next = idle_.begin(); next != idle_.end();) {
    const Place place = next++;
    if (place->server != server) continue;
    auto connection = std::move(place->connection);
    idle_.erase(place);
    if (!is_silent(connection->stream)) continue;
    connection->watch.set_ref(true);
    return connection;
  }
  return nullptr;
}

void Agent::keep(std::string server, std::unique_ptr<Connection> connection) {
  if (idle_.size() == most_kept) idle_.pop_back();
  idle_.push_front({std::move(server), std::move(connection), Clock::now()});
  const Place place = idle_.begin();
  Watch& watch = place->connection->watch;
  watch.hand_over([this, place](const minimio::Event&) { idle_.erase(place); });
  watch.set_ref(false);
  if (!has_timer_) close_expired();
}

// And comes again for the next one.
void Agent::close_expired() {
  const auto now = Clock::now();
  while (!idle_.empty() && now - idle_.back().since >= patience) {
    idle_.pop_back();
  }
  has_timer_ = !idle_.empty();
  if (!has_timer_) return;
  timer_ = set_timeout(idle_.back().since + patience - now,
                       [this] { close_expired(); });
  timer_.unref();
}

}  // namespace mininode::Http

// A server that says a byte now and then, and what it does to a timer: with a
// client that blocks, and with Http.
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

void drip(Client& client) {
  client.read_request();
  client.send("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n");
  for (int i = 0; i < 40; ++i) {
    std::this_thread::sleep_for(25ms);
    client.send(".");
  }
}

// A timer of 10 ms that knows by how much it was late at the worst.
class Clock {
 public:
  Clock() : timer_(set_interval(10ms, [this] { tick(); })) {}

  void stop(const std::string& what) {
    clear_interval(timer_);
    tick();
    const auto ms = std::chrono::round<std::chrono::milliseconds>(worst_);
    print(what + ": at worst " + std::to_string(ms.count()) + " ms late");
  }

 private:
  void tick() {
    const auto now = Timers::Clock::now();
    worst_ = std::max(worst_, now - last_ - 10ms);
    last_ = now;
  }

  Timers::Clock::time_point last_ = Timers::Clock::now();
  Timers::Clock::duration worst_{};
  Timer timer_;
};

void get_blocking(const SmallServer& server, std::function<void()> done) {
  const Socket socket = ask(server.port(), 0, "anything");
  char bytes[4096];
  while (recv(socket.get(), bytes, sizeof bytes, 0) > 0) {
  }
  done();
}

void get(const SmallServer& server, std::function<void()> done) {
  Http::get(server.url(), [done = std::move(done)](Result<Http::Response>) {
    done();
  });
}

}  // namespace

int main() {
  const SmallServer server(drip);
  run([&] {
    const auto clock = std::make_shared<Clock>();
    get_blocking(server, [clock] { clock->stop("blocking"); });
  });
  run([&] {
    const auto clock = std::make_shared<Clock>();
    get(server, [clock] { clock->stop("Http"); });
  });
}

// Who takes part, and in what.
#include "results.hpp"

namespace bench {

const Suite& queues() {
  static const Suite suite{
      "speed",
      "the raw loop",
      {
          {"bench_epoll", "epoll", "", -1, "raw epoll"},
          {"bench_epoll_oneshot", "epoll 1×", "", 0},
          {"bench_minimio", "minimio", "", 1},
          {"bench_minimio_oneshot", "minimio 1×", "", 2},
          {"bench_libuv", "libuv", "libuv1-dev", 3},
          {"bench_libevent", "libevent", "libevent-dev", 4},
          {"bench_asio", "asio", "libasio-dev", 5},
      },
      {
          {"ping-pong", 1, 80'000, "ping-pong, 1"},
          {"ping-pong", 64, 80'000, "ping-pong, 64"},
          {"ping-pong", 1000, 120'000, "ping-pong, 1,000"},
          {"few-active", 1000, 200'000, "100 of 1,000"},
          {"few-active", 10000, 200'000, "100 of 10,000"},
          {"connections", 16, 8'000, "connect and close"},
          {"wake-ups", 2, 12'000, "wake-up and back"},
      },
      {},
  };
  return suite;
}

const Suite& runtimes() {
  static const Suite suite{
      "runtime_speed",
      "mininode",
      {
          {"runtime_mininode", "mininode", "libssl-dev", -1, "mininode"},
          {"runtime_libuv", "libuv", "libuv1-dev", 3},
          {"runtime_asio", "asio", "libasio-dev", 5},
          {"runtime_node", "Node", "nodejs, 20 or later,", 6},
      },
      {
          {"pool", 1, 20'000, "pool and back, 1"},
          {"pool", 64, 100'000, "pool and back, 64"},
          {"wake-ups", 2, 12'000, "wake-up and answer"},
          {"add-timers", 1, 1'000'000, "timer: add"},
          {"cancel-timers", 1, 1'000'000, "add, cancel"},
          {"fire-timers", 1, 1'000'000, "add, fire"},
          {"files", 64, 50'000, "read 4 KiB, 64"},
          {"keys", 16, 2'000, "PBKDF2, 16"},
          {"http", 64, 20'000, "HTTP GET, 64"},
      },
      {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2},
  };
  return suite;
}

}  // namespace bench

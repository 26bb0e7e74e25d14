#include "sockets.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace bench {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

bool stay_on(long first, long last) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  for (long core = first; core <= last; ++core) {
    CPU_SET(static_cast<std::size_t>(core), &cores);
  }
  return sched_setaffinity(0, sizeof cores, &cores) == 0;
}

bool stay_on(long core) { return stay_on(core, core); }

constexpr int flags = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;

}  // namespace

void fail_at(const char* call) {
  std::perror(call);
  std::exit(1);
}

void fail(const char* reason) {
  std::fprintf(stderr, "%s\n", reason);
  std::exit(1);
}

void raise_descriptor_limit() {
  rlimit limit{};
  must(getrlimit(RLIMIT_NOFILE, &limit), "getrlimit");
  limit.rlim_cur = limit.rlim_max;
  must(setrlimit(RLIMIT_NOFILE, &limit), "setrlimit");
}

void stay_on_this_core() { stay_on(sched_getcpu()); }

void keep_cores_awake() {
  for (long core = 0; core < core_count(); ++core) {
    std::thread([core] {
      const sched_param lowest{};
      if (!stay_on(core) ||
          pthread_setschedparam(pthread_self(), SCHED_IDLE, &lowest) != 0) {
        return;
      }
      for (volatile bool ever = true; ever;) {
      }
    }).detach();
  }
}

void stay_on_another_core() {
  const long here = sched_getcpu();
  for (long core = 0; core < core_count(); ++core) {
    if (core != here && stay_on(core)) return;
  }
}

long core_count() { return sysconf(_SC_NPROCESSORS_CONF); }

void stay_on_last_core() { stay_on(core_count() - 1); }

void stay_off_last_core() { stay_on(0, std::max(core_count() - 2, 0L)); }

void use_all_cores() { stay_on(0, core_count() - 1); }

void set_no_delay(int socket) {
  const int on = 1;
  must(setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on),
       "setsockopt");
}

int listener() {
  const int socket =
      static_cast<int>(must(::socket(AF_INET, flags, 0), "socket"));
  const sockaddr_in address = loopback(0);
  must(bind(socket, reinterpret_cast<const sockaddr*>(&address),
            sizeof address),
       "bind");
  must(listen(socket, 1024), "listen");
  return socket;
}

int port_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  must(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size),
       "getsockname");
  return ntohs(address.sin_port);
}

Circuit ping_pong(std::size_t connections) {
  Circuit circuit{Circuit::Transport::tcp, {}, 0};
  const int door = listener();
  const sockaddr_in address = loopback(port_of(door));
  for (std::size_t i = 0; i < connections; ++i) {
    const int near =
        static_cast<int>(must(socket(AF_INET, flags, 0), "socket"));
    // On the loopback a connection is complete when this returns.
    if (connect(near, reinterpret_cast<const sockaddr*>(&address),
                sizeof address) != 0 &&
        errno != EINPROGRESS) {
      must(-1, "connect");
    }
    const int far = static_cast<int>(must(
        accept4(door, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC),
        "accept4"));
    set_no_delay(near);
    set_no_delay(far);
    circuit.sockets.insert(circuit.sockets.end(), {near, far});
  }
  close(door);
  return circuit;
}

Circuit few_active(std::size_t descriptors, std::size_t active) {
  // Odd, so that they do not keep to every other socket.
  Circuit circuit{Circuit::Transport::local, {}, 2 * active + 1};
  for (std::size_t i = 0; i < descriptors / 2; ++i) {
    std::array<int, 2> pair{};
    must(socketpair(AF_UNIX, flags, 0, pair.data()), "socketpair");
    circuit.sockets.insert(circuit.sockets.end(), pair.begin(), pair.end());
  }
  return circuit;
}

void start(const Circuit& circuit, std::size_t count, std::size_t size) {
  const std::string message(size, 'x');
  for (std::size_t i = 0; i < count; ++i) {
    must(send(circuit.sockets[2 * i], message.data(), size, 0), "send");
  }
}

}  // namespace bench

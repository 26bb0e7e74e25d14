// libuv: its pool by uv_queue_work and uv_fs_…, timers and streams that lie
// in our own structures, uv_async_t to wake.
#include <fcntl.h>
#include <openssl/evp.h>
#include <uv.h>

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "contestant.hpp"
#include "reply.hpp"

namespace bench {
namespace {

// Ends the program if a call of libuv's fails; else returns what it returned.
template <class Number>
Number check(Number result) {
  if (result < 0) fail(uv_strerror(static_cast<int>(result)));
  return result;
}

struct Loop {
  Loop() { check(uv_loop_init(&loop)); }
  void run() { uv_run(&loop, UV_RUN_DEFAULT); }

  uv_loop_t loop;
};

// One of the tasks that are under way: begins again when it is done.
struct Lane {
  Progress& progress;
  Loop& loop;

  template <class Begin>
  void done(Begin begin) {
    if (progress.step()) {
      begin();
    } else {
      uv_stop(&loop.loop);
    }
  }
};

template <class Kind, class... Words>
void run_lanes(Progress& progress, int at_once, const Words&... words) {
  Loop loop;
  std::deque<Kind> lanes;
  for (int i = 0; i < at_once; ++i) {
    lanes.emplace_back(Lane{progress, loop}, words...).begin();
  }
  loop.run();
  // What is under way uses the lanes.
  for (auto& lane : lanes) lane.stop();
  loop.run();
}

struct Nothing : Lane {
  explicit Nothing(Lane lane) : Lane(lane) { request.data = this; }
  void begin() {
    check(uv_queue_work(&loop.loop, &request, [](uv_work_t*) {}, after));
  }
  void stop() { is_over = true; }
  static void after(uv_work_t* request, int status) {
    check(status);
    auto& self = *static_cast<Nothing*>(request->data);
    if (!self.is_over) self.done([&] { self.begin(); });
  }

  uv_work_t request;
  bool is_over = false;
};

struct OneKey : Lane {
  explicit OneKey(Lane lane) : Lane(lane) { request.data = this; }
  void begin() { check(uv_queue_work(&loop.loop, &request, work, after)); }
  void stop() { is_over = true; }
  static void work(uv_work_t* request) {
    auto& self = *static_cast<OneKey*>(request->data);
    const std::string salt = Key::salt;
    self.key.resize(Key::size);
    PKCS5_PBKDF2_HMAC(Key::password, -1,
                      reinterpret_cast<const unsigned char*>(salt.data()),
                      static_cast<int>(salt.size()), Key::iterations,
                      EVP_sha256(), Key::size,
                      reinterpret_cast<unsigned char*>(self.key.data()));
  }
  static void after(uv_work_t* request, int status) {
    check(status);
    auto& self = *static_cast<OneKey*>(request->data);
    if (!self.is_over) self.done([&] { self.begin(); });
  }

  uv_work_t request;
  std::string key;
  bool is_over = false;
};

// Opened, read and closed, each on the pool. There is room for more than the
// file has, so that a short read is known to be all of it.
struct OneFile : Lane {
  OneFile(Lane lane, const std::string& name) : Lane(lane), path(name) {
    request.data = this;
  }
  void begin() {
    check(uv_fs_open(&loop.loop, &request, path.c_str(), O_RDONLY, 0, opened));
  }
  void stop() { is_over = true; }

  static OneFile& of(uv_fs_t* request) {
    check(request->result);
    uv_fs_req_cleanup(request);
    return *static_cast<OneFile*>(request->data);
  }
  static void opened(uv_fs_t* request) {
    auto& self = of(request);
    self.file = static_cast<uv_file>(request->result);
    self.content.resize(2 * 4096);
    const uv_buf_t room = uv_buf_init(self.content.data(), 2 * 4096);
    check(uv_fs_read(&self.loop.loop, request, self.file, &room, 1, 0, read));
  }
  static void read(uv_fs_t* request) {
    auto& self = of(request);
    self.content.resize(static_cast<std::size_t>(request->result));
    check(uv_fs_close(&self.loop.loop, request, self.file, closed));
  }
  static void closed(uv_fs_t* request) {
    auto& self = of(request);
    if (self.content.size() != 4096) fail("not the whole file");
    self.content = {};
    if (!self.is_over) self.done([&] { self.begin(); });
  }

  std::string path;
  uv_fs_t request;
  uv_file file = -1;
  std::string content;
  bool is_over = false;
};

// A connection, and one request on it after another.
struct Connection : Lane {
  Connection(Lane lane, std::uint16_t to) : Lane(lane), port(to) {}

  void begin() {
    sockaddr_in address;
    check(uv_ip4_addr("127.0.0.1", port, &address));
    check(uv_tcp_init(&loop.loop, &socket));
    check(uv_tcp_nodelay(&socket, 1));
    socket.data = this;
    check(uv_tcp_connect(&connecting, &socket,
                         reinterpret_cast<const sockaddr*>(&address),
                         [](uv_connect_t* request, int status) {
                           check(status);
                           of(request->handle).connected();
                         }));
  }
  void stop() {
    uv_close(reinterpret_cast<uv_handle_t*>(&socket), [](uv_handle_t*) {});
  }

  static Connection& of(uv_stream_t* stream) {
    return *static_cast<Connection*>(stream->data);
  }
  void connected() {
    auto* const stream = reinterpret_cast<uv_stream_t*>(&socket);
    check(uv_read_start(
        stream,
        [](uv_handle_t*, std::size_t, uv_buf_t* buffer) {
          static char room[16 * 1024];
          *buffer = uv_buf_init(room, sizeof room);
        },
        [](uv_stream_t* from, ssize_t size, const uv_buf_t* room) {
          if (size != 0) of(from).heard(room->base, size);
        }));
    ask();
  }
  void ask() {
    const std::string text = request_for(port);
    const uv_buf_t data = uv_buf_init(const_cast<char*>(text.data()),
                                      static_cast<unsigned>(text.size()));
    check(uv_try_write(reinterpret_cast<uv_stream_t*>(&socket), &data, 1));
    reply.begin();
  }
  void heard(const char* data, ssize_t size) {
    check(size);
    if (!reply.feed({data, static_cast<std::size_t>(size)})) return;
    reply.take();
    done([this] { ask(); });
  }

  std::uint16_t port;
  uv_tcp_t socket;
  uv_connect_t connecting;
  Reply reply;
};

}  // namespace

void pool_round_trips(Progress& progress, int at_once) {
  run_lanes<Nothing>(progress, at_once);
}

void wake_ups(Progress& progress) {
  Loop loop;
  uv_async_t bell;
  std::function<bool()> answer;
  bell.data = &answer;
  check(uv_async_init(&loop.loop, &bell, [](uv_async_t* rung) {
    auto& heard = *static_cast<std::function<bool()>*>(rung->data);
    if (!heard()) uv_stop(rung->loop);
  }));
  Visitor visitor(progress, [&] { check(uv_async_send(&bell)); });
  answer = [&] { return visitor.answer(); };
  loop.run();
}

std::chrono::nanoseconds timers(int count, Ending ending) {
  static int fired;
  const auto begin = std::chrono::steady_clock::now();
  Delays delays = Delays::for_ending(ending);
  Loop loop;
  std::deque<uv_timer_t> all;  // which stay where they are
  for (int i = 0; i < count; ++i) {
    uv_timer_t& timer = all.emplace_back();
    check(uv_timer_init(&loop.loop, &timer));
    check(uv_timer_start(
        &timer, [](uv_timer_t*) { ++fired; },
        static_cast<std::uint64_t>(delays.next().count()), 0));
  }
  if (ending == Ending::cancelled) {
    for (auto& timer : all) check(uv_timer_stop(&timer));
  }
  if (ending == Ending::fired) {
    loop.run();
    if (fired != count) fail("not all timers fired");
  }
  return std::chrono::steady_clock::now() - begin;
}

void file_reads(Progress& progress, int at_once, const std::string& path) {
  run_lanes<OneFile>(progress, at_once, path);
}

void keys(Progress& progress, int at_once) {
  run_lanes<OneKey>(progress, at_once);
}

void http_gets(Progress& progress, int at_once, std::uint16_t port) {
  run_lanes<Connection>(progress, at_once, port);
}

std::string version() { return std::string("libuv ") + uv_version_string(); }

}  // namespace bench

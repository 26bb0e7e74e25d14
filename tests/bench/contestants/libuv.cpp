// libuv: streams with read callbacks; uv_try_write, which its documentation
// has for what can be written at once; uv_async_t to wake.
#include <arpa/inet.h>
#include <uv.h>

#include <thread>

#include "../contestant.hpp"
#include "../sockets.hpp"

namespace bench {
namespace {

// Ends the program if a call of libuv's fails; else returns what it returned.
template <class Number>
Number check(Number result) {
  if (result < 0) fail(uv_strerror(static_cast<int>(result)));
  return result;
}

void do_nothing(uv_handle_t*) {}

struct Loop {
  Loop() { check(uv_loop_init(&loop)); }
  ~Loop() {
    uv_walk(
        &loop,
        [](uv_handle_t* handle, void*) {
          if (!uv_is_closing(handle)) uv_close(handle, do_nothing);
        },
        nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
  }

  uv_loop_t loop;
};

// There is one message at a time, so one buffer will do.
void give_room(uv_handle_t*, std::size_t, uv_buf_t* buffer) {
  static char room[room_for_a_message];
  *buffer = uv_buf_init(room, sizeof room);
}

union Stream {
  uv_handle_t handle;
  uv_stream_t stream;
  uv_tcp_t tcp;
  uv_pipe_t pipe;
};

class UvRelay : public Relay {
 public:
  explicit UvRelay(const Circuit& circuit)
      : circuit_(circuit), streams_(circuit.sockets.size()) {
    for (std::size_t i = 0; i < streams_.size(); ++i) {
      open(streams_[i], circuit.sockets[i]);
      streams_[i].handle.data = this;
      check(uv_read_start(&streams_[i].stream, give_room, pass_on));
    }
  }

  void run(Progress& progress) override {
    progress_ = &progress;
    uv_run(&loop_.loop, UV_RUN_DEFAULT);
  }

 private:
  void open(Stream& stream, int socket) {
    if (circuit_.transport == Circuit::Transport::tcp) {
      check(uv_tcp_init(&loop_.loop, &stream.tcp));
      check(uv_tcp_open(&stream.tcp, socket));
    } else {
      check(uv_pipe_init(&loop_.loop, &stream.pipe, 0));
      check(uv_pipe_open(&stream.pipe, socket));
    }
  }

  static void pass_on(uv_stream_t* from, ssize_t size, const uv_buf_t* room) {
    if (size == 0) return;  // nothing there after all
    check(size);
    auto& self = *static_cast<UvRelay*>(from->data);
    const auto at =
        static_cast<std::size_t>(reinterpret_cast<Stream*>(from) -
                                 self.streams_.data());
    const uv_buf_t message =
        uv_buf_init(room->base, static_cast<unsigned>(size));
    check(uv_try_write(&self.streams_[self.circuit_.way_on(at)].stream,
                       &message, 1));
    if (!self.progress_->step()) uv_stop(&self.loop_.loop);
  }

  const Circuit& circuit_;
  Progress* progress_ = nullptr;
  std::vector<Stream> streams_;  // its handles outlive the loop
  Loop loop_;
};

class Connections {
 public:
  Connections(Progress& progress, int at_once) : progress_(progress) {
    check(uv_tcp_init(&loop_.loop, &listener_));
    listener_.data = this;
    check(uv_tcp_open(&listener_, listener()));
    check(uv_listen(reinterpret_cast<uv_stream_t*>(&listener_), 1024, arrived));
    sockaddr_storage room{};
    int size = sizeof room;
    auto* const name = reinterpret_cast<sockaddr*>(&room);
    check(uv_tcp_getsockname(&listener_, name, &size));
    check(uv_ip4_addr("127.0.0.1",
                      ntohs(reinterpret_cast<sockaddr_in*>(name)->sin_port),
                      &address_));
    for (int i = 0; i < at_once; ++i) begin();
  }

  void run() { uv_run(&loop_.loop, UV_RUN_DEFAULT); }

 private:
  struct Outgoing {
    uv_tcp_t stream;
    uv_connect_t request;
  };

  static Connections& self(void* handle) {
    return *static_cast<Connections*>(static_cast<uv_handle_t*>(handle)->data);
  }

  void begin() {
    auto* const out = new Outgoing;
    check(uv_tcp_init(&loop_.loop, &out->stream));
    out->stream.data = this;
    check(uv_tcp_connect(&out->request, &out->stream,
                         reinterpret_cast<const sockaddr*>(&address_),
                         connected));
  }

  static void connected(uv_connect_t* request, int status) {
    if (status == UV_ECANCELED) return;  // all is over
    check(status);
    const uv_buf_t byte = uv_buf_init(const_cast<char*>("x"), 1);
    check(uv_try_write(request->handle, &byte, 1));
    check(uv_read_start(request->handle, give_room, read_end));
  }

  static void read_end(uv_stream_t* stream, ssize_t size, const uv_buf_t*) {
    if (size == 0) return;
    if (size != UV_EOF) fail("more than the end");
    auto& all = self(stream);
    uv_close(reinterpret_cast<uv_handle_t*>(stream), [](uv_handle_t* handle) {
      delete reinterpret_cast<Outgoing*>(handle);
    });
    if (!all.progress_.step()) {
      uv_stop(&all.loop_.loop);
    } else {
      all.begin();
    }
  }

  static void arrived(uv_stream_t* listener, int status) {
    check(status);
    auto* const in = new uv_tcp_t;
    check(uv_tcp_init(listener->loop, in));
    auto* const stream = reinterpret_cast<uv_stream_t*>(in);
    check(uv_accept(listener, stream));
    check(uv_read_start(stream, give_room, read_byte));
  }

  static void read_byte(uv_stream_t* stream, ssize_t size, const uv_buf_t*) {
    if (size == 0) return;
    check(size);
    uv_close(reinterpret_cast<uv_handle_t*>(stream), [](uv_handle_t* handle) {
      delete reinterpret_cast<uv_tcp_t*>(handle);
    });
  }

  Progress& progress_;
  uv_tcp_t listener_;
  sockaddr_in address_;
  Loop loop_;
};

// One side of the waking: when it is woken, it wakes the other.
struct Side {
  Side(uv_async_cb woken) {
    check(uv_async_init(&loop.loop, &bell, woken));
    bell.data = this;
  }

  static Side& of(uv_async_t* bell) { return *static_cast<Side*>(bell->data); }

  uv_async_t bell;
  Loop loop;
  Side* other = nullptr;
  Progress* progress = nullptr;
};

}  // namespace

std::unique_ptr<Relay> make_relay(const Circuit& circuit) {
  return std::make_unique<UvRelay>(circuit);
}

void connections(Progress& progress, int at_once) {
  Connections(progress, at_once).run();
}

void wake_ups(Progress& progress) {
  static bool over;
  Side here([](uv_async_t* bell) {
    Side& side = Side::of(bell);
    if (!side.progress->step()) {
      over = true;
      uv_stop(&side.loop.loop);
    }
    check(uv_async_send(&side.other->bell));
  });
  Side there([](uv_async_t* bell) {
    Side& side = Side::of(bell);
    if (over) return uv_stop(&side.loop.loop);
    check(uv_async_send(&side.other->bell));
  });
  here.other = &there;
  there.other = &here;
  here.progress = &progress;
  std::thread other([&] {
    stay_on_another_core();
    uv_run(&there.loop.loop, UV_RUN_DEFAULT);
  });
  check(uv_async_send(&there.bell));
  uv_run(&here.loop.loop, UV_RUN_DEFAULT);
  other.join();
}

std::string version() { return std::string("libuv ") + uv_version_string(); }

}  // namespace bench

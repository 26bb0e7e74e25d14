// asio, without Boost: a context for one thread, a thread_pool beside it, and
// asio::post from the one to the other.
//
// It has asynchronous files only on io_uring; so files are read on the pool, by
// the calls that block.
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <asio.hpp>
#include <deque>
#include <functional>

#include "contestant.hpp"
#include "reply.hpp"

namespace bench {
namespace {

using asio::error_code;
using asio::ip::tcp;

void check(const error_code& error) {
  if (error) fail(error.message().c_str());
}

std::string read_file(const std::string& path) {
  const int file =
      static_cast<int>(must(open(path.c_str(), O_RDONLY | O_CLOEXEC), "open"));
  struct stat status;
  must(fstat(file, &status), "fstat");
  std::string content(static_cast<std::size_t>(status.st_size), '\0');
  const long size = must(read(file, content.data(), content.size()), "read");
  close(file);
  if (size != 4096) fail("not the whole file");
  return content;
}

std::string make_key() {
  const std::string salt = Key::salt;
  std::string key(Key::size, '\0');
  PKCS5_PBKDF2_HMAC(Key::password, -1,
                    reinterpret_cast<const unsigned char*>(salt.data()),
                    static_cast<int>(salt.size()), Key::iterations,
                    EVP_sha256(), Key::size,
                    reinterpret_cast<unsigned char*>(key.data()));
  return key;
}

// Does `work` on the pool and counts its results in the loop.
template <class Work>
class Tasks {
 public:
  Tasks(Progress& progress, Work work)
      : progress_(progress), work_(std::move(work)) {}

  void run(int at_once) {
    const auto stay = asio::make_work_guard(context_);
    for (int i = 0; i < at_once; ++i) begin();
    context_.run();
    pool_.join();
  }

 private:
  void begin() {
    asio::post(pool_, [this] {
      asio::post(context_, [this, result = work_()] {
        (void)result;
        progress_.step() ? begin() : context_.stop();
      });
    });
  }

  Progress& progress_;
  Work work_;
  asio::io_context context_{1};
  asio::thread_pool pool_{pool_threads};
};

// A connection, and one request on it after another.
class Connection {
 public:
  Connection(asio::io_context& context, Progress& progress,
             std::uint16_t port)
      : context_(context), progress_(progress), port_(port) {}

  void begin() {
    socket_.async_connect(
        tcp::endpoint(asio::ip::address_v4::loopback(), port_),
        [this](error_code error) {
          check(error);
          socket_.set_option(tcp::no_delay(true));
          socket_.non_blocking(true);
          ask();
        });
  }

 private:
  void ask() {
    const std::string text = request_for(port_);
    asio::write(socket_, asio::buffer(text));
    reply_.begin();
    hear();
  }

  void hear() {
    socket_.async_read_some(
        asio::buffer(room_), [this](error_code error, std::size_t size) {
          check(error);
          if (!reply_.feed({room_.data(), size})) return hear();
          reply_.take();
          progress_.step() ? ask() : context_.stop();
        });
  }

  asio::io_context& context_;
  Progress& progress_;
  std::uint16_t port_;
  tcp::socket socket_{context_};
  Reply reply_;
  std::array<char, 16 * 1024> room_;
};

}  // namespace

void pool_round_trips(Progress& progress, int at_once) {
  Tasks(progress, [] { return 0; }).run(at_once);
}

void wake_ups(Progress& progress) {
  asio::io_context context(1);
  const auto stay = asio::make_work_guard(context);
  std::function<bool()> answer;
  Visitor visitor(progress, [&] {
    asio::post(context, [&] {
      if (!answer()) context.stop();
    });
  });
  answer = [&] { return visitor.answer(); };
  context.run();
}

std::chrono::nanoseconds timers(int count, Ending ending) {
  const auto begin = std::chrono::steady_clock::now();
  Delays delays = Delays::for_ending(ending);
  asio::io_context context(1);
  std::deque<asio::steady_timer> all;
  int fired = 0;
  for (int i = 0; i < count; ++i) {
    all.emplace_back(context, delays.next()).async_wait([&](error_code error) {
      if (!error) ++fired;
    });
  }
  if (ending == Ending::cancelled) {
    for (auto& timer : all) timer.cancel();
  }
  if (ending == Ending::fired) {
    context.run();
    if (fired != count) fail("not all timers fired");
  }
  return std::chrono::steady_clock::now() - begin;
}

void file_reads(Progress& progress, int at_once, const std::string& path) {
  Tasks(progress, [&] { return read_file(path); }).run(at_once);
}

void keys(Progress& progress, int at_once) {
  Tasks(progress, make_key).run(at_once);
}

void http_gets(Progress& progress, int at_once, std::uint16_t port) {
  asio::io_context context(1);
  std::deque<Connection> connections;
  for (int i = 0; i < at_once; ++i) {
    connections.emplace_back(context, progress, port).begin();
  }
  context.run();
}

std::string version() {
  return "asio " + std::to_string(ASIO_VERSION / 100000) + "." +
         std::to_string(ASIO_VERSION / 100 % 1000) + "." +
         std::to_string(ASIO_VERSION % 100);
}

}  // namespace bench

// What requests do to the loop: nothing, for as long as they last.
#include <memory>

#include "http_support.hpp"
#include "mininode/dns.hpp"
#include "mininode/fs.hpp"

namespace {

// The most that a timer of 10 ms is late while the loop runs.
class Lateness {
 public:
  void begin() {
    last_ = Clock::now();
    timer_ = set_interval(10ms, [this] {
      const auto now = Clock::now();
      worst_ = std::max(worst_, now - last_ - 10ms);
      last_ = now;
      ++count_;
    });
  }
  void end() { clear_interval(timer_); }
  Clock::duration worst() const { return worst_; }
  int count() const { return count_; }

 private:
  Timer timer_;
  Clock::time_point last_;
  Clock::duration worst_{};
  int count_ = 0;
};

}  // namespace

TEST_CASE("http_a_slow_server_never_delays_a_timer") {
  // Each stands still for 1 s, so a loop that waits for one is late by that.
  const Server dripping([](Peer& peer) {
    peer.read_request();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");
    for (const std::string_view byte : {"a", "b", "c"}) {
      if (byte != "a") std::this_thread::sleep_for(1s);
      peer.send(byte);
    }
  });
  const FullListener full;
  Lateness lateness;
  std::string body;
  mininode::run([&] {
    lateness.begin();
    Request stuck{full.url()};
    stuck.timeout = 1s;
    Http::request(std::move(stuck), [](const Result<Response>&) {});
    Dns::lookup("nosuch.invalid", 80, [](const Result<Dns::Addresses>&) {});
    Http::get("http://nosuch.invalid/", [](const Result<Response>&) {});
    Http::get(dripping.url(), [&](Result<Response> one) {
      body = body_of(one);
      lateness.end();
    });
  });
  CHECK(body == "abc");
  CHECK(lateness.count() >= 50);
  CHECK(lateness.worst() < 500ms);
}

TEST_CASE("http_a_kept_connection_does_not_keep_the_loop") {
  const Server server(Server::replying([](const auto&) { return reply("x"); }));
  const auto start = Clock::now();
  CHECK(body_of(fetch(server.url())) == "x");
  CHECK(Clock::now() - start < 3s);  // it would be kept for 5
}

TEST_CASE("http_the_callback_is_called_before_the_loop_goes_on") {
  const Server server(Server::replying_once(reply("x")));
  std::vector<std::string> order;
  mininode::run([&] {
    Http::get("no url", [&](const Result<Response>&) {
      order.push_back("failed");
    });
    set_immediate([&] { order.push_back("immediate"); });
    order.push_back("main");
  });
  CHECK(order == std::vector<std::string>{"main", "failed", "immediate"});
}

TEST_CASE("http_an_exception_in_a_callback_is_the_runtimes_affair") {
  const Server server(Server::replying([](const auto&) { return reply("x"); }));
  int caught = 0;
  std::string second;
  Options options;
  options.on_uncaught = [&](std::exception_ptr) { ++caught; };
  mininode::run(
      [&] {
        Http::get(server.url(), [&](const Result<Response>&) {
          Http::get(server.url(),
                    [&](Result<Response> one) { second = body_of(one); });
          throw std::runtime_error("on purpose");
        });
      },
      std::move(options));
  CHECK(caught == 1);
  CHECK(second == "x");
}

TEST_CASE("http_the_callback_is_dropped_when_it_was_called") {
  const Server server(Server::replying([](const auto&) { return reply("x"); }));
  auto held = std::make_shared<int>();
  long count = 0;
  mininode::run([&] {
    Http::get(server.url(), [held](const Result<Response>&) {});
    Http::get("no url", [held](const Result<Response>&) {});
    Http::get(server.url(), [held, &count, &still = held](auto&&) mutable {
      held.reset();
      set_timeout(20ms, [&] { count = still.use_count(); });
    });
  });
  CHECK(count == 1);
}

TEST_CASE("http_two_runtimes_side_by_side_do_not_share_connections") {
  const Server server(Server::replying([](const auto&) { return reply("x"); }));
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      const auto outcomes =
          in_sequence(std::vector<Request>(50, {server.url()}));
      for (const auto& one : outcomes) {
        if (one && one->body == "x") ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 100);
  CHECK(server.connections() == 2);
}

TEST_CASE("http_what_was_received_can_be_written_to_a_file") {
  const Server server(Server::replying_once(reply(all_bytes())));
  const Folder folder;
  std::string same;
  mininode::run([&] {
    Http::get(server.url(), [&](Result<Response> response) {
      REQUIRE(response);
      Fs::write(folder / "file", response->body, [&](Result<> written) {
        REQUIRE(written);
        Fs::read(folder / "file",
                 [&](Result<std::string> text) { same = text.value_or(""); });
      });
    });
  });
  CHECK(same == all_bytes());
}

// Timeouts and cancelling, in each state that an exchange has.
#include <memory>

#include "http_support.hpp"

namespace {

enum class State { writing, waiting, head, body, chunk, redirected, kept };

constexpr State all_states[] = {
    State::writing, State::waiting,    State::head, State::body,
    State::chunk,   State::redirected, State::kept};

// A server that stands still when an exchange has come to a state.
class StandingStill {
 public:
  explicit StandingStill(State state)
      : state_(state), server_([this](Peer& peer) { serve(peer); }) {}

  // For State::kept, a first request that is answered comes before it.
  Request request() const {
    Request request{server_.url()};
    if (state_ == State::writing) {
      request.method = "POST";
      request.body.resize(32 * 1024 * 1024);
    }
    return request;
  }

  std::future<void> is_reached() { return reached_.get_future(); }

 private:
  void serve(Peer& peer) {
    const std::string head = "HTTP/1.1 200 OK\r\n";
    peer.read_head();
    switch (state_) {
      case State::writing:
        reached_.set_value();
        stand_still_.get_future().wait_for(20s);
        return;
      case State::waiting: break;
      case State::head: peer.send(head + "Content-Le"); break;
      case State::body: peer.send(head + "Content-Length: 9\r\n\r\n1"); break;
      case State::chunk:
        peer.send(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nab");
        break;
      case State::redirected:
        peer.send(reply("", "Location: /to\r\n", "302 Found"));
        peer.read_head();
        break;
      case State::kept:
        peer.send(reply("first"));
        peer.read_head();
        break;
    }
    reached_.set_value();
    peer.wait_for_end();
  }

  // Ends the standing still, before the server does.
  struct Release {
    std::promise<void>& promise;
    ~Release() { promise.set_value(); }
  };

  const State state_;
  std::promise<void> reached_;
  std::promise<void> stand_still_;
  Server server_;
  Release release_{stand_still_};
};

// Runs `begin` on a loop, after a first request if the state wants one.
void run_in(State state, const StandingStill& server, Callback<> begin) {
  mininode::run([&] {
    if (state != State::kept) return begin();
    Http::request(server.request(), [&](Result<Response> first) {
      CHECK(body_of(first) == "first");
      begin();
    });
  });
}

}  // namespace

TEST_CASE("http_a_request_times_out_in_each_state") {
  for (const State state : all_states) {
    CAPTURE(static_cast<int>(state));
    StandingStill server(state);
    std::vector<std::error_code> errors;
    const auto start = Clock::now();
    run_in(state, server, [&] {
      Request request = server.request();
      request.timeout = 80ms;
      Http::request(std::move(request), [&](const Result<Response>& one) {
        errors.push_back(error_of(one));
      });
    });
    CHECK(errors == std::vector{make_error_code(Errc::timed_out)});
    CHECK(Clock::now() - start >= 80ms);
    CHECK(Clock::now() - start < 5s);
  }
}

TEST_CASE("http_a_request_can_be_cancelled_in_each_state") {
  for (const State state : all_states) {
    CAPTURE(static_cast<int>(state));
    StandingStill server(state);
    std::vector<std::error_code> errors;
    run_in(state, server, [&] {
      const Http::Call call = Http::request(
          server.request(), [&](const Result<Response>& one) {
            errors.push_back(error_of(one));
          });
      when(server.is_reached(), [&, call] {
        call.cancel();
        CHECK(errors.empty());  // not from within cancel()
        call.cancel();
      });
    });
    CHECK(errors == std::vector{make_error_code(Errc::cancelled)});
  }
}

TEST_CASE("http_a_body_that_drips_times_out_as_a_whole") {
  std::atomic<bool> is_over = false;
  const Server server([&](Peer& peer) {
    peer.read_request();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    while (!is_over) {
      peer.send("x");
      std::this_thread::sleep_for(10ms);
    }
  });
  Request request{server.url()};
  request.timeout = 100ms;
  CHECK(error_of(fetch(request)) == Errc::timed_out);
  is_over = true;
}

TEST_CASE("http_redirects_share_one_timeout") {
  const Server server([](Peer& peer) {
    while (!peer.read_request().empty()) {
      std::this_thread::sleep_for(30ms);
      peer.send(reply("", "Location: /on\r\n", "302 Found"));
    }
  });
  Request request{server.url()};
  request.max_redirects = 1000;
  request.timeout = 150ms;
  CHECK(error_of(fetch(request)) == Errc::timed_out);
}

TEST_CASE("http_connecting_times_out") {
  const FullListener listener;
  Request request{listener.url()};
  request.timeout = 50ms;
  CHECK(error_of(fetch(request)) == Errc::timed_out);
}

TEST_CASE("http_connecting_can_be_cancelled") {
  const FullListener listener;
  const auto outcome = outcome_of<Response>([&](auto done) {
    const Http::Call call = Http::get(listener.url(), std::move(done));
    set_timeout(30ms, [call] { call.cancel(); });
  });
  CHECK(error_of(outcome) == Errc::cancelled);
}

TEST_CASE("http_looking_up_times_out_and_can_be_cancelled") {
  for (const bool is_cancelled : {true, false}) {
    std::promise<void> release;
    Options options;
    options.pool_threads = 1;
    std::error_code error;
    mininode::run(
        [&] {
          when(release.get_future(), [] {});
          Request request{"http://localhost:1/"};
          request.timeout = 30ms;
          const Http::Call call = Http::request(
              std::move(request), [&](const Result<Response>& one) {
                error = error_of(one);
                release.set_value();
              });
          if (is_cancelled) set_immediate([call] { call.cancel(); });
        },
        std::move(options));
    CHECK(error == (is_cancelled ? Errc::cancelled : Errc::timed_out));
  }
}

TEST_CASE("http_a_request_cancelled_at_once_is_never_made") {
  const Server server(Server::replying_once(reply("")));
  const auto outcome = outcome_of<Response>([&](auto done) {
    const Http::Call call = Http::get(server.url_by_name(), std::move(done));
    call.cancel();
    call.cancel();
  });
  CHECK(error_of(outcome) == Errc::cancelled);
  CHECK(server.connections() == 0);
}

TEST_CASE("http_a_request_to_an_address_can_be_cancelled_at_once") {
  const Server server(Server::replying_once(reply("")));
  const auto outcome = outcome_of<Response>([&](auto done) {
    Http::get(server.url(), std::move(done)).cancel();
  });
  CHECK(error_of(outcome) == Errc::cancelled);
}

TEST_CASE("http_cancelling_what_is_over_does_nothing") {
  const Server server(Server::replying_once(reply("x")));
  int calls = 0;
  Http::Call call;
  mininode::run([&] {
    call = Http::get(server.url(), [&](Result<Response> one) {
      ++calls;
      CHECK(body_of(one) == "x");
      call.cancel();  // from its own callback
      set_immediate([&] { call.cancel(); });
    });
  });
  call.cancel();  // without a runtime
  CHECK(calls == 1);
}

TEST_CASE("http_a_failed_request_can_be_cancelled_before_it_says_so") {
  const auto outcome = outcome_of<Response>([&](auto done) {
    Http::get("no url", std::move(done)).cancel();
  });
  CHECK(error_of(outcome) == Errc::bad_url);
}

TEST_CASE("http_one_request_can_cancel_the_others") {
  StandingStill still(State::waiting);
  const Server server(Server::replying_once(reply("x")));
  std::vector<std::string> order;
  mininode::run([&] {
    const Http::Call slow =
        Http::request(still.request(), [&](const Result<Response>& one) {
          order.push_back(one ? "?" : one.error().message());
        });
    when(still.is_reached(), [&, slow] {
      Http::get(server.url(), [&, slow](Result<Response> one) {
        order.push_back(body_of(one));
        slow.cancel();
      });
    });
  });
  CHECK(order == std::vector<std::string>{"x", "it was cancelled"});
}

TEST_CASE("http_a_runtime_may_end_in_each_state") {
  for (const State state : all_states) {
    CAPTURE(static_cast<int>(state));
    StandingStill server(state);
    auto held = std::make_shared<int>();
    Http::Call call;
    run_in(state, server, [&] {
      call = Http::request(server.request(),
                           [held](const Result<Response>&) { FAIL("called"); });
      when(server.is_reached(), [] { mininode::stop(); });
    });
    CHECK(held.use_count() == 1);  // the callback has gone with the runtime
    call.cancel();
  }
}

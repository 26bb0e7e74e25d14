// Requests that block the test, and what came of them.
#pragma once

#include <functional>
#include <optional>

#include "mininode/http.hpp"
#include "server.hpp"
#include "support.hpp"

using Http::Request;
using Http::Response;

inline Result<Response> fetch(Request request) {
  return outcome_of<Response>([&](auto done) {
    Http::request(std::move(request), std::move(done));
  });
}

inline Result<Response> fetch(std::string url) {
  return outcome_of<Response>(
      [&](auto done) { Http::get(std::move(url), std::move(done)); });
}

// What comes of a request to a server that answers so, and closes.
inline Result<Response> fetch_reply(std::string text,
                                    std::string method = "GET") {
  const Server server(Server::replying_once(std::move(text)));
  Request request{server.url()};
  request.method = std::move(method);
  return fetch(std::move(request));
}

inline std::string body_of(const Result<Response>& response) {
  return response ? response->body : response.error().message();
}

inline int status_of(const Result<Response>& response) {
  return response ? response->status : 0;
}

// Requests one after the other, on one loop; each begins in the callback of the
// one before, or some turns later.
enum class Pause { none, turns };

using Outcomes = std::vector<Result<Response>>;

inline Outcomes in_sequence(const std::vector<Request>& requests,
                            Pause pause = Pause::none) {
  Outcomes outcomes;
  std::function<void()> next = [&] {
    if (outcomes.size() == requests.size()) return;
    Http::request(requests[outcomes.size()], [&](Result<Response> one) {
      outcomes.push_back(std::move(one));
      if (pause == Pause::none) return next();
      set_timeout(20ms, [&] { next(); });
    });
  };
  mininode::run([&] { next(); });
  REQUIRE(outcomes.size() == requests.size());
  return outcomes;
}

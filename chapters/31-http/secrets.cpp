// A POST with a secret, which is sent on, and sent on again to somebody else.
#include <functional>
#include <string>
#include <utility>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;

namespace {

// Says what it hears, and answers all that it is asked with `reply`.
SmallServer::Serve answering(
    std::function<std::string(const std::string&)> reply) {
  return [reply = std::move(reply)](Client& client) {
    for (;;) {
      const std::string request = client.read_request();
      if (request.empty()) return;
      const bool has_secret = request.contains("\r\nAuthorization: ");
      print(request.substr(0, request.find(" HTTP")) +
            (has_secret ? ", with the secret" : ", without"));
      client.send(reply(request));
    }
  };
}

std::string redirect(const std::string& status, const std::string& location) {
  return "HTTP/1.1 " + status + "\r\nLocation: " + location +
         "\r\nContent-Length: 0\r\n\r\n";
}

}  // namespace

int main() {
  const SmallServer stranger(
      answering([](const std::string&) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nThanks";
      }),
      "stranger");
  const SmallServer shop(
      answering([&](const std::string& request) {
        return request.starts_with("POST /old")
                   ? redirect("307 Temporary Redirect", "new?from=old")
                   : redirect("303 See Other", stranger.url("/thanks"));
      }),
      "shop");
  return run([&] {
    Http::Request request{.url = shop.url("/old"), .method = "POST"};
    request.headers = {{"Authorization", "Bearer 1234"}};
    Http::request(request, [](Result<Http::Response> response) {
      print(response ? response->body : response.error().message());
    });
  });
}

// A reply is kept, with the mark that the server has given it. Later the server
// is asked whether it is still right.
#include <string>
#include <unordered_map>
#include <utility>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;

namespace {

// Must live as long as the loop.
class Cache {
 public:
  void get(const std::string& url, Callback<Result<std::string>> done) {
    Http::Request request{.url = url};
    if (const auto known = known_.find(url); known != known_.end()) {
      request.headers = {{"If-None-Match", known->second.mark}};
    }
    Http::request(request, [this, url, done = std::move(done)](
                               Result<Http::Response> response) mutable {
      if (!response) return done(std::unexpected(response.error()));
      done(body_of(url, std::move(*response)));
    });
  }

 private:
  struct Known {
    std::string mark;
    std::string body;
  };

  std::string body_of(const std::string& url, Http::Response response) {
    if (response.status == 304) return known_[url].body;
    const std::string mark(response.header("ETag"));
    if (response.status == 200 && !mark.empty()) {
      known_[url] = {mark, response.body};
    }
    return std::move(response.body);
  }

  std::unordered_map<std::string, Known> known_;
};

// Knows one text, and its mark.
void serve(Client& client) {
  for (;;) {
    const std::string request = client.read_request();
    if (request.empty()) return;
    const bool is_known = request.contains("\r\nIf-None-Match: \"1\"\r\n");
    print(is_known ? "304, nothing to send" : "200, and twelve bytes");
    client.send(is_known ? "HTTP/1.1 304 Not Modified\r\n\r\n"
                         : "HTTP/1.1 200 OK\r\nETag: \"1\"\r\n"
                           "Content-Length: 12\r\n\r\nHello, world");
  }
}

}  // namespace

int main() {
  const SmallServer server(serve);
  Cache cache;
  return run([&] {
    cache.get(server.url(), [&](Result<std::string> first) {
      print(first.value_or("failed"));
      cache.get(server.url(), [](Result<std::string> second) {
        print(second.value_or("failed"));
      });
    });
  });
}

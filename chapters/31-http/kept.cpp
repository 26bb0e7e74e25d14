// Connections that are kept: how many there are, and what happens if a server
// closes one of them at the wrong moment.
#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;

namespace {

std::atomic<int> requests = 0;  // that the servers have heard

const std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

void answer_all(Client& client) {
  while (!client.read_request().empty()) {
    ++requests;
    client.send(reply);
  }
}

// Hears a second request, and closes as if it had not.
void answer_one(Client& client) {
  for (int i = 0; i < 2 && !client.read_request().empty(); ++i) {
    ++requests;
    if (i == 0) client.send(reply);
  }
}

using Methods = std::vector<std::string>;

void request(const SmallServer& server, const Methods& methods, std::size_t i) {
  if (i == methods.size()) return;
  Http::Request one{.url = server.url(), .method = methods[i]};
  Http::request(one, [&, i](Result<Http::Response> response) {
    if (!response) print(methods[i] + ": " + response.error().message());
    request(server, methods, i + 1);
  });
}

// Sends one request after the other.
void count(const std::string& what, SmallServer::Serve serve,
           const Methods& methods) {
  requests = 0;
  const SmallServer server(std::move(serve));
  run([&] { request(server, methods, 0); });
  print(what + ": requests " + std::to_string(requests) + ", connections " +
        std::to_string(server.connections()));
}

}  // namespace

int main() {
  count("five GETs", answer_all, Methods(5, "GET"));
  count("two, and a server that closes", answer_one, Methods(2, "GET"));
  count("a GET and a POST, there", answer_one, {"GET", "POST"});
}

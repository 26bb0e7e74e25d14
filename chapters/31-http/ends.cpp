// Three ways in which a body ends, and one in which it does not. Every reply
// arrives in pieces of one byte.
#include <string>
#include <vector>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;

namespace {

const std::string ok = "HTTP/1.1 200 OK\r\n";
const std::vector<std::string> replies = {
    ok + "Content-Length: 12\r\n\r\nHello, world",
    ok + "Transfer-Encoding: chunked\r\n\r\n"
         "7\r\nHello, \r\n5\r\nworld\r\n0\r\n\r\n",
    ok + "\r\nHello, world",
    ok + "Content-Length: 12\r\n\r\nHello, "};

// Sends the reply whose number is in the target, and closes.
void serve(Client& client) {
  const std::string request = client.read_request();
  if (!request.starts_with("GET /")) return;
  for (const char& byte : replies.at(std::size_t(request[5] - '0'))) {
    client.send(std::string_view(&byte, 1));
  }
}

void get_from(const SmallServer& server, std::size_t number) {
  if (number == replies.size()) return;
  Http::get(server.url("/" + std::to_string(number)),
            [&server, number](Result<Http::Response> response) {
              print(response ? "\"" + response->body + "\""
                             : response.error().message());
              get_from(server, number + 1);
            });
}

}  // namespace

int main() {
  const SmallServer server(serve);
  return run([&] { get_from(server, 0); });
}

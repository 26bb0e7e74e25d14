// Three ways to lose patience: cancelled, too late, too much.
#include <atomic>
#include <chrono>
#include <string>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

void print_error(Result<Http::Response> response) {
  print(response ? "what?" : response.error().message());
}

void stay_silent(Client& client) {
  while (!client.read_request().empty()) {
  }
}

std::atomic<int> sent = 0;  // MiB

// Sends until the client has gone. There is no length: it ends with the stream.
void flood(Client& client) {
  client.read_request();
  client.send("HTTP/1.1 200 OK\r\n\r\n");
  const std::string mebibyte(1024 * 1024, 'x');
  for (;; ++sent) client.send(mebibyte);
}

}  // namespace

int main() {
  {
    const SmallServer silent(stay_silent);
    run([&] {
      const Http::Call call = Http::get(silent.url(), print_error);
      set_timeout(50ms, [call] {
        call.cancel();
        print("no more of that");
      });
    });
    run([&] {
      Http::Request request{.url = silent.url()};
      request.timeout = 50ms;
      Http::request(request, print_error);
    });
  }
  {
    const SmallServer flooding(flood);
    run([&] { Http::get(flooding.url(), print_error); });
  }
  print(sent < 32 ? "it got rid of less than 32 MiB" : "it got rid of more");
}

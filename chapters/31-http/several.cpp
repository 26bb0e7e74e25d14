// Several requests at once, to a server with a name, and one more when the
// first of them has been answered.
#include <string>
#include <utility>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "ask.hpp"

using namespace mininode;

namespace {

void get(int delay_ms, Callback<> done = [] {}) {
  const std::string delay = std::to_string(delay_ms);
  Http::get("http://localhost:" + std::to_string(delay_server_port()) +
                "/delay/" + delay,
            [done = std::move(done)](Result<Http::Response> response) mutable {
              print(response ? response->body : response.error().message());
              done();
            });
  print("asked for " + delay);
}

}  // namespace

int main() {
  return run([] {
    get(500);
    get(100, [] { get(250); });
    get(200);
  });
}

// A request that is tried again, after a while that doubles each time.
#include <chrono>
#include <string>
#include <utility>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

// Calls back with the first response, or with the error of the last try.
void get_patiently(std::string url, int tries, std::chrono::milliseconds pause,
                   Callback<Result<Http::Response>> done) {
  Http::get(url, [=, done = std::move(done)](
                     Result<Http::Response> response) mutable {
    if (response || tries == 1) return done(std::move(response));
    print(response.error().message() + ", again in " +
          std::to_string(pause.count()) + " ms");
    set_timeout(pause, [=, done = std::move(done)]() mutable {
      get_patiently(url, tries - 1, 2 * pause, std::move(done));
    });
  });
}

}  // namespace

int main() {
  return run([] {
    // Port 1 is for a protocol that has died out: nobody listens there.
    get_patiently("http://127.0.0.1:1/", 4, 20ms,
                  [](Result<Http::Response> response) {
                    print(response ? "what?" : "given up");
                  });
  });
}

// Three servers are asked, the first answer is taken, and the others are told
// not to bother.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "ask.hpp"

using namespace mininode;

namespace {

// Calls back once: with the first response, or with the last error if there is
// none.
class FirstOf : public std::enable_shared_from_this<FirstOf> {
 public:
  explicit FirstOf(Callback<Result<Http::Response>> done)
      : done_(std::move(done)) {}

  void ask(std::string url) {
    ++left_;
    calls_.push_back(Http::get(
        std::move(url),
        [self = shared_from_this()](Result<Http::Response> response) {
          self->hear(std::move(response));
        }));
  }

 private:
  void hear(Result<Http::Response> response) {
    --left_;
    if (!done_ || (!response && left_ > 0)) return;
    for (const Http::Call& call : calls_) call.cancel();
    std::exchange(done_, {})(std::move(response));
  }

  Callback<Result<Http::Response>> done_;
  std::vector<Http::Call> calls_;
  int left_ = 0;
};

std::string url(int delay_ms, const std::string& text) {
  return "http://127.0.0.1:" + std::to_string(delay_server_port()) +
         "/delay/" + std::to_string(delay_ms) + "/" + text;
}

}  // namespace

int main() {
  return run([] {
    const auto race = std::make_shared<FirstOf>(
        [start = Timers::Clock::now()](Result<Http::Response> response) {
          print("first: " +
                (response ? response->body : response.error().message()));
          const auto time = Timers::Clock::now() - start;
          print(time < std::chrono::seconds(1) ? "in less than a second"
                                               : "too late");
        });
    race->ask("http://no-such-host.invalid/");
    race->ask(url(3000, "slow"));
    race->ask(url(200, "quick"));
  });
}

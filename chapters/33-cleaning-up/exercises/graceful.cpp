// Ending with grace: nothing new is begun, what is under way may end, but not
// for ever.
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <mininode/error.hpp>
#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "ask.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

class Client {
 public:
  void get(int delay_ms, std::string name) {
    if (is_ending_) return print(name + " is not even begun");
    ++under_way_;
    calls_.push_back(Http::get(
        "http://127.0.0.1:" + std::to_string(delay_server_port()) + "/delay/" +
            std::to_string(delay_ms) + "/" + name,
        [this, name](Result<Http::Response> response) {
          --under_way_;
          if (under_way_ == 0) deadline_.clear();
          print(name + ": " +
                (response ? "done" : response.error().message()));
        }));
  }

  // Gives those who are under way so long.
  void end(std::chrono::milliseconds grace) {
    is_ending_ = true;
    print("ends, with " + std::to_string(under_way_) + " under way");
    if (under_way_ == 0) return;
    deadline_ = set_timeout(grace, [this] {
      print("time is up");
      for (const Http::Call& call : calls_) call.cancel();
    });
  }

 private:
  bool is_ending_ = false;
  int under_way_ = 0;
  std::vector<Http::Call> calls_;
  Timer deadline_;
};

}  // namespace

int main() {
  Client client;
  return run([&] {
    client.get(150, "quick");
    client.get(5000, "slow");
    set_timeout(50ms, [&] { client.end(300ms); });
    set_timeout(100ms, [&] { client.get(10, "late"); });
  });
}

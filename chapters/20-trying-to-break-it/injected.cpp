// Seven calls, and what each answers. Run below strace, which makes system
// calls fail on purpose.
#include <chrono>
#include <iostream>

#include <minimio/minimio.hpp>

using namespace minimio;
using namespace std::chrono_literals;

namespace {

template <class T>
bool print(const char* what, const Result<T>& result) {
  std::cout << what << ": " << (result ? "done" : result.error().message())
            << "\n";
  return result.has_value();
}

}  // namespace

int main() {
  auto poll = Poll::create();
  if (!print("create", poll)) return 0;
  const auto registrator = poll->registrator();
  auto socket = UdpSocket::bind(SocketAddress::loopback(0)).value();
  if (!print("register", registrator.register_source(socket, 1,
                                                     Interests::READABLE))) {
    std::cout << "registered: " << (socket.is_registered() ? "yes" : "no")
              << "\n";
  }
  Events events(4);
  const auto start = std::chrono::steady_clock::now();
  print("poll for 1.5 ms", poll->poll(events, 1500us));
  std::cout << "early: "
            << (std::chrono::steady_clock::now() - start < 1500us ? "yes"
                                                                  : "no")
            << "\n";
  const auto waker = registrator.waker(2);
  if (print("waker", waker)) {
    print("wake", waker->wake());
    print("poll", poll->poll(events));
    std::cout << "events: " << events.size() << "\n";
  }
  print("close", registrator.close_loop());
}

// A server that runs out of descriptors, and does not run in circles.
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <vector>

#include <minimio/minimio.hpp>

using namespace minimio;
using namespace std::chrono_literals;

namespace {

// Opens descriptors until there are no more.
std::vector<OwnedHandle> take_all_descriptors() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = 64;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  std::vector<OwnedHandle> taken;
  for (int descriptor; (descriptor = ::dup(0)) != -1;) {
    taken.emplace_back(descriptor);
  }
  return taken;
}

void print(const char* what, const std::string& answer) {
  std::cout << what << ": " << answer << "\n";
}

}  // namespace

int main() {
  auto poll = Poll::create().value();
  const auto registrator = poll.registrator();
  auto listener = TcpListener::bind(SocketAddress::loopback(0)).value();
  const auto client =
      TcpStream::connect(listener.local_address().value()).value();
  if (!registrator.register_source(listener, 1, Interests::READABLE)) return 1;
  auto taken = take_all_descriptors();

  Events events(4);
  if (!poll.poll(events, 1s)) return 1;
  print("events", std::to_string(events.size()));
  auto accepted = listener.accept();
  print("accept", accepted ? "done" : accepted.error().message());
  if (!poll.poll(events, 50ms)) return 1;
  print("events in the next 50 ms", std::to_string(events.size()));

  const auto waker = registrator.waker(2);
  print("a waker", waker ? "made" : waker.error().message());

  taken.pop_back();
  std::cout << "a descriptor is free again\n";
  if (!registrator.reregister(listener, 1, Interests::READABLE)) return 1;
  if (!poll.poll(events, 1s)) return 1;
  print("events", std::to_string(events.size()));
  accepted = listener.accept();
  print("accept", accepted ? "done" : accepted.error().message());
  print("closing the loop",
        registrator.close_loop() ? "done" : "no descriptor for it");
}

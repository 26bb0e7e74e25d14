// A source is removed while the packet of its event lies in the port already.
#include <memory>

#include "../question.hpp"
#include "socket_poll.hpp"

using namespace minimio;

int main() {
  Port port = Port::create().value();
  AfdGroup afds(port);
  Mailed mailed;
  auto poll = std::make_unique<SocketPoll>(
      afds.join().value(), mailed.socket(),
      Interest{7, Interests::READABLE, Trigger::oneshot});
  if (!poll->submit()) return 1;
  mailed.mail();  // the answer is there, and nobody has taken it

  const auto holder = poll->remove();
  std::cout << "to be freed by "
            << (holder == SocketPoll::Holder::us ? "us, at once"
                                                 : "whoever takes the packet")
            << "\n";
  const bool came = next_packet(port).has_value();
  std::cout << "its packet: " << (came ? "came" : "did not come") << "\n";
  std::cout << "its event: "
            << (poll->complete() == Readiness::none ? "dropped" : "reported")
            << "\n";
}

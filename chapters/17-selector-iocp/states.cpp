// The life of one registered socket, a step at a time.
#include "question.hpp"
#include "socket_poll.hpp"

using namespace minimio;

namespace {

constexpr Interests both = Interests::READABLE | Interests::WRITABLE;

const char* name_of(SocketPoll::State state) {
  switch (state) {
    case SocketPoll::State::idle:
      return "idle";
    case SocketPoll::State::due:
      return "due";
    case SocketPoll::State::pending:
      return "pending";
    case SocketPoll::State::cancelling:
      return "cancelling";
    case SocketPoll::State::removed:
      return "removed";
  }
  return "?";
}

void print(const char* what, const SocketPoll& poll) {
  std::cout << what << ": " << name_of(poll.state()) << "\n";
}

void take_packet(Port& port, SocketPoll& poll) {
  if (!next_packet(port)) {
    print("no packet", poll);
    return;
  }
  const Readiness ready = poll.complete();
  print(ready == Readiness::none ? "packet, no event" : "packet, an event",
        poll);
}

}  // namespace

int main() {
  Port port = Port::create().value();
  AfdGroup afds(port);
  Mailed mailed;
  SocketPoll poll(afds.join().value(), mailed.socket(),
                  {7, Interests::READABLE, Trigger::oneshot});
  print("made", poll);
  (void)poll.submit();
  print("submitted", poll);
  (void)poll.change({7, Interests::READABLE, Trigger::oneshot});
  print("changed to the same", poll);
  (void)poll.change({7, both, Trigger::oneshot});
  print("widened", poll);
  take_packet(port, poll);
  (void)poll.submit();
  print("submitted", poll);
  take_packet(port, poll);

  (void)poll.change({7, both, Trigger::level});
  print("armed again, level", poll);
  take_packet(port, poll);
  (void)poll.submit();
  print("submitted", poll);
  (void)poll.change({7, Interests::READABLE, Trigger::oneshot});
  print("narrowed to reading", poll);
  take_packet(port, poll);
  (void)poll.submit();
  print("submitted", poll);
  take_packet(port, poll);
  mailed.mail();
  std::cout << "a datagram arrives\n";
  take_packet(port, poll);
}

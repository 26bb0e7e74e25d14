// One question to the driver, and one answer.
#include "afd.hpp"
#include "question.hpp"

using namespace minimio;

namespace {

void ask(Afd& afd, Lent<AfdRequest>& request, const Mailed& mailed) {
  const auto asked =
      afd.poll(request, mailed.socket(), AFD_POLL_RECEIVE, &request);
  std::cout << (asked ? "asked" : asked.error().message()) << "\n";
}

void listen(Port& port, Lent<AfdRequest>& request) {
  if (!next_packet(port)) {
    std::cout << "  no answer\n";
    return;
  }
  const AfdRequest& answer = request.take_back();
  if (answer.outcome.Status < 0) {  // then `events` is still the question's
    std::cout << "  no answer, but an end\n";
    return;
  }
  std::cout << "  answer: "
            << (answer.events & AFD_POLL_RECEIVE ? "can be read" : "nothing")
            << "\n";
}

}  // namespace

int main() {
  Port port = Port::create().value();
  Afd afd = Afd::open(port).value();
  Mailed mailed;
  Lent<AfdRequest> request;

  ask(afd, request, mailed);
  listen(port, request);
  mailed.mail();
  std::cout << "a datagram arrives\n";
  listen(port, request);
  mailed.mail();
  std::cout << "another\n";
  listen(port, request);  // nobody has asked
  ask(afd, request, mailed);
  listen(port, request);
  mailed.read();
  mailed.read();
  ask(afd, request, mailed);
  listen(port, request);
  std::cout << "cancelled\n";
  if (!afd.cancel(request)) return 1;
  listen(port, request);
}

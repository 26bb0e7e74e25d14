// A promise: an object that stands for a text which is not there yet, and
// keeps what is to be done with it.
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "ask.hpp"
#include "poll_loop.hpp"
#include "receive_some.hpp"

namespace {

class Promise {
 public:
  using Use = std::function<void(std::string)>;
  using Step = std::function<Promise(std::string)>;

  // For whoever has promised it: here it is.
  void resolve(std::string text) const {
    if (state_->use) {
      state_->use(std::move(text));
    } else {
      state_->text = std::move(text);
    }
  }

  // What to do with the text, now or when it comes.
  void done(Use use) const {
    if (state_->text) {
      use(*state_->text);
    } else {
      state_->use = std::move(use);
    }
  }

  // What to do next, which is a promise again; so the whole is one as well.
  Promise then(Step step) const {
    const Promise whole;
    done([step, whole](std::string text) {
      step(std::move(text)).done([whole](std::string result) {
        whole.resolve(std::move(result));
      });
    });
    return whole;
  }

 private:
  struct State {
    std::optional<std::string> text;  // if it came before its use
    Use use;                          // or the other way round
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

struct Conversation {
  Socket socket;
  std::string reply;
};

void receive_rest(PollLoop& loop, std::shared_ptr<Conversation> conversation,
                  Promise promise) {
  const SocketHandle socket = conversation->socket.get();
  loop.when_readable(socket, [&loop, conversation, promise] {
    if (receive_some(conversation->socket.get(), conversation->reply) ==
        Received::end) {
      promise.resolve(text_of(conversation->reply));
    } else {
      receive_rest(loop, conversation, promise);
    }
  });
}

Promise ask_for(PollLoop& loop, int delay_ms, const std::string& text) {
  auto conversation = std::make_shared<Conversation>(
      ask(delay_server_port(), delay_ms, text), "");
  set_nonblocking(conversation->socket.get());
  Promise promise;
  receive_rest(loop, std::move(conversation), promise);
  return promise;
}

}  // namespace

int main() try {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  PollLoop loop;
  ask_for(loop, 200, "two")
      .then([&loop](std::string text) {
        return ask_for(loop, 100, text + " and one");
      })
      .done([start](std::string text) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
            Clock::now() - start);
        std::cout << "after " << ms.count() << " ms: " << text << "\n";
      });
  std::cout << "asked" << std::endl;
  loop.run();
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

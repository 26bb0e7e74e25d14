// Five questions: four are answered after 500 milliseconds, the last one at
// once. When is the last answer there, with a pool of four and with callbacks?
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "ask.hpp"
#include "poll_loop.hpp"
#include "receive_some.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Question {
  int delay_ms;
  std::string text;
};

const std::vector<Question> questions = {{500, "slow"},
                                         {500, "slow"},
                                         {500, "slow"},
                                         {500, "slow"},
                                         {0, "fast"}};

Socket ask_question(std::uint16_t port, const Question& question) {
  return ask(port, question.delay_ms, question.text);
}

// Prints when the fast one is there, and nothing about the others.
void note(const std::string& way, const std::string& text,
          Clock::time_point start) {
  if (text != "fast") return;
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
      Clock::now() - start);
  std::cout << way << ": after " << ms.count() << " ms" << std::endl;
}

void work(std::uint16_t port, std::atomic<std::size_t>& next,
          Clock::time_point start) {
  for (std::size_t i; (i = next++) < questions.size();) {
    const Socket socket = ask_question(port, questions[i]);
    std::string reply;
    while (receive_some(socket.get(), reply) != Received::end) {
    }
    note("a pool of four", text_of(reply), start);
  }
}

void with_a_pool(std::uint16_t port) {
  const auto start = Clock::now();
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> pool;
  for (int i = 0; i < 4; ++i) {
    pool.emplace_back([&] { work(port, next, start); });
  }
  for (auto& thread : pool) thread.join();
}

struct Conversation {
  Socket socket;
  std::string reply;
};

void receive_rest(PollLoop& loop, std::shared_ptr<Conversation> open,
                  Clock::time_point start) {
  loop.when_readable(open->socket.get(), [&loop, open, start] {
    if (receive_some(open->socket.get(), open->reply) == Received::end) {
      note("callbacks", text_of(open->reply), start);
    } else {
      receive_rest(loop, open, start);
    }
  });
}

void with_callbacks(std::uint16_t port) {
  const auto start = Clock::now();
  PollLoop loop;
  for (const Question& question : questions) {
    auto open = std::make_shared<Conversation>(ask_question(port, question));
    set_nonblocking(open->socket.get());
    receive_rest(loop, std::move(open), start);
  }
  loop.run();
}

}  // namespace

int main() try {
  const auto port = delay_server_port();
  with_a_pool(port);
  with_callbacks(port);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

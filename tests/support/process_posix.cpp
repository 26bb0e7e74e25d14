// Process on POSIX: posix_spawn, two pipes, one thread that drains each.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <system_error>

#include "drain.hpp"
#include "process.hpp"

extern char** environ;

namespace support {

struct Process::Child {
  pid_t id = 0;
  bool reaped = false;
  int status = 0;
  std::unique_ptr<Drain> output;
  std::unique_ptr<Drain> errors;
};

namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;

  Pipe() {
    int ends[2];
    if (pipe(ends) != 0) {
      throw std::system_error(errno, std::generic_category(), "pipe");
    }
    read_end = ends[0];
    write_end = ends[1];
    fcntl(read_end, F_SETFD, FD_CLOEXEC);
    fcntl(write_end, F_SETFD, FD_CLOEXEC);
  }
};

std::vector<std::string> child_environment(
    const std::vector<Process::Variable>& changes) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    bool changed = false;
    for (const auto& change : changes) {
      changed = changed || text.starts_with(change.name + "=");
    }
    if (!changed) result.push_back(text);
  }
  for (const auto& change : changes) {
    if (!change.value.empty()) {
      result.push_back(change.name + "=" + change.value);
    }
  }
  return result;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::unique_ptr<Drain> drain(int descriptor) {
  return std::make_unique<Drain>([descriptor](char* bytes, std::size_t size) {
    ssize_t count = 0;
    do {
      count = read(descriptor, bytes, size);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) close(descriptor);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  });
}

}  // namespace

Process::Process(const std::vector<std::string>& words,
                 const std::vector<Variable>& environment)
    : child_(std::make_unique<Child>()) {
  Pipe output;
  Pipe errors;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.write_end, 1);
  posix_spawn_file_actions_adddup2(&actions, errors.write_end, 2);
  auto arguments = words;
  auto variables = child_environment(environment);
  const int error = posix_spawn(
      &child_->id, words.at(0).c_str(), &actions, nullptr,
      pointers_to(arguments).data(), pointers_to(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  close(output.write_end);
  close(errors.write_end);
  child_->output = drain(output.read_end);
  child_->errors = drain(errors.read_end);
  if (error != 0) {
    child_->reaped = true;
    throw std::system_error(error, std::generic_category(), words[0]);
  }
}

Process::Process(Process&&) noexcept = default;
Process& Process::operator=(Process&&) noexcept = default;

Process::~Process() {
  if (child_ && !child_->reaped) wait(std::chrono::milliseconds(0));
}

std::string Process::read_line() { return child_->output->read_line(); }

void Process::kill() {
  if (!child_->reaped) ::kill(child_->id, SIGKILL);
}

Outcome Process::wait(std::chrono::milliseconds limit) {
  Outcome outcome;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  // The child has ended when both of its outputs have: no polling needed.
  if (!child_->output->wait_for_end(deadline) ||
      !child_->errors->wait_for_end(deadline)) {
    outcome.timed_out = true;
    kill();
  }
  if (!child_->reaped) {
    while (waitpid(child_->id, &child_->status, 0) < 0 && errno == EINTR) {
    }
    child_->reaped = true;
  }
  outcome.status = WIFEXITED(child_->status)
                       ? WEXITSTATUS(child_->status)
                       : 128 + WTERMSIG(child_->status);
  outcome.output = child_->output->text();
  outcome.errors = child_->errors->text();
  return outcome;
}

}  // namespace support

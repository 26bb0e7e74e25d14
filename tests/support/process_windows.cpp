// Process on Windows: CreateProcess, two pipes, one thread that drains each.
#include <windows.h>

#include <map>
#include <system_error>

#include "drain.hpp"
#include "process.hpp"

namespace support {

struct Process::Child {
  HANDLE handle = nullptr;
  bool reaped = false;
  DWORD status = 0;
  std::unique_ptr<Drain> output;
  std::unique_ptr<Drain> errors;

  ~Child() {
    if (handle != nullptr) CloseHandle(handle);
  }
};

namespace {

[[noreturn]] void throw_last_error(const std::string& call) {
  throw std::system_error(static_cast<int>(GetLastError()),
                          std::system_category(), call);
}

struct Pipe {
  HANDLE read_end = nullptr;
  HANDLE write_end = nullptr;

  Pipe() {
    SECURITY_ATTRIBUTES inherit{sizeof inherit, nullptr, TRUE};
    if (!CreatePipe(&read_end, &write_end, &inherit, 0)) {
      throw_last_error("CreatePipe");
    }
    SetHandleInformation(read_end, HANDLE_FLAG_INHERIT, 0);
  }
};

// The block that CreateProcess wants: NAME=VALUE, each ended by a zero byte.
std::string child_environment(const std::vector<Process::Variable>& changes) {
  std::map<std::string, std::string> variables;
  char* const block = GetEnvironmentStringsA();
  for (const char* entry = block; *entry != 0;) {
    const std::string text = entry;
    entry += text.size() + 1;
    const auto equals = text.find('=', 1);
    variables[text.substr(0, equals)] = text.substr(equals + 1);
  }
  FreeEnvironmentStringsA(block);
  for (const auto& change : changes) {
    variables[change.name] = change.value;
  }
  std::string result;
  for (const auto& [name, value] : variables) {
    if (!value.empty()) result += name + "=" + value + '\0';
  }
  return result + '\0';
}

std::string command_line(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words) {
    line += (line.empty() ? "\"" : " \"") + word + "\"";
  }
  return line;
}

std::unique_ptr<Drain> drain(HANDLE handle) {
  return std::make_unique<Drain>([handle](char* bytes, std::size_t size) {
    DWORD count = 0;
    if (!ReadFile(handle, bytes, static_cast<DWORD>(size), &count, nullptr)) {
      count = 0;  // ERROR_BROKEN_PIPE: the child's end is closed
    }
    if (count == 0) CloseHandle(handle);
    return static_cast<std::size_t>(count);
  });
}

}  // namespace

Process::Process(const std::vector<std::string>& words,
                 const std::vector<Variable>& environment)
    : child_(std::make_unique<Child>()) {
  Pipe output;
  Pipe errors;
  STARTUPINFOA startup{};
  startup.cb = sizeof startup;
  startup.dwFlags = STARTF_USESTDHANDLES;
  startup.hStdInput = INVALID_HANDLE_VALUE;
  startup.hStdOutput = output.write_end;
  startup.hStdError = errors.write_end;
  PROCESS_INFORMATION process{};
  auto line = command_line(words);
  auto variables = child_environment(environment);
  const BOOL started =
      CreateProcessA(words.at(0).c_str(), line.data(), nullptr, nullptr, TRUE,
                     0, variables.data(), nullptr, &startup, &process);
  const DWORD error = GetLastError();
  CloseHandle(output.write_end);
  CloseHandle(errors.write_end);
  child_->output = drain(output.read_end);
  child_->errors = drain(errors.read_end);
  if (!started) {
    child_->reaped = true;
    throw std::system_error(static_cast<int>(error), std::system_category(),
                            words[0]);
  }
  CloseHandle(process.hThread);
  child_->handle = process.hProcess;
}

Process::Process(Process&&) noexcept = default;
Process& Process::operator=(Process&&) noexcept = default;

Process::~Process() {
  if (child_ && !child_->reaped) wait(std::chrono::milliseconds(0));
}

std::string Process::read_line() { return child_->output->read_line(); }

void Process::kill() {
  if (!child_->reaped) TerminateProcess(child_->handle, 137);
}

Outcome Process::wait(std::chrono::milliseconds limit) {
  Outcome outcome;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  if (!child_->output->wait_for_end(deadline) ||
      !child_->errors->wait_for_end(deadline)) {
    outcome.timed_out = true;
    kill();
  }
  if (!child_->reaped) {
    WaitForSingleObject(child_->handle, INFINITE);
    GetExitCodeProcess(child_->handle, &child_->status);
    child_->reaped = true;
  }
  outcome.status = static_cast<int>(child_->status);
  outcome.output = child_->output->text();
  outcome.errors = child_->errors->text();
  return outcome;
}

}  // namespace support

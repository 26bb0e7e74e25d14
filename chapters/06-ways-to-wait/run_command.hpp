// Runs a program to its end, and says how it ended.
#pragma once

#include <string>
#include <system_error>
#include <vector>

#ifdef _WIN32
#include <process.h>
#else
#include <spawn.h>
#include <sys/wait.h>

extern char** environ;
#endif

// Starts `words[0]` with the other words as its arguments, waits for it, and
// returns its exit status (on POSIX, 128 + N if signal N ended it). Throws if
// it cannot be started.
inline int run_command(std::vector<std::string> words) {
  std::vector<char*> arguments;
#ifdef _WIN32
  // _spawnvp joins the words with spaces and quotes nothing.
  const std::string program = words[0];
  for (auto& word : words) {
    if (word.find(' ') != word.npos) word = '"' + word + '"';
  }
#endif
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
#ifdef _WIN32
  const auto status = _spawnvp(_P_WAIT, program.c_str(), arguments.data());
  if (status == -1) {
    throw std::system_error(errno, std::generic_category(), words[0]);
  }
  return static_cast<int>(status);
#else
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments[0], nullptr, nullptr,
                                 arguments.data(), environ);
  if (error != 0) {
    throw std::system_error(error, std::generic_category(), words[0]);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
#endif
}

// Runs a program to its end, and says how it ended.
#pragma once

#include <stdexcept>
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

#ifdef _WIN32
// A word as the child's C library will read it: _spawnvp joins the words with
// spaces and quotes nothing. How to quote a quote, not all programs agree.
inline std::string quote(const std::string& word) {
  if (word.find('"') != word.npos) {
    throw std::invalid_argument("a double quote in a word of the command: " +
                                word);
  }
  if (!word.empty() && word.find_first_of(" \t") == word.npos) return word;
  // Backslashes before the closing quote would make it a part of the word.
  const auto text_end = word.find_last_not_of('\\') + 1;
  return '"' + word + word.substr(text_end) + '"';
}
#endif

// Starts `words[0]` with the other words as its arguments, waits for it, and
// returns its exit status (on POSIX, 128 + N if signal N ended it). Throws if
// it cannot be started.
inline int run_command(std::vector<std::string> words) {
  std::vector<char*> arguments;
#ifdef _WIN32
  const std::string program = words[0];
  for (auto& word : words) word = quote(word);
#endif
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
#ifdef _WIN32
  const auto status = _spawnvp(_P_WAIT, program.c_str(), arguments.data());
  if (status == -1) {
    const int error = errno;
    throw std::system_error(error, std::generic_category(), program);
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

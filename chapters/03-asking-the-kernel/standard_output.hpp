// Catching what this program writes to its standard output, whichever way it
// takes: for the length of a call, file descriptor 1 leads to a file.
#pragma once

#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

#ifdef _WIN32
inline int copy_descriptor(int from) { return _dup(from); }
inline void replace_descriptor(int from, int to) {
  _dup2(from, to);
  _setmode(to, _O_TEXT);  // as standard output is, unless one says otherwise
}
inline void close_descriptor(int descriptor) { _close(descriptor); }
inline int descriptor_of(std::FILE* file) { return _fileno(file); }
#else
inline int copy_descriptor(int from) { return dup(from); }
inline void replace_descriptor(int from, int to) { dup2(from, to); }
inline void close_descriptor(int descriptor) { close(descriptor); }
inline int descriptor_of(std::FILE* file) { return fileno(file); }
#endif

inline void flush_standard_output() {
  std::cout.flush();
  std::fflush(stdout);
}

template <class Action>
std::string standard_output_of(Action action) {
  std::FILE* const file = std::tmpfile();
  if (file == nullptr) throw std::runtime_error("no temporary file");
  flush_standard_output();
  const int real = copy_descriptor(1);
  replace_descriptor(descriptor_of(file), 1);
  action();
  flush_standard_output();
  replace_descriptor(real, 1);
  close_descriptor(real);

  std::string bytes;
  std::rewind(file);
  for (int byte; (byte = std::fgetc(file)) != EOF;) {
    bytes.push_back(static_cast<char>(byte));
  }
  std::fclose(file);
  return bytes;
}

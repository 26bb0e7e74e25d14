// The sockets that all contestants are given.
#pragma once

#include <cstddef>

#include "contestant.hpp"

namespace bench {

// Ends the program, with errno.
[[noreturn]] void fail_at(const char* call);

// The same, if `result` is negative; else returns it.
inline long must(long result, const char* call) {
  if (result < 0) [[unlikely]] fail_at(call);
  return result;
}

// Ends the program: something is not as the measurement needs it.
[[noreturn]] void fail(const char* reason);

// As many descriptors as the system lets us have.
void raise_descriptor_limit();

// Keeps this thread on the core on which it runs: to move it costs time that is
// nobody's.
void stay_on_this_core();

// Gives every core something to do that yields to anything else: to wake a core
// that sleeps takes, on a virtual machine, ten times as long as all the rest.
void keep_cores_awake();

// Keeps this thread on another core than the one on which it runs, if there is.
void stay_on_another_core();

// For this thread, and all that it starts from here on. The last core is for a
// server, if there is another one.
long core_count();
void stay_on_last_core();
void stay_off_last_core();
void use_all_cores();

// `connections` connections, for messages that go to and fro between two ends.
Circuit ping_pong(std::size_t connections);

// `descriptors` local sockets, for `active` messages that travel around.
Circuit few_active(std::size_t descriptors, std::size_t active);

// Sends the first messages: `count` of them, of `size` bytes.
void start(const Circuit& circuit, std::size_t count, std::size_t size);

// What is written goes out at once.
void set_no_delay(int socket);

// A socket that listens on a port of 127.0.0.1; non-blocking.
int listener();
int port_of(int socket);

}  // namespace bench

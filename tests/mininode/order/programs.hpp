// The order twins: each program of this folder exists in JavaScript, NAME.js,
// for Node, and in C++, as a function of that name. Both must print NAME.txt.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "mininode/mininode.hpp"

using namespace mininode;
using namespace std::chrono_literals;

using Programs = std::map<std::string, void (*)()>;

Programs ticks();
Programs immediates();
Programs timers();
Programs intervals();
Programs events();
Programs errors();

// Prints a line, without the name of a thread. JavaScript's console.log().
void say(std::string_view text);
inline void say(int number) { say(std::to_string(number)); }

// Lets no callback run until `time` has passed.
void be_busy(std::chrono::milliseconds time);

// A file that is there.
std::string some_file();

// The test framework, by one name. doctest is a single header that is the same
// on every system, MinGW's included, and its assertions may be used on any
// thread.
#pragma once

#include <doctest/doctest.h>

#include <string>

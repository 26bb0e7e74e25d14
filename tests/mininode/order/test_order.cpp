// Runs the order twins: ours, and where there is a Node, its own.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "doctest.hpp"
#include "process.hpp"
#include "skip.hpp"

using support::Process;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of(const std::string& suffix) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(ORDER_FOLDER)) {
    if (entry.path().extension() != suffix) continue;
    if (entry.path().filename() == "CMakeLists.txt") continue;
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string expected(const std::string& name) {
  std::ifstream file(fs::path(ORDER_FOLDER) / (name + ".txt"));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Some programs rest on a machine that does not stand still for 30 ms. So it
// gets three tries.
void check(const std::string& name, const std::vector<std::string>& words) {
  CAPTURE(name);
  support::Outcome outcome;
  for (int tries = 0; tries < 3; ++tries) {
    outcome = Process(words).wait();
    if (outcome.output == expected(name)) break;
  }
  CHECK(outcome.status == 0);
  CHECK(outcome.errors == "");
  CHECK(outcome.output == expected(name));
}

// The number before the first point of "v20.19.2".
int version_of(const std::string& node) {
  if (node.empty()) return 0;
  const std::string version = Process({node, "--version"}).wait().output;
  return version.starts_with("v") ? std::stoi(version.substr(1)) : 0;
}

}  // namespace

TEST_CASE("every_program_exists_twice") {
  std::istringstream list(Process({ORDER_PROGRAM}).wait().output);
  std::vector<std::string> ours;
  for (std::string name; std::getline(list, name);) ours.push_back(name);
  CHECK(ours.size() >= 28);
  CHECK(ours == names_of(".js"));
  CHECK(ours == names_of(".txt"));
}

TEST_CASE("our_order_is_as_written_down") {
  for (const std::string& name : names_of(".txt")) {
    check(name, {ORDER_PROGRAM, name});
  }
}

TEST_CASE("the_order_of_node_is_as_written_down") {
  if (version_of(MININODE_NODE) < 20) {
    return support::skip("there is no Node of version 20 or later here");
  }
  for (const std::string& name : names_of(".js")) {
    check(name, {MININODE_NODE, std::string(ORDER_FOLDER) + "/" + name +
                                    ".js"});
  }
}

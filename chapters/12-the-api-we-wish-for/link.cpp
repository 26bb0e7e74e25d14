// Asks the linker to make a program of wish.cpp, and prints what it misses.
//
// The names alone: overloads and the types of parameters are left out.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>

namespace {

// Runs a command line, and returns all that it prints. Sets `succeeded`.
std::string output_of(const std::string& command, bool& succeeded) {
  std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run: " + command);
  std::string output;
  for (int c; (c = std::getc(pipe)) != EOF;) output += static_cast<char>(c);
  succeeded = pclose(pipe) == 0;
  return output;
}

// GNU's linker, LLVM's and Apple's put the same names into other sentences.
std::set<std::string> missing_names(const std::string& complaints) {
  const std::regex sentence(
      "(?:undefined reference to `|undefined symbol: |\")"
      "(minimio::[A-Za-z_:~|]*[A-Za-z_|])");
  std::set<std::string> names;
  for (std::sregex_iterator match(complaints.begin(), complaints.end(),
                                  sentence),
       end;
       match != end; ++match) {
    names.insert((*match)[1]);
  }
  return names;
}

}  // namespace

int main() try {
  bool succeeded = false;
  const std::string object = OBJECT;
  const std::string complaints = output_of(
      COMPILER " '" + object + "' -o '" + object + ".program'", succeeded);
  if (succeeded) throw std::runtime_error("it was linked, of nothing?");
  const auto names = missing_names(complaints);
  if (names.empty()) throw std::runtime_error(complaints);
  std::cout << "compiled; cannot be linked, for want of\n";
  for (const auto& name : names) std::cout << "  " << name << "\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

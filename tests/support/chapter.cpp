#include "chapter.hpp"

#include <filesystem>

namespace support {

Chapter::Chapter(std::string folder)
    : folder_(std::move(folder)),
      number_(folder_.substr(0, folder_.find('-')) + "_") {}

std::string Chapter::program(const std::string& name) const {
  return support::program(target(name));
}

Expected Chapter::prints(const std::string& name) const {
  return support::prints(folder_, name);
}

bool Chapter::is_built(const std::string& name,
                       const std::string& otherwise) const {
  if (std::filesystem::exists(program(name))) return true;
  skip(otherwise);
  return false;
}

Outcome Chapter::run(const std::string& name,
                     std::vector<std::string> arguments,
                     const std::vector<Process::Variable>& environment) const {
  return support::run(target(name), std::move(arguments), environment);
}

Outcome Chapter::run_with_server(const std::string& name) const {
  return run_with_delay_server(target(name));
}

Outcome Chapter::run_with_server_at(const std::string& port,
                                    const std::string& name) const {
  return run(name, {}, {{"DELAY_SERVER_PORT", port}});
}

Outcome Chapter::run_in_order(const std::string& name) const {
  return support::run_in_order(target(name), prints(name));
}

Outcome Chapter::run_and_stop_server(const std::string& name,
                                     const std::string& line) const {
  DelayServer server;
  Process process({program(name)}, server.environment());
  while (process.read_line() != line) {
  }
  server.stop();
  return process.wait();
}

void Chapter::check(const Outcome& outcome, const std::string& name) const {
  INFO(target(name));
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.output == prints(name));
}

void Chapter::check(const std::string& name) const { check(run(name), name); }

void Chapter::check_with_server(const std::string& name) const {
  check(run_with_server(name), name);
}

void Chapter::check_in_order(const std::string& name) const {
  check(run_in_order(name), name);
}

std::vector<std::string> Chapter::each(const std::string& name) const {
#ifdef __linux__
  return {name, name + "_kqueue"};
#else
  return {name};
#endif
}

void Chapter::check_each(const std::string& name) const {
  for (const std::string& twin : each(name)) {
    CAPTURE(twin);
    check(run(twin), name);
  }
}

void Chapter::check_each_in_order(const std::string& name) const {
  for (const std::string& twin : each(name)) {
    CAPTURE(twin);
    check(support::run_in_order(target(twin), prints(name)), name);
  }
}

double number_after(const std::string& text, const std::string& label) {
  CAPTURE(label);
  const auto place = text.find(label);
  REQUIRE(place != text.npos);
  return std::stod(text.substr(place + label.size()));
}

}  // namespace support

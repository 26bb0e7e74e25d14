// A model of what minimio promises, and a machine that compares the two.
//
// Operations are made up at random and done twice: with real sockets and a real
// queue, and on a few numbers that say what must come of it. Whenever the queue
// is asked, both have to agree.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <minimio/minimio.hpp>

enum class Kind : std::uint8_t {
  register_source,
  reregister,
  deregister,
  send,
  read,
  replace,  // closes the socket, registered or not, and opens another
  poll,
};

struct Operation {
  Kind kind;
  std::size_t socket;
  minimio::Interests interests;
  minimio::Trigger trigger;
  std::size_t capacity;
};

inline constexpr std::size_t sockets = 6;

// A completion port has the answer to a question that was asked earlier, and
// what it says may have ceased to be so. The other kernels look again when the
// event is fetched.
#ifdef _WIN32
inline constexpr bool reports_the_past = true;
#else
inline constexpr bool reports_the_past = false;
#endif

// After so many polls all that are ready must have had their turn.
inline constexpr int most_polls = 100;

// Operations that depend on nothing but the seed. Not by a distribution of the
// standard library: those differ from one to the other.
inline std::vector<Operation> make_operations(std::uint32_t seed,
                                              std::size_t count) {
  using enum Kind;
  constexpr Kind kinds[] = {register_source, register_source, reregister,
                            reregister,      deregister,      send,
                            send,            read,            replace,
                            poll,            poll,            poll};
  using minimio::Interests;
  constexpr Interests interests[] = {
      Interests::READABLE, Interests::WRITABLE,
      Interests::READABLE | Interests::WRITABLE};
  std::mt19937 random(seed);
  std::vector<Operation> operations;
  while (operations.size() < count) {
    const auto kind = kinds[random() % std::size(kinds)];
    const auto socket = random() % sockets;
    const auto interest = interests[random() % 3];
    const auto trigger = random() % 2 == 0 ? minimio::Trigger::oneshot
                                           : minimio::Trigger::level;
    operations.push_back({kind, socket, interest, trigger, 1 + random() % 8});
  }
  return operations;
}

// What the model knows of one socket.
struct Expected {
  bool registered = false;
  bool armed = false;
  minimio::Token token = 0;
  minimio::Interests interests = minimio::Interests::READABLE;
  minimio::Trigger trigger = minimio::Trigger::oneshot;
  int datagrams = 0;
  bool was_readable = false;  // at some time since its last event

  bool must_be_readable() const {
    return armed && interests.is_readable() && datagrams > 0;
  }
  bool must_be_writable() const { return armed && interests.is_writable(); }
  bool must_come() const { return must_be_readable() || must_be_writable(); }

  bool may_be_readable() const {
    return must_be_readable() || (reports_the_past && was_readable);
  }
};

class Machine {
 public:
  // Every so many re-armings one is kept from the library; 0 for none. To see
  // whether the machine would notice.
  explicit Machine(int forget_every = 0) : forget_every_(forget_every) {
    for (auto& socket : sockets_) socket.emplace(open());
  }

  // The number of the operation at which the two disagreed, if they did.
  std::optional<std::size_t> run(const std::vector<Operation>& operations) {
    for (std::size_t i = 0; i < operations.size(); ++i) {
      if (!agrees(operations[i])) return i;
    }
    return std::nullopt;
  }

  const std::string& complaint() const { return complaint_; }

 private:
  static minimio::UdpSocket open() {
    return minimio::UdpSocket::bind(minimio::SocketAddress::loopback(0))
        .value();
  }

  bool agrees(const Operation& operation);
  bool agrees_to_register(const Operation& operation);
  bool agrees_to_reregister(const Operation& operation);
  bool agrees_to_deregister(const Operation& operation);
  bool agrees_on_events(std::size_t capacity);
  bool takes(const minimio::Event& event);

  bool says(bool agreed, const char* what) {
    if (!agreed && complaint_.empty()) complaint_ = what;
    return agreed;
  }

  minimio::Poll poll_ = minimio::Poll::create().value();
  minimio::Registrator registrator_ = poll_.registrator();
  std::array<std::optional<minimio::UdpSocket>, sockets> sockets_;
  std::array<Expected, sockets> model_;
  std::array<bool, sockets> seen_{};
  minimio::Token last_token_ = 0;
  int forget_every_;
  int rearmed_ = 0;
  std::string complaint_;
};

inline bool Machine::agrees(const Operation& operation) {
  auto& socket = *sockets_[operation.socket];
  auto& expected = model_[operation.socket];
  std::array<std::byte, 8> room;
  switch (operation.kind) {
    case Kind::register_source:
      return agrees_to_register(operation);
    case Kind::reregister:
      return agrees_to_reregister(operation);
    case Kind::deregister:
      return agrees_to_deregister(operation);
    case Kind::send:
      ++expected.datagrams;
      return socket
          .send_to(minimio::bytes_of("x"), socket.local_address().value())
          .has_value();
    case Kind::read: {
      expected.was_readable |= expected.must_be_readable();
      const bool read = socket.receive(room).has_value();
      const bool there = expected.datagrams > 0;
      expected.datagrams -= there ? 1 : 0;
      return says(read == there, "a datagram was lost, or came twice");
    }
    case Kind::replace:
      sockets_[operation.socket].emplace(open());
      expected = {};
      return true;
    case Kind::poll:
      return agrees_on_events(operation.capacity);
  }
  return false;
}

inline bool Machine::agrees_to_register(const Operation& operation) {
  auto& expected = model_[operation.socket];
  const auto token = ++last_token_;
  const auto result =
      registrator_.register_source(*sockets_[operation.socket], token,
                                   operation.interests, operation.trigger);
  if (expected.registered) {
    return says(!result && result.error() == minimio::Errc::already_registered,
                "registered twice");
  }
  expected = {.registered = true,
              .armed = true,
              .token = token,
              .interests = operation.interests,
              .trigger = operation.trigger,
              .datagrams = expected.datagrams};
  return says(result.has_value(), "could not be registered");
}

inline bool Machine::agrees_to_reregister(const Operation& operation) {
  auto& expected = model_[operation.socket];
  auto& socket = *sockets_[operation.socket];
  const auto token = ++last_token_;
  if (!expected.registered) {
    const auto result = registrator_.reregister(
        socket, token, operation.interests, operation.trigger);
    return says(!result && result.error() == minimio::Errc::not_registered,
                "registered again, though it was not registered");
  }
  expected.armed = true;
  expected.token = token;
  expected.interests = operation.interests;
  expected.trigger = operation.trigger;
  if (forget_every_ != 0 && ++rearmed_ % forget_every_ == 0) return true;
  return says(registrator_
                  .reregister(socket, token, operation.interests,
                              operation.trigger)
                  .has_value(),
              "could not be registered again");
}

inline bool Machine::agrees_to_deregister(const Operation& operation) {
  auto& expected = model_[operation.socket];
  const bool done =
      registrator_.deregister(*sockets_[operation.socket]).has_value();
  const bool could = expected.registered;
  expected.registered = expected.armed = false;
  return says(done == could, "deregistered, or not, against expectation");
}

// Polls until everything that must come has come, or nothing more does.
inline bool Machine::agrees_on_events(std::size_t capacity) {
  using namespace std::chrono_literals;
  minimio::Events events(capacity);
  seen_ = {};
  const auto missing = [&] {
    for (std::size_t i = 0; i < sockets; ++i) {
      if (model_[i].must_come() && !seen_[i]) return true;
    }
    return false;
  };
  for (int polls = 0; polls == 0 || missing(); ++polls) {
    if (!says(polls < most_polls, "an event is starved by others")) {
      return false;
    }
    const auto timeout = missing() ? 500ms : 2ms;
    const auto count = poll_.poll(events, timeout);
    if (!says(count.has_value(), "cannot poll")) return false;
    if (*count == 0) return says(!missing(), "an event is missing");
    for (const auto& event : events) {
      if (!takes(event)) return false;
    }
  }
  return true;
}

// One event: whether it may come, and whether what it says is so.
inline bool Machine::takes(const minimio::Event& event) {
  for (std::size_t i = 0; i < sockets; ++i) {
    auto& expected = model_[i];
    if (!expected.registered || expected.token != event.token()) continue;
    const bool truthful =
        (!event.is_readable() || expected.may_be_readable()) &&
        (!event.is_writable() || expected.must_be_writable()) &&
        (event.is_readable() || event.is_writable());
    if (!says(truthful, "an event that is not so, or not asked for")) {
      return false;
    }
    seen_[i] = true;
    expected.was_readable = false;
    if (expected.trigger == minimio::Trigger::oneshot) expected.armed = false;
    return true;
  }
  return says(false, "an event of nobody");
}

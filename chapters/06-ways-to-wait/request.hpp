// What the delay server understands of HTTP: one request head at a time.
//
// It reads `GET /delay/MS/TEXT HTTP/1.1` and header lines, of which only
// Connection matters, and refuses everything else with a reason. The size of
// a head is bounded by the caller; a request must not have a body.
#pragma once

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

// What is to be answered, and when.
struct Answer {
  int status = 200;
  std::string body;
  std::chrono::milliseconds delay{0};
  bool keep_alive = true;  // whether the client may ask again
};

inline constexpr int longest_delay_ms = 600'000;

inline Answer refuse(int status, std::string why) {
  return {.status = status, .body = std::move(why) + "\n", .keep_alive = false};
}

// "a%20b" -> "a b". Nothing if a % is not followed by two hex digits.
inline std::optional<std::string> percent_decode(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    unsigned char byte = 0;
    const auto digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), byte, 16);
    if (error != std::errc{} || end != digits.data() + 2) return {};
    plain += static_cast<char>(byte);
    i += 2;
  }
  return plain;
}

// The answer to "/delay/MS/TEXT", or to whatever else was asked for.
inline Answer answer_target(std::string_view target) {
  constexpr std::string_view prefix = "/delay/";
  if (!target.starts_with(prefix)) {
    return refuse(404, "There is nothing here but /delay/MS/TEXT.");
  }
  target.remove_prefix(prefix.size());
  const auto digits = target.substr(0, target.find('/'));
  int ms = -1;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), ms);
  if (error != std::errc{} || end != digits.data() + digits.size() || ms < 0 ||
      ms > longest_delay_ms) {
    return refuse(400, "MS must be a whole number from 0 to " +
                           std::to_string(longest_delay_ms) + ".");
  }
  Answer answer{.body = {}, .delay = std::chrono::milliseconds(ms)};
  if (digits.size() == target.size()) {
    answer.body = "waited for " + std::string(digits) + " ms";
    return answer;
  }
  const auto text = percent_decode(target.substr(digits.size() + 1));
  if (!text) return refuse(400, "TEXT has a % without two hex digits.");
  answer.body = *text;
  return answer;
}

inline std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return result;
}

// The answer to one request head, without the blank line that ends it.
inline Answer answer_request(std::string_view head) {
  const auto line = head.substr(0, head.find("\r\n"));
  const auto first_space = line.find(' ');
  const auto last_space = line.rfind(' ');
  if (std::ranges::count(line, ' ') != 2) {
    return refuse(400, "That is not an HTTP request line.");
  }
  const auto version = line.substr(last_space + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return refuse(400, "This server speaks HTTP/1.1.");
  }
  if (line.substr(0, first_space) != "GET") {
    return refuse(405, "This server only knows GET.");
  }
  const auto headers = lower(head.substr(line.size())) + "\r\n";
  if (headers.contains("\r\ntransfer-encoding:") ||
      (headers.contains("\r\ncontent-length:") &&
       !headers.contains("\r\ncontent-length: 0\r\n"))) {
    return refuse(400, "A GET to this server has no body.");
  }
  Answer answer = answer_target(
      line.substr(first_space + 1, last_space - first_space - 1));
  if (version == "HTTP/1.0" || headers.contains("\r\nconnection: close\r\n")) {
    answer.keep_alive = false;
  }
  return answer;
}

// The bytes of an answer as they go over the wire.
inline std::string to_bytes(const Answer& answer) {
  const std::string_view reason = answer.status == 200   ? "OK"
                                  : answer.status == 404 ? "Not Found"
                                  : answer.status == 405 ? "Method Not Allowed"
                                  : answer.status == 431
                                      ? "Request Header Fields Too Large"
                                      : "Bad Request";
  return "HTTP/1.1 " + std::to_string(answer.status) + " " +
         std::string(reason) + "\r\ncontent-type: text/plain; charset=utf-8" +
         (answer.status == 405 ? "\r\nallow: GET" : "") +
         "\r\ncontent-length: " + std::to_string(answer.body.size()) +
         "\r\nconnection: " + (answer.keep_alive ? "keep-alive" : "close") +
         "\r\n\r\n" + answer.body;
}

// What a program sees of an exchange.
#include "mininode/http.hpp"

#include <utility>

#include "exchange.hpp"
#include "request_text.hpp"

namespace mininode::Http {

std::string_view Response::header(std::string_view name) const noexcept {
  for (const Header& header : headers) {
    if (is_same_name(header.name, name)) return header.value;
  }
  return {};
}

Call::Call(std::weak_ptr<Exchange> exchange) noexcept
    : exchange_(std::move(exchange)) {}

void Call::cancel() const {
  if (const auto exchange = exchange_.lock()) exchange->cancel();
}

Call request(Request request, Callback<Result<Response>> done) {
  const auto exchange =
      std::make_shared<Exchange>(std::move(request), std::move(done));
  exchange->start();
  return Call(exchange);
}

Call get(std::string url, Callback<Result<Response>> done) {
  Request request;
  request.url = std::move(url);
  return Http::request(std::move(request), std::move(done));
}

}  // namespace mininode::Http

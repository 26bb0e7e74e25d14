// A line's end in what was to be the value of a header.
#include <iostream>
#include <string>

#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

namespace {

std::string text_by_hand(const std::string& user) {
  return "GET /orders HTTP/1.1\r\n"
         "Host: shop\r\n"
         "X-User: " + user + "\r\n\r\n";
}

void print_error(Result<Http::Response> response) {
  print(response ? "what?" : response.error().message());
}

}  // namespace

int main() {
  const std::string user = "ada\r\nX-Is-Admin: yes";
  std::string text = text_by_hand(user);
  std::erase(text, '\r');
  std::cout << text << std::flush;
  return run([&] {
    Http::Request request{.url = "http://127.0.0.1:1/orders"};
    request.headers = {{"X-User", user}};
    Http::request(request, print_error);
    Http::get("http://127.0.0.1:1/" + user, print_error);
  });
}

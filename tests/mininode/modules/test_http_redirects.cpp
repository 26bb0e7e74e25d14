// Where a reply sends us.
#include "http_support.hpp"

namespace {

std::string redirect(std::string_view status, std::string_view location) {
  return reply("look elsewhere", "Location: " + std::string(location) + "\r\n",
               status);
}

// A server that redirects /from by `status`, and says what else it is asked.
Server::Serve redirecting(std::string status, std::string location = "/to") {
  return Server::replying([=](const std::string& request) {
    if (word_of(request, 1) == "/from") return redirect(status, location);
    const std::size_t body = request.find("\r\n\r\n") + 4;
    return reply(word_of(request, 0) + " " + word_of(request, 1) + " " +
                 request.substr(body));
  });
}

std::string method_after(const std::string& status, const std::string& method) {
  const Server server(redirecting(status));
  Request request{server.url("/from")};
  request.method = method;
  if (method != "GET" && method != "HEAD") request.body = "body";
  return body_of(fetch(std::move(request)));
}

}  // namespace

TEST_CASE("http_follows_a_redirect") {
  const Server server(redirecting("302 Found"));
  const auto response = fetch(server.url("/from"));
  CHECK(body_of(response) == "GET /to ");
  REQUIRE(response);
  CHECK(response->url == server.url("/to"));
  CHECK(server.connections() == 1);
}

TEST_CASE("http_a_redirect_keeps_or_changes_the_method") {
  CHECK(method_after("301 Moved", "GET") == "GET /to ");
  CHECK(method_after("301 Moved", "POST") == "GET /to ");
  CHECK(method_after("301 Moved", "PUT") == "PUT /to body");
  CHECK(method_after("302 Found", "POST") == "GET /to ");
  CHECK(method_after("302 Found", "DELETE") == "DELETE /to body");
  CHECK(method_after("303 See", "GET") == "GET /to ");
  CHECK(method_after("303 See", "POST") == "GET /to ");
  CHECK(method_after("303 See", "PUT") == "GET /to ");
  CHECK(method_after("307 Same", "POST") == "POST /to body");
  CHECK(method_after("307 Same", "GET") == "GET /to ");
  CHECK(method_after("308 Same", "POST") == "POST /to body");
}

TEST_CASE("http_a_head_stays_a_head") {
  for (const std::string status : {"301 Moved", "303 See", "307 Same"}) {
    std::string last;
    const Server server(Server::replying([&](const std::string& request) {
      last = word_of(request, 0);
      const bool is_first = word_of(request, 1) == "/from";
      return "HTTP/1.1 " + (is_first ? status : "200 OK") +
             "\r\nContent-Length: 9\r\nLocation: /to\r\n\r\n";
    }));
    Request request{server.url("/from")};
    request.method = "HEAD";
    CHECK(status_of(fetch(request)) == 200);
    CHECK(last == "HEAD");
  }
}

TEST_CASE("http_a_body_that_is_dropped_leaves_no_headers_behind") {
  std::string last;
  const Server server(Server::replying([&](const std::string& request) {
    last = request;
    return word_of(request, 1) == "/from" ? redirect("303 See", "/to")
                                          : reply("");
  }));
  Request request{server.url("/from")};
  request.method = "POST";
  request.body = "body";
  request.headers = {{"Content-Type", "text/plain"}, {"X-Stays", "yes"}};
  CHECK(fetch(request));
  CHECK(word_of(last, 0) == "GET");
  CHECK(header_of(last, "Content-Type") == "(none)");
  CHECK(header_of(last, "Content-Length") == "(none)");
  CHECK(header_of(last, "X-Stays") == "yes");
}

TEST_CASE("http_a_location_may_be_relative") {
  const Server server(Server::replying([](const std::string& request) {
    const std::string target = word_of(request, 1);
    if (target == "/a/b/from?q") return redirect("302 Found", "../c?d#e");
    return reply(target);
  }));
  CHECK(body_of(fetch(server.url("/a/b/from?q"))) == "/a/c?d");
}

TEST_CASE("http_secrets_are_not_sent_to_another_server") {
  std::string same;
  std::string other;
  const Server second(Server::replying([&](const std::string& request) {
    other = request;
    return reply("");
  }));
  const Server first(Server::replying([&](const std::string& request) {
    if (word_of(request, 1) == "/from") return redirect("302 Found", "/here");
    same = request;
    return redirect("302 Found", second.url("/there"));
  }));
  Request request{first.url("/from")};
  request.headers = {{"authorization", "secret"}, {"Cookie", "secret"},
                     {"Proxy-Authorization", "secret"}, {"X-Open", "yes"}};
  CHECK(fetch(request));
  CHECK(header_of(same, "authorization") == "secret");
  CHECK(header_of(same, "Cookie") == "secret");
  CHECK(other.find("secret") == other.npos);
  CHECK(header_of(other, "X-Open") == "yes");
  CHECK(header_of(other, "Host") ==
        "127.0.0.1:" + std::to_string(second.port()));
}

TEST_CASE("http_a_circle_is_too_many_redirects") {
  int requests = 0;
  const Server server(Server::replying([&](const std::string& request) {
    ++requests;
    return redirect("302 Found", word_of(request, 1) == "/a" ? "/b" : "/a");
  }));
  CHECK(error_of(fetch(server.url("/a"))) == Errc::too_many_redirects);
  CHECK(requests == 11);
}

TEST_CASE("http_as_many_redirects_are_followed_as_are_allowed") {
  const Server server(Server::replying([](const std::string& request) {
    const int left = std::stoi(word_of(request, 1).substr(1));
    return left == 0 ? reply("there")
                     : redirect("307 On", "/" + std::to_string(left - 1));
  }));
  Request request{server.url("/3")};
  request.max_redirects = 3;
  CHECK(body_of(fetch(request)) == "there");
  request.max_redirects = 2;
  CHECK(error_of(fetch(request)) == Errc::too_many_redirects);
}

TEST_CASE("http_a_redirect_that_is_not_followed_is_the_response") {
  const Server server(redirecting("302 Found"));
  for (const int none : {0, -1}) {
    Request request{server.url("/from")};
    request.max_redirects = none;
    const auto response = fetch(request);
    CHECK(status_of(response) == 302);
    CHECK(body_of(response) == "look elsewhere");
  }
}

TEST_CASE("http_a_redirect_without_a_location_is_the_response") {
  CHECK(status_of(fetch_reply(reply("", "", "302 Found"))) == 302);
  CHECK(status_of(fetch_reply(reply("", "Location: /x\r\n", "300 Many"))) ==
        300);
  CHECK(status_of(fetch_reply(reply("", "Location: /x\r\n", "304 Same"))) ==
        304);
}

TEST_CASE("http_a_redirect_to_what_is_no_url_is_a_bad_url") {
  for (const std::string location :
       {"https://127.0.0.1/", "ftp://127.0.0.1/", "mailto:a@b", "http://",
        "/a b", "http://127.0.0.1:0/"}) {
    CAPTURE(location);
    CHECK(error_of(fetch_reply(redirect("302 Found", location))) ==
          Errc::bad_url);
  }
}

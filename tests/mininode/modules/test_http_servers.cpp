// Servers that were not made for these tests: the book's own delay server, and
// two that others have written.
#include <fstream>

#include "http_support.hpp"
#include "step.hpp"

namespace {

using support::Process;

std::string url_at(std::uint16_t port, std::string_view target) {
  return "http://127.0.0.1:" + std::to_string(port) + std::string(target);
}

void make_file(const std::filesystem::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

// Python's http.server, by echo_server.py.
class PythonServer {
 public:
  explicit PythonServer(const Folder& folder)
      : process_({PYTHON, "-c",
                  "import os, sys; os.chdir(sys.argv[1]); "
                  "exec(open(sys.argv[2]).read())",
                  folder.path().string(), ECHO_SERVER}) {
    port_ = static_cast<std::uint16_t>(std::stoi(process_.read_line()));
  }
  std::string url(std::string_view target) const {
    return url_at(port_, target);
  }

 private:
  Process process_;
  std::uint16_t port_;
};

class Nginx {
 public:
  explicit Nginx(const Folder& folder)
      : port_(support::unused_port()), process_(start(folder)) {
    const auto limit = Clock::now() + 10s;
    while (!fetch(url("/")) && Clock::now() < limit) std::this_thread::yield();
  }
  std::string url(std::string_view target) const {
    return url_at(port_, target);
  }

 private:
  Process start(const Folder& folder) {
    const std::string here = folder.path().string();
    std::ofstream(folder / "nginx.conf")
        << "daemon off; master_process off; pid " << here << "/pid;\n"
        << "error_log stderr; events {}\nhttp {\n"
        << "access_log off; default_type text/plain;\n"
        << "client_body_temp_path " << here << "/body;\n"
        << "proxy_temp_path " << here << "/proxy;\n"
        << "fastcgi_temp_path " << here << "/fastcgi;\n"
        << "uwsgi_temp_path " << here << "/uwsgi;\n"
        << "scgi_temp_path " << here << "/scgi;\n"
        << "gzip on; gzip_min_length 1; gzip_types text/plain;\n"
        << "server { listen 127.0.0.1:" << port_ << "; root " << here << ";\n"
        << "client_max_body_size 64k;\n"
        << "location /moved { return 301 /file; }\n"
        << "location /none { return 204; }\n"
        << "location /close { keepalive_timeout 0; try_files /file =404; }\n"
        << "} }\n";
    return Process({NGINX, "-p", here, "-c", here + "/nginx.conf"});
  }

  std::uint16_t port_;
  Process process_;
};

}  // namespace

TEST_CASE("the_delay_server_answers_when_it_should") {
  const support::DelayServer server;
  const auto start = Clock::now();
  CHECK(body_of(fetch(url_at(server.port(), "/delay/100/hello%20there"))) ==
        "hello there");
  CHECK(Clock::now() - start >= 100ms);
  CHECK(status_of(fetch(url_at(server.port(), "/nothing"))) == 404);
}

TEST_CASE("the_delay_server_answers_the_shortest_delay_first") {
  const support::DelayServer server;
  std::vector<std::string> order;
  mininode::run([&] {
    for (const std::string delay : {"300", "150", "0"}) {
      Http::get(url_at(server.port(), "/delay/" + delay + "/" + delay),
                [&](Result<Response> one) { order.push_back(body_of(one)); });
    }
  });
  CHECK(order == std::vector<std::string>{"0", "150", "300"});
}

TEST_CASE("the_delay_server_that_ends_leaves_an_error") {
  support::DelayServer server;
  std::error_code error;
  mininode::run([&] {
    Http::get(url_at(server.port(), "/delay/10000"),
              [&](const Result<Response>& one) { error = error_of(one); });
    Http::get(url_at(server.port(), "/delay/50"),
              [&](const Result<Response>& one) {
                CHECK(one);
                server.stop();
              });
  });
  CHECK((error == Errc::closed_early || error == std::errc::connection_reset));
}

TEST_CASE("python_serves_files_and_takes_bodies") {
  if (std::string_view(PYTHON).empty()) return skip("there is no Python here");
  const Folder folder;
  const std::string large = pattern(3'000'000);
  make_file(folder / "file", all_bytes());
  make_file(folder / "large", large);
  const PythonServer server(folder);
  CHECK(body_of(fetch(server.url("/file"))) == all_bytes());
  CHECK((body_of(fetch(server.url("/large"))) == large));
  CHECK(status_of(fetch(server.url("/none"))) == 404);

  Request request{server.url("/large")};
  request.method = "HEAD";
  const auto head = fetch(request);
  REQUIRE(head);
  CHECK(head->status == 200);
  CHECK(head->header("Content-Length") == std::to_string(large.size()));
  CHECK(head->body.empty());

  for (const std::string method : {"POST", "PUT"}) {
    request.method = method;
    request.body = large;
    const auto echo = fetch(request);
    REQUIRE(echo);
    CHECK(echo->header("X-Method") == method);
    CHECK((echo->body == large));
  }
}

TEST_CASE("python_redirects_to_a_directory_and_keeps_connections") {
  if (std::string_view(PYTHON).empty()) return skip("there is no Python here");
  const Folder folder;
  std::filesystem::create_directory(folder / "folder");
  make_file(folder / "folder/index.html", "in the folder");
  const PythonServer server(folder);
  const auto outcomes = in_sequence(
      {{server.url("/folder")}, {server.url("/folder/")}});
  REQUIRE(outcomes[0]);
  CHECK(outcomes[0]->url == server.url("/folder/"));
  CHECK(body_of(outcomes[0]) == "in the folder");
  CHECK(body_of(outcomes[1]) == "in the folder");
}

TEST_CASE("nginx_serves_files_in_all_its_ways") {
  if (std::string_view(NGINX).empty()) return skip("there is no nginx here");
  const Folder folder;
  const std::string large = pattern(3'000'000);
  make_file(folder / "file", "from nginx");
  make_file(folder / "large", large);
  const Nginx server(folder);
  CHECK(body_of(fetch(server.url("/file"))) == "from nginx");
  CHECK((body_of(fetch(server.url("/large"))) == large));
  CHECK(status_of(fetch(server.url("/none"))) == 204);
  CHECK(status_of(fetch(server.url("/missing"))) == 404);
  CHECK(body_of(fetch(server.url("/moved"))) == "from nginx");

  Request request{server.url("/file")};
  request.headers = {{"Accept-Encoding", "gzip"}};
  const auto zipped = fetch(request);  // chunked, since its length is unknown
  REQUIRE(zipped);
  CHECK(zipped->header("Transfer-Encoding") == "chunked");
  CHECK(zipped->body.starts_with("\x1f\x8b"));

  request = {server.url("/file")};
  request.method = "POST";
  request.body = pattern(8'000'000);
  const auto refused = fetch(request);  // long before all is sent
  CHECK((status_of(refused) == 413 ||
         error_of(refused) == std::errc::connection_reset));
}

TEST_CASE("nginx_and_its_connections") {
  if (std::string_view(NGINX).empty()) return skip("there is no nginx here");
  const Folder folder;
  make_file(folder / "file", "from nginx");
  const Nginx server(folder);
  std::vector<Request> requests;
  for (int i = 0; i < 1500; ++i) {  // nginx closes one after 1000 requests
    requests.push_back({server.url(i % 100 == 0 ? "/close" : "/file")});
  }
  int right = 0;
  for (const auto& one : in_sequence(std::move(requests))) {
    if (body_of(one) == "from nginx") ++right;
  }
  CHECK(right == 1500);
}

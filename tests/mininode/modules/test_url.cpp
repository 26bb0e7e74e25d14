// Url, which is the library's own: what is a URL, and where Location leads.
#include "mininode/error.hpp"
#include "support.hpp"
#include "url.hpp"

namespace {

using Http::Url;

std::string parsed(std::string_view text) {
  const auto url = Url::parse(text);
  if (!url) return "bad";
  return url->host + " " + std::to_string(url->port) + " " + url->target;
}

std::string resolved(const std::string& base, std::string_view location) {
  const auto url = Url::parse(base);
  REQUIRE(url);
  const auto there = url->resolve(location);
  if (!there) {
    CHECK(there.error() == Errc::bad_url);
    return "bad";
  }
  return there->to_string();
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

}  // namespace

TEST_CASE("url_parse_takes_it_apart") {
  constexpr Case cases[] = {
      {"http://host", "host 80 /"},
      {"http://host/", "host 80 /"},
      {"HTTP://Host/Path", "Host 80 /Path"},
      {"http://host:8080/a/b?c=d&e", "host 8080 /a/b?c=d&e"},
      {"http://host?a=/b", "host 80 /?a=/b"},
      {"http://host#top", "host 80 /"},
      {"http://host/a?b#c?d#e", "host 80 /a?b"},
      {"http://host:1/", "host 1 /"},
      {"http://host:65535", "host 65535 /"},
      {"http://127.0.0.1:80/x", "127.0.0.1 80 /x"},
      {"http://[::1]", "::1 80 /"},
      {"http://[::1]:8080/x", "::1 8080 /x"},
      {"http://host/a:b@c", "host 80 /a:b@c"},
      {"http://host//x", "host 80 //x"},
      {"http://host/%20%zz", "host 80 /%20%zz"},
      {"http://host/\xc3\xa9", "host 80 /\xc3\xa9"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(parsed(text) == expected);
  }
}

TEST_CASE("url_parse_refuses_what_it_is_not_for") {
  for (const std::string_view text :
       {"", "host", "/path", "http:", "http:/", "http://", "http:///path",
        "http:host", "https://host/", "ftp://host/", "file:///etc/passwd",
        "http://user@host/", "http://user:word@host/", "http://@host",
        "http://good.test\\@bad.test/", "http://:80/", "http://host:0/",
        "http://host:65536/", "http://host:99999999999999999999/",
        "http://host:8o/", "http://host:-1/", "http://host:+80/",
        "http://host: 80/", "http://host:80:80/", "http://[::1", "http://[]/",
        "http://[::1]x/", "http://[::1]80/", "http://[host]/", "http://a b/",
        "http://host/a b", "http://host/\r\nX: y", "http://host/\n",
        "http://host/\t", "http://host\r\n", " http://host/", "http://host/ ",
        "http://host/\x7f"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "bad");
    CHECK(error_of(Url::parse(text)) == Errc::bad_url);
  }
  CHECK(parsed(std::string_view("http://host/\0", 13)) == "bad");
  CHECK(parsed(std::string_view("http://ho\0st/", 13)) == "bad");
}

TEST_CASE("url_writes_what_it_has_parsed") {
  for (const std::string_view text :
       {"http://host/", "http://host:8080/a?b", "http://[::1]/",
        "http://[::1]:81/x"}) {
    CAPTURE(text);
    const auto url = Url::parse(text);
    REQUIRE(url);
    CHECK(url->to_string() == text);
  }
  CHECK(Url::parse("http://host:80/")->authority == "host");
  CHECK(Url::parse("http://[::1]:81/")->authority == "[::1]:81");
}

// The examples of RFC 3986, section 5.4. Their base has the parameter ";p", and
// their fragments are not sent.
TEST_CASE("url_resolve_is_as_in_the_rfc") {
  constexpr Case cases[] = {
      {"g", "/b/c/g"},
      {"./g", "/b/c/g"},
      {"g/", "/b/c/g/"},
      {"/g", "/g"},
      {"?y", "/b/c/d;p?y"},
      {"g?y", "/b/c/g?y"},
      {"#s", "/b/c/d;p?q"},
      {"g#s", "/b/c/g"},
      {"g?y#s", "/b/c/g?y"},
      {";x", "/b/c/;x"},
      {"g;x", "/b/c/g;x"},
      {"g;x?y#s", "/b/c/g;x?y"},
      {"", "/b/c/d;p?q"},
      {".", "/b/c/"},
      {"./", "/b/c/"},
      {"..", "/b/"},
      {"../", "/b/"},
      {"../g", "/b/g"},
      {"../..", "/"},
      {"../../", "/"},
      {"../../g", "/g"},
      {"../../../g", "/g"},
      {"../../../../g", "/g"},
      {"/./g", "/g"},
      {"/../g", "/g"},
      {"g.", "/b/c/g."},
      {".g", "/b/c/.g"},
      {"g..", "/b/c/g.."},
      {"..g", "/b/c/..g"},
      {"./../g", "/b/g"},
      {"./g/.", "/b/c/g/"},
      {"g/./h", "/b/c/g/h"},
      {"g/../h", "/b/c/h"},
      {"g;x=1/./y", "/b/c/g;x=1/y"},
      {"g;x=1/../y", "/b/c/y"},
      {"g?y/./x", "/b/c/g?y/./x"},
      {"g?y/../x", "/b/c/g?y/../x"},
      {"g#s/../x", "/b/c/g"},
  };
  for (const auto& [location, path] : cases) {
    CAPTURE(location);
    CHECK(resolved("http://a/b/c/d;p?q", location) ==
          "http://a" + std::string(path));
  }
  CHECK(resolved("http://a/b/c/d;p?q", "//g") == "http://g/");
  CHECK(resolved("http://a/b/c/d;p?q", "g:h") == "bad");
  CHECK(resolved("http://a/b/c/d;p?q", "http:g") == "bad");
}

TEST_CASE("url_resolve_keeps_or_leaves_the_server") {
  CHECK(resolved("http://a:81/x", "/y") == "http://a:81/y");
  CHECK(resolved("http://a:81/x", "http://b/y") == "http://b/y");
  CHECK(resolved("http://a:81/x", "HTTP://b:82") == "http://b:82/");
  CHECK(resolved("http://a:81/x", "//b:82/y") == "http://b:82/y");
  CHECK(resolved("http://[::1]:81/x/y", "z") == "http://[::1]:81/x/z");
  CHECK(resolved("http://a/x", "/y?to=http://b/") ==
        "http://a/y?to=http://b/");
  CHECK(resolved("http://a/x", "y?to=http://b/") == "http://a/y?to=http://b/");
  CHECK(resolved("http://a", "y") == "http://a/y");
  CHECK(resolved("http://a/x", "./y:z") == "http://a/y:z");
}

TEST_CASE("url_resolve_refuses_what_parse_refuses") {
  for (const std::string_view location :
       {"https://a/", "mailto:someone@example.org", "javascript:alert(1)",
        "http://", "//", "//user@host/", "/a b", "/a\r\nX: y", "/\x01",
        "http://host:0/"}) {
    CAPTURE(location);
    CHECK(resolved("http://a/b", location) == "bad");
  }
}

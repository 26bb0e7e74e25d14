// What a server keeps of a password, and how it checks one.
#include <string>
#include <string_view>
#include <utility>

#include <mininode/crypto.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

namespace {

constexpr std::size_t salt_size = 16;

// The salt, and behind it the key that scrypt makes of both.
void make(std::string password, Callback<Result<std::string>> done) {
  Crypto::random_bytes(salt_size, [password = std::move(password),
                                   done = std::move(done)](
                                      Result<std::string> salt) mutable {
    if (!salt) return done(std::move(salt));
    Crypto::scrypt(
        {.password = std::move(password), .salt = *salt},
        [salt = *salt,
         done = std::move(done)](Result<std::string> made) mutable {
      if (made) *made = salt + *made;
      done(std::move(made));
    });
  });
}

// As long for a wrong first byte as for a wrong last one.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^
                  static_cast<unsigned>(static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

void check(std::string password, std::string kept,
           Callback<Result<bool>> done) {
  std::string salt = kept.substr(0, salt_size);
  Crypto::scrypt({.password = std::move(password), .salt = std::move(salt)},
                 [kept = std::move(kept), done = std::move(done)](
                     Result<std::string> made) mutable {
    if (!made) return done(std::unexpected(made.error()));
    done(is_same(kept.substr(salt_size), *made));
  });
}

}  // namespace

int main() {
  return run([] {
    make("open sesame", [](Result<std::string> kept) {
      print("kept: " + std::to_string(kept->size()) + " bytes");
      check("open sesame", *kept, [kept = *kept](Result<bool> is_right) {
        print(*is_right ? "open sesame: come in" : "open sesame: no");
        check("open barley", kept, [](Result<bool> is_right_too) {
          print(*is_right_too ? "open barley: come in" : "open barley: no");
        });
      });
    });
  });
}

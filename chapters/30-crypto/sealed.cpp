// A text that is sealed, and what comes of it when it is opened.
#include <string>
#include <string_view>

#include <mininode/crypto.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

namespace {

const std::string key = "thirty-two bytes, and all secret";

void open(std::string_view what, std::string with, std::string sealed) {
  Crypto::decrypt(std::move(with), std::move(sealed),
                  [what](Result<std::string> text) {
    print(std::string(what) + ": " + (text ? *text : text.error().message()));
  });
}

}  // namespace

int main() {
  return run(
      [] {
        Crypto::encrypt(key, "attack at dawn", [](Result<std::string> first) {
          print("sealed: " + Crypto::to_hex(*first));
          Crypto::encrypt(key, "attack at dawn",
                          [first = *first](Result<std::string> second) {
            print(first == *second ? "the same again" : "and another time: " +
                                                            Crypto::to_hex(
                                                                *second));
            std::string changed = first;
            changed[17] = static_cast<char>(changed[17] ^ 1);
            std::string other_key = key;
            other_key[0] = 'T';
            open("as it was", key, first);
            open("with one bit changed", key, changed);
            open("with another key", other_key, first);
          });
        });
      },
      {.pool_threads = 1});
}

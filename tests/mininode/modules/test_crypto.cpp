// Crypto against published vectors, and against damage.
#include <set>
#include <stdexcept>

#include "mininode/crypto.hpp"
#include "support.hpp"

namespace {

using Crypto::to_hex;

std::string hex_of(const Result<std::string>& bytes) {
  return bytes ? to_hex(*bytes) : bytes.error().message();
}

Result<std::string> hash(std::string algorithm, std::string data) {
  return outcome_of<std::string>([&](auto done) {
    Crypto::hash(algorithm, data, std::move(done));
  });
}
Result<std::string> hmac(std::string algorithm, std::string key,
                         std::string data) {
  return outcome_of<std::string>([&](auto done) {
    Crypto::hmac(algorithm, key, data, std::move(done));
  });
}
Result<std::string> pbkdf2(Crypto::Pbkdf2 parameters) {
  return outcome_of<std::string>([&](auto done) {
    Crypto::pbkdf2(parameters, std::move(done));
  });
}
Result<std::string> scrypt(Crypto::Scrypt parameters) {
  return outcome_of<std::string>([&](auto done) {
    Crypto::scrypt(parameters, std::move(done));
  });
}
Result<std::string> encrypt(std::string key, std::string text) {
  return outcome_of<std::string>([&](auto done) {
    Crypto::encrypt(key, text, std::move(done));
  });
}
Result<std::string> decrypt(std::string key, std::string sealed) {
  return outcome_of<std::string>([&](auto done) {
    Crypto::decrypt(key, sealed, std::move(done));
  });
}
Result<std::string> random_bytes(std::size_t size) {
  return outcome_of<std::string>(
      [&](auto done) { Crypto::random_bytes(size, std::move(done)); });
}

std::string from_hex(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes += static_cast<char>(
        std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

const std::string key(32, 'k');

}  // namespace

// NIST, FIPS 180 examples.
TEST_CASE("crypto_hash_is_as_published") {
  CHECK(hex_of(hash("sha256", "abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex_of(hash("sha256", "")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex_of(hash("sha256", std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(hex_of(hash("sha1", "abc")) ==
        "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hash("sha512", "abc")->size() == 64);
}

// RFC 4231, test cases 1, 2 and 6.
TEST_CASE("crypto_hmac_is_as_published") {
  CHECK(hex_of(hmac("sha256", std::string(20, '\x0b'), "Hi There")) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hex_of(hmac("sha256", "Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(hex_of(hmac(
            "sha256", std::string(131, '\xaa'),
            "Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  CHECK(hmac("sha256", "", "")->size() == 32);
}

// RFC 7914, section 11; RFC 6070, which has a password with a zero in it.
TEST_CASE("crypto_pbkdf2_is_as_published") {
  CHECK(hex_of(pbkdf2({"passwd", "salt", 1, 64, "sha256"})) ==
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
  CHECK(hex_of(pbkdf2({"Password", "NaCl", 80'000, 64, "sha256"})) ==
        "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d");
  CHECK(hex_of(pbkdf2({"password", "salt", 4096, 20, "sha1"})) ==
        "4b007901b765489abead49d926f721d065a429c1");
  CHECK(hex_of(pbkdf2({std::string("pass\0word", 9), std::string("sa\0lt", 5),
                       4096, 16, "sha1"})) ==
        "56fa6aa75548099dcc37d7f03425e0c3");
}

// RFC 7914, section 12.
TEST_CASE("crypto_scrypt_is_as_published") {
  CHECK(hex_of(scrypt({"", "", 16, 1, 1, 64})) ==
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
  CHECK(hex_of(scrypt({"password", "NaCl", 1024, 8, 16, 64})) ==
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
  CHECK(hex_of(scrypt({"pleaseletmein", "SodiumChloride", 16'384, 8, 1, 64})) ==
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
}

TEST_CASE("crypto_an_algorithm_that_nobody_knows_fails") {
  for (const std::string name : {"", "nosuch", "sha256 ", "aes-256-gcm"}) {
    CAPTURE(name);
    CHECK(error_of(hash(name, "x")) == Errc::crypto_failed);
    CHECK(error_of(hmac(name, "k", "x")) == Errc::crypto_failed);
    CHECK(error_of(pbkdf2({"p", "s", 1, 32, name})) == Errc::crypto_failed);
  }
}

TEST_CASE("crypto_a_parameter_out_of_range_fails") {
  for (const int iterations : {0, -1, -600'000}) {
    CHECK(error_of(pbkdf2({"p", "s", iterations, 32, "sha256"})) ==
          Errc::crypto_failed);
  }
  CHECK(error_of(pbkdf2({"p", "s", 1, std::size_t{1} << 40, "sha256"})) ==
        Errc::crypto_failed);
  const std::uint64_t largest = static_cast<std::uint64_t>(-1);
  for (const std::uint64_t cost : {std::uint64_t{0}, std::uint64_t{1},
                                   std::uint64_t{3}, std::uint64_t{1000},
                                   std::uint64_t{1} << 63, largest}) {
    CAPTURE(cost);
    CHECK(error_of(scrypt({"p", "s", cost, 8, 1, 32})) == Errc::crypto_failed);
  }
  CHECK(error_of(scrypt({"p", "s", 16, 0, 1, 32})) == Errc::crypto_failed);
  CHECK(error_of(scrypt({"p", "s", 16, 8, 0, 32})) == Errc::crypto_failed);
  CHECK(error_of(scrypt({"p", "s", 16, largest, 1, 32})) ==
        Errc::crypto_failed);
  CHECK(error_of(scrypt({"p", "s", 16, 8, largest, 32})) ==
        Errc::crypto_failed);
  CHECK(error_of(scrypt({"p", "s", 16, 8, 1, std::size_t{1} << 40})) ==
        Errc::crypto_failed);
  CHECK(error_of(random_bytes(std::size_t{1} << 40)) == Errc::crypto_failed);
}

TEST_CASE("crypto_what_was_encrypted_is_decrypted") {
  for (const std::string& text :
       {std::string(), std::string("x"), all_bytes(), pattern(1'000'000)}) {
    const auto sealed = encrypt(key, text);
    REQUIRE(sealed);
    CHECK(sealed->size() == text.size() + 28);
    if (text.size() > 16) CHECK(sealed->find(text) == sealed->npos);
    CHECK((decrypt(key, *sealed) == text));
  }
}

// The second vector of AES-256-GCM with a text in the paper by McGrew and
// Viega that proposed it (test case 14): zeros for key, nonce and text.
TEST_CASE("crypto_decrypts_what_others_have_encrypted") {
  const std::string sealed =
      std::string(12, '\0') + from_hex("cea7403d4d606b6e074ec5d3baf39d18"
                                       "d0d1c8a799996bf0265b98b5d48ab919");
  CHECK(decrypt(std::string(32, '\0'), sealed) == std::string(16, '\0'));
}

TEST_CASE("crypto_no_bit_can_be_changed") {
  const std::string text = "a text of some length";
  const auto sealed = encrypt(key, text);
  REQUIRE(sealed);
  int accepted = 0;
  mininode::run([&] {
    const auto try_it = [&](std::string with, std::string damaged) {
      Crypto::decrypt(std::move(with), std::move(damaged),
                      [&](const Result<std::string>& outcome) {
                        if (error_of(outcome) != Errc::not_authentic) {
                          ++accepted;
                        }
                      });
    };
    for (std::size_t bit = 0; bit < 8 * sealed->size(); ++bit) {
      std::string damaged = *sealed;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
      try_it(key, damaged);
    }
    for (std::size_t bit = 0; bit < 8 * key.size(); ++bit) {
      std::string other = key;
      other[bit / 8] = static_cast<char>(other[bit / 8] ^ 1 << bit % 8);
      try_it(other, *sealed);
    }
    for (std::size_t size = 0; size < sealed->size(); ++size) {
      try_it(key, sealed->substr(0, size));
    }
    try_it(key, *sealed + "x");
  });
  CHECK(accepted == 0);
}

TEST_CASE("crypto_a_key_of_another_size_fails") {
  const std::string sealed = *encrypt(key, "text");
  for (const std::size_t size : {0u, 1u, 16u, 31u, 33u, 64u}) {
    CHECK(error_of(encrypt(std::string(size, 'k'), "text")) ==
          Errc::crypto_failed);
    CHECK(error_of(decrypt(std::string(size, 'k'), sealed)) ==
          Errc::crypto_failed);
  }
}

TEST_CASE("crypto_the_same_text_is_never_encrypted_alike") {
  std::set<std::string> seen;
  for (int i = 0; i < 20; ++i) seen.insert(*encrypt(key, "text"));
  CHECK(seen.size() == 20);
}

TEST_CASE("crypto_random_bytes_differ") {
  CHECK(random_bytes(0) == "");
  std::set<std::string> seen;
  for (int i = 0; i < 20; ++i) seen.insert(*random_bytes(16));
  CHECK(seen.size() == 20);
  const std::string many = *random_bytes(100'000);
  CHECK(many.size() == 100'000);
  CHECK(std::set<char>(many.begin(), many.end()).size() == 256);
}

TEST_CASE("crypto_to_hex_writes_two_digits_a_byte") {
  CHECK(to_hex("") == "");
  CHECK(to_hex(std::string("\0\x01\x7f\x80\xff", 5)) == "00017f80ff");
}

TEST_CASE("crypto_a_task_that_waits_can_be_cancelled") {
  std::promise<void> release;
  Options options;
  options.pool_threads = 1;
  const auto outcome = outcome_of<std::string>(
      [&](auto done) {
        when(release.get_future(), [] {});
        const Task task = Crypto::hash("sha256", "x", std::move(done));
        CHECK(Runtime::current().pool().cancel(task));
        set_immediate([&] { release.set_value(); });
      },
      std::move(options));
  CHECK(error_of(outcome) == Errc::cancelled);
}

TEST_CASE("crypto_without_a_runtime_throws") {
  CHECK_THROWS_AS(Crypto::hash("sha256", "x", [](Result<std::string>) {}),
                  std::logic_error);
}

// What print_content() makes of a text that is too long, too wide, or no text.
#include <string>

#include "mininode/print.hpp"

using mininode::print_content;

int main() {
  print_content("Dear reader,\nwish you were here.\n", "a postcard");
  print_content(std::string("GIF89a\x01\0\x01\0", 10), "a picture");
  std::string poem;
  for (int n = 99; n > 0; --n) {
    poem += std::to_string(n) + " bottles of beer on the wall, " +
            std::to_string(n) + " bottles of beer, take one down, pass it on\n";
  }
  print_content(poem, "a song");
}

// Flags as kqueue has them: what is to be done with a change, and what came.
#include <sys/event.h>

#include <iostream>

#include "names.hpp"

namespace {

constexpr Flag kqueue_flags[] = {
    {EV_ADD, "EV_ADD"},         {EV_DELETE, "EV_DELETE"},
    {EV_ENABLE, "EV_ENABLE"},   {EV_DISABLE, "EV_DISABLE"},
    {EV_ONESHOT, "EV_ONESHOT"}, {EV_CLEAR, "EV_CLEAR"},
    {EV_RECEIPT, "EV_RECEIPT"}, {EV_DISPATCH, "EV_DISPATCH"},
    {EV_ERROR, "EV_ERROR"},     {EV_EOF, "EV_EOF"},
};

void print(const char* what, std::uint32_t flags) {
  std::cout << what << ": " << in_hexadecimal(flags) << ", "
            << names_of(flags, kqueue_flags) << "\n";
}

}  // namespace

int main() {
  print("what we ask for", EV_ADD | EV_ONESHOT | EV_RECEIPT);
  print("a number from a debugger", 0x8021);

  struct kevent change;
  EV_SET(&change, 7, EVFILT_READ, EV_ADD, 0, 0, nullptr);
  std::cout << "the filter is a number: " << change.filter << "\n";
}

// Flags of the driver beneath Winsock, and of a handle for overlapped calls.
#include <iostream>

#include "afd.hpp"
#include "names.hpp"

namespace {

constexpr Flag afd_flags[] = {
    {minimio::AFD_POLL_RECEIVE, "AFD_POLL_RECEIVE"},
    {minimio::AFD_POLL_SEND, "AFD_POLL_SEND"},
    {minimio::AFD_POLL_DISCONNECT, "AFD_POLL_DISCONNECT"},
    {minimio::AFD_POLL_ABORT, "AFD_POLL_ABORT"},
    {minimio::AFD_POLL_LOCAL_CLOSE, "AFD_POLL_LOCAL_CLOSE"},
    {minimio::AFD_POLL_ACCEPT, "AFD_POLL_ACCEPT"},
    {minimio::AFD_POLL_CONNECT_FAIL, "AFD_POLL_CONNECT_FAIL"},
};

constexpr Flag file_flags[] = {
    {FILE_FLAG_OVERLAPPED, "FILE_FLAG_OVERLAPPED"},
    {FILE_FLAG_DELETE_ON_CLOSE, "FILE_FLAG_DELETE_ON_CLOSE"},
    {FILE_FLAG_SEQUENTIAL_SCAN, "FILE_FLAG_SEQUENTIAL_SCAN"},
};

void print(const char* what, std::uint32_t flags, std::span<const Flag> table) {
  std::cout << what << ": " << in_hexadecimal(flags) << ", "
            << names_of(flags, table) << "\n";
}

}  // namespace

int main() {
  print("what we ask for",
        minimio::AFD_POLL_RECEIVE | minimio::AFD_POLL_DISCONNECT |
            minimio::AFD_POLL_ABORT,
        afd_flags);
  print("a number from a debugger", 0x109, afd_flags);
  print("a file for overlapped calls",
        FILE_FLAG_OVERLAPPED | FILE_FLAG_SEQUENTIAL_SCAN, file_flags);
}

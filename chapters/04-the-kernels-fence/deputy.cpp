// Asking the kernel to do what we must not: it reads and writes memory for us,
// if it is given an address.
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "pages.hpp"

namespace {

// A file, and one byte of it written from an address, or read to it; the
// number of the error, or 0.
#ifdef _WIN32
class File {
 public:
  File() {
    char folder[MAX_PATH], path[MAX_PATH];
    GetTempPathA(MAX_PATH, folder);
    GetTempFileNameA(folder, "fen", 0, path);
    file_ = CreateFileA(path, GENERIC_READ | GENERIC_WRITE, 0, nullptr,
                        CREATE_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  }
  ~File() { CloseHandle(file_); }

  DWORD write_from(const char* address) {
    DWORD count = 0;
    return WriteFile(file_, address, 1, &count, nullptr) ? 0 : GetLastError();
  }
  DWORD read_to(char* address) {
    SetFilePointer(file_, 0, nullptr, FILE_BEGIN);
    DWORD count = 0;
    return ReadFile(file_, address, 1, &count, nullptr) ? 0 : GetLastError();
  }

 private:
  HANDLE file_ = INVALID_HANDLE_VALUE;
};
#else
class File {
 public:
  ~File() { std::fclose(file_); }

  int write_from(const char* address) {
    return write(fileno(file_), address, 1) < 0 ? errno : 0;
  }
  int read_to(char* address) {
    lseek(fileno(file_), 0, SEEK_SET);
    return read(fileno(file_), address, 1) < 0 ? errno : 0;
  }

 private:
  std::FILE* const file_ = std::tmpfile();
};
#endif

template <class Number>
void report(const char* what, Number error) {
  const auto text =
      error == 0 ? std::string("done")
                 : std::system_category().message(static_cast<int>(error));
  std::printf("%s: %s\n", what, text.c_str());
}

char* at(std::uintptr_t address) { return reinterpret_cast<char*>(address); }

}  // namespace

int main() try {
  File file;
  char own = 'x';
  report("write from a variable", file.write_from(&own));
  report("write from page 0", file.write_from(at(16)));
  report("write from the kernel's half",
         file.write_from(at(0xffff'8000'0000'0000)));
  report("read into a read-only page",
         file.read_to(map_pages(1, Access::read)));
  std::printf("and still alive\n");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}

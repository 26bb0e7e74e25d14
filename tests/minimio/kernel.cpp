// The one file of the list that is compiled for each kernel.
#include "kernel.hpp"

#if defined(MINIMIO_TEST_KERNEL_EPOLL)
const Kernel kernel = Kernel::epoll;
#elif defined(MINIMIO_TEST_KERNEL_KQUEUE)
const Kernel kernel = Kernel::kqueue;
#elif defined(MINIMIO_TEST_KERNEL_IOCP)
const Kernel kernel = Kernel::iocp;
#else
#error "the build says which kernel it is: see CMakeLists.txt"
#endif

#ifdef MINIMIO_TEST_STAND_IN
const bool is_stand_in = true;
#else
const bool is_stand_in = false;
#endif

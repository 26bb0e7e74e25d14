-- The book's title, and its parts and chapters in reading order.
-- A chapter is { "folder in chapters/", "title" }; an appendix has a letter for
-- its number. One whose folder does not exist yet is on the road ahead: it is
-- listed, and can be referred to. One that is `made` has no folder: its page is
-- made of the others, by the filter of that name, and only the site has it.
-- Parts have numbers unless they say otherwise.
return {
  title = "Waiting Well",
  subtitle = "Event queues and event loops in C++, from a raw epoll call to a small Node",
  parts = {
    { title = "Before you begin", numbered = false, chapters = {
      { "00-how-to-read", "How to read this book" },
    } },
    { title = "Waiting", chapters = {
      { "01-many-things", "Doing many things at once" },
      { "02-how-we-got-here", "How we got here" },
      { "03-asking-the-kernel", "Asking the kernel" },
      { "04-the-kernels-fence", "The kernel’s fence" },
      { "05-a-packet-arrives", "What happens when a packet arrives" },
      { "06-ways-to-wait", "Ways to wait" },
    } },
    { title = "Three kernels, three queues", chapters = {
      { "07-epoll", "epoll" },
      { "08-kqueue", "kqueue" },
      { "09-completion-ports", "I/O completion ports" },
      { "10-ready-or-done", "Ready, or done?" },
      { "11-not-that-easy", "It is not that easy" },
    } },
    { title = "minimio", chapters = {
      { "12-the-api-we-wish-for", "The API we wish for" },
      { "13-results-handles-bits", "Results, handles and bits" },
      { "14-sockets", "Sockets that never block" },
      { "15-selector-epoll", "A selector on epoll" },
      { "16-selector-kqueue", "A selector on kqueue" },
      { "17-selector-iocp", "A selector on completion ports" },
      { "18-poll-registrator-waker", "Poll, Registrator, Waker" },
      { "19-the-wish-comes-true", "The wish comes true" },
      { "20-trying-to-break-it", "Trying to break it" },
      { "21-how-fast", "How fast is it?" },
    } },
    { title = "The Node experiment", chapters = {
      { "22-what-node-is", "What Node is, and our plan" },
      { "23-seeing", "Seeing what happens when" },
      { "24-callbacks", "Callbacks" },
      { "25-timers", "Timers" },
      { "26-thread-pool", "The thread pool" },
      { "27-io-queue", "The I/O queue" },
      { "28-the-loop", "The loop" },
      { "29-fs", "Fs" },
      { "30-crypto", "Crypto" },
      { "31-http", "Http" },
      { "32-putting-together", "Putting the pieces together" },
      { "33-cleaning-up", "Cleaning up" },
    } },
    { title = "Further", chapters = {
      { "34-serving-http", "Serving HTTP" },
      { "35-https", "HTTPS" },
      { "36-coroutines", "From callbacks to coroutines" },
      { "37-minimio-on-io-uring", "minimio on io_uring" },
      { "38-a-loop-per-core", "A loop per core, and a machine beyond" },
      { "39-against-node-and-libuv", "Against Node and libuv" },
    } },
    { title = "Appendices", numbered = false, chapters = {
      { "A-atomics", "Atomics and memory order" },
      { "B-bit-flags", "Bit flags" },
      { "C-reactor-and-executor", "Reactor and executor" },
      { "D-epoll-reference", "epoll, call by call" },
      { "E-kqueue-reference", "kqueue, call by call" },
      { "F-iocp-reference", "Completion ports, call by call" },
      { "G-glossary", "Glossary" },
      { "H-answers", "Answers", made = "answers" },
      { "I-the-whole-code", "The whole code, file by file", made = "code" },
      { "J-reference", "minimio and mininode, call by call", made = "reference" },
    } },
  },
}

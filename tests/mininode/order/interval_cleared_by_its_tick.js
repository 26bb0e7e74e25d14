// A tick, or a microtask, of its own callback is early enough.
const print = console.log;

const a = setInterval(() => {
  print('a');
  process.nextTick(() => clearInterval(a));
}, 2);
const b = setInterval(() => {
  print('b');
  queueMicrotask(() => clearInterval(b));
}, 30);

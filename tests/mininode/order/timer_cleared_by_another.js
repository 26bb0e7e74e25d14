// One that is due at the same time can still be cleared, also by a tick.
const print = console.log;

setTimeout(() => {
  print('a');
  clearTimeout(b);
  process.nextTick(() => clearTimeout(d));
}, 5);
const b = setTimeout(() => print('b'), 5);
setTimeout(() => print('c'), 5);
const d = setTimeout(() => print('d'), 5);
setTimeout(() => print('e'), 5);
const end = performance.now() + 15;
while (performance.now() < end);

// A timer started by a timer waits, though others follow that are due.
const print = console.log;

setTimeout(() => {
  print('a');
  setTimeout(() => print('c'), 1);
}, 10);
setTimeout(() => {
  print('b');
  setTimeout(() => print('d'), 1);
}, 10);
const end = performance.now() + 20;
while (performance.now() < end);

// Also by a tick, or a microtask, between two of the round.
const print = console.log;

setImmediate(() => {
  print('a');
  process.nextTick(() => clearImmediate(b));
  queueMicrotask(() => clearImmediate(d));
});
const b = setImmediate(() => print('b'));
setImmediate(() => print('c'));
const d = setImmediate(() => print('d'));
setImmediate(() => print('e'));

// A tick that a microtask asks for waits for all microtasks.
const print = console.log;

queueMicrotask(() => {
  print('microtask 1');
  process.nextTick(() => print('tick'));
  queueMicrotask(() => print('microtask 3'));
});
queueMicrotask(() => print('microtask 2'));

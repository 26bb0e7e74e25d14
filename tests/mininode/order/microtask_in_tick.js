// A microtask that a tick asks for waits for all ticks.
const print = console.log;

process.nextTick(() => {
  print('tick 1');
  queueMicrotask(() => print('microtask'));
  process.nextTick(() => print('tick 3'));
});
process.nextTick(() => print('tick 2'));

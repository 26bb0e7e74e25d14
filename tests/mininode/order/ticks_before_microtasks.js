// Ticks run before microtasks, whichever was asked for first.
const print = console.log;

queueMicrotask(() => print('microtask'));
process.nextTick(() => print('tick'));
print('main');

// From the callback of a file: ticks, immediates, then timers.
const fs = require('fs');
const print = console.log;

fs.readFile(__filename, (error) => {
  print(error ? 'error' : 'read');
  setTimeout(() => print('timer'), 0);
  setImmediate(() => print('immediate'));
  queueMicrotask(() => print('microtask'));
  process.nextTick(() => print('tick'));
});
print('main');

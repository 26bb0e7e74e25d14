// What the callback of a file throws is told, and its ticks are called.
const fs = require('fs');
const print = console.log;

process.on('uncaughtException', (error) => print(`caught ${error.message}`));
fs.stat(__filename, () => {
  setImmediate(() => print('immediate'));
  process.nextTick(() => print('tick'));
  throw new Error('in a result');
});

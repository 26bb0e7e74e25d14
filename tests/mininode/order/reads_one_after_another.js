// Each is asked for in the callback of the one before.
const fs = require('fs');
const print = console.log;

fs.readFile(__filename, () => {
  print('first');
  setImmediate(() => print('immediate'));
  fs.readFile(__filename, () => {
    print('second');
    process.nextTick(() => print('tick'));
    fs.readFile(__filename, () => print('third'));
  });
});

// A file that is not there is an error, told later and not at once.
const fs = require('fs');
const print = console.log;

fs.readFile('no/such/file', (error) => {
  print(error.code === 'ENOENT' ? 'no such file' : error.code);
  setImmediate(() => print('immediate'));
  process.nextTick(() => print('tick'));
});
process.nextTick(() => print('tick of main'));
print('main');

// And immediates of the same round, before those of the next.
const print = console.log;

process.on('uncaughtException', (error) => {
  print(`caught ${error.message}`);
  setImmediate(() => print('next round'));
});
setImmediate(() => print('a'));
setImmediate(() => { throw new Error('in an immediate'); });
setImmediate(() => print('b'));

// The ticks after one that throws are called all the same.
const print = console.log;

process.on('uncaughtException', (error) => print(`caught ${error.message}`));
process.nextTick(() => print('a'));
process.nextTick(() => { throw new Error('in a tick'); });
process.nextTick(() => print('b'));

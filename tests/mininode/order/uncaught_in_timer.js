// And timers that are due at the same time.
const print = console.log;

process.on('uncaughtException', (error) => print(`caught ${error.message}`));
setTimeout(() => print('a'), 5);
setTimeout(() => { throw new Error('in a timer'); }, 5);
setTimeout(() => print('b'), 5);

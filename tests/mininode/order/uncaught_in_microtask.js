// And so are microtasks.
const print = console.log;

process.on('uncaughtException', (error) => print(`caught ${error.message}`));
queueMicrotask(() => print('a'));
queueMicrotask(() => { throw new Error('in a microtask'); });
queueMicrotask(() => print('b'));

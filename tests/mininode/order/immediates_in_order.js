// Immediates are called in the order in which they were asked for.
const print = console.log;

for (let i = 1; i <= 5; ++i) setImmediate(() => print(`immediate ${i}`));
process.nextTick(() => setImmediate(() => print('immediate of a tick')));
queueMicrotask(() => setImmediate(() => print('immediate of a microtask')));

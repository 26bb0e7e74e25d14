// Results that are there together come in the order in which they were done,
// each with its ticks, and all before immediates.
process.env.UV_THREADPOOL_SIZE = 1;
const fs = require('fs');
const print = console.log;

for (const name of ['a', 'b', 'c']) {
  fs.stat(__filename, () => {
    print(`result ${name}`);
    setImmediate(() => print(`immediate ${name}`));
    queueMicrotask(() => print(`microtask ${name}`));
    process.nextTick(() => print(`tick ${name}`));
  });
}
const end = performance.now() + 60;
while (performance.now() < end);

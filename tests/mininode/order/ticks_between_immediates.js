// After every immediate its ticks and microtasks, before the next immediate.
const print = console.log;

for (const name of ['a', 'b', 'c']) {
  setImmediate(() => {
    print(`immediate ${name}`);
    queueMicrotask(() => print(`microtask ${name}`));
    process.nextTick(() => print(`tick ${name}`));
  });
}

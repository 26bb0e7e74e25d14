// After every timer its ticks and microtasks, before the next timer.
const print = console.log;

for (const name of ['a', 'b', 'c']) {
  setTimeout(() => {
    print(`timer ${name}`);
    queueMicrotask(() => print(`microtask ${name}`));
    process.nextTick(() => print(`tick ${name}`));
  }, 5);
}
const end = performance.now() + 15;
while (performance.now() < end);

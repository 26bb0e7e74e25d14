// Two chains that change between ticks and microtasks.
const print = console.log;

function tick(name, left) {
  process.nextTick(() => {
    print(`${name} tick ${left}`);
    if (left > 0) microtask(name, left - 1);
  });
}
function microtask(name, left) {
  queueMicrotask(() => {
    print(`${name} microtask ${left}`);
    if (left > 0) tick(name, left - 1);
  });
}
tick('a', 4);
microtask('b', 4);

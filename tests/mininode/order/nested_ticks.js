// Ticks of ticks come last, level by level.
const print = console.log;

function ask(name, depth) {
  process.nextTick(() => {
    print(`${name} ${depth}`);
    if (depth < 3) ask(name, depth + 1);
  });
}
ask('a', 1);
ask('b', 1);

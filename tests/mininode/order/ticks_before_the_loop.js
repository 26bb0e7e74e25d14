// However long the chain of ticks, timers and immediates wait for its end.
const print = console.log;

const end = performance.now() + 10;
setTimeout(() => {
  print('timer');
  setImmediate(() => print('immediate'));
}, 0);
function tick(left) {
  process.nextTick(() => {
    if (left > 0) return tick(left - 1);
    while (performance.now() < end);
    print('last tick');
  });
}
tick(1000);

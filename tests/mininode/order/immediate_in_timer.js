// From a timer: ticks, then immediates, and only then timers started there.
const print = console.log;

setTimeout(() => {
  print('timer 1');
  setTimeout(() => print('timer 2'), 0);
  setImmediate(() => print('immediate'));
  process.nextTick(() => print('tick'));
  const end = performance.now() + 5;
  while (performance.now() < end);
}, 1);

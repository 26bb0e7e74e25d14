// In its first round it has its place among the timers of the same delay.
const print = console.log;

setTimeout(() => print('a'), 20);
const interval = setInterval(() => {
  print('interval');
  if (interval.once) clearInterval(interval);
  interval.once = true;
}, 20);
setTimeout(() => print('b'), 20);

// No delay, a negative one and one of a millisecond are the same.
const print = console.log;

setTimeout(() => print('1'), 1);
setTimeout(() => print('0'), 0);
setTimeout(() => print('1 again'), 1);
setTimeout(() => print('-5'), -5);
const end = performance.now() + 10;
while (performance.now() < end);

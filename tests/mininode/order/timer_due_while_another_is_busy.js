// One that comes due only while another runs waits for the next turn.
const print = console.log;

setTimeout(() => {
  print('first');
  setImmediate(() => print('immediate'));
  const end = performance.now() + 150;
  while (performance.now() < end);
}, 5);
setTimeout(() => print('second'), 105);

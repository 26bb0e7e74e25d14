// A timer that is due runs between two rounds of immediates.
const print = console.log;

setImmediate(() => {
  print('immediate 1');
  setImmediate(() => print('immediate 2'));
  setTimeout(() => print('timer'), 0);
  const end = performance.now() + 5;
  while (performance.now() < end);
});

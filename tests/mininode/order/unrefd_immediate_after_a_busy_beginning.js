// The timer that keeps the loop is due before the first turn; the turn comes.
const print = console.log;

function beBusy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

setImmediate(() => print('immediate')).unref();
setTimeout(() => print('timer'), 1);
beBusy(5);

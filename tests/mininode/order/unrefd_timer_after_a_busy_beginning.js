// It is due when the loop begins, and nothing keeps the loop.
const print = console.log;

function beBusy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

setTimeout(() => print('never'), 1).unref();
beBusy(5);
print('main');

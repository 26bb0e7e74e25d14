// A chain of microtasks ends before the next timer begins, and may start one.
const print = console.log;

function chain(step) {
  queueMicrotask(() => {
    print(`step ${step}`);
    if (step < 4) return chain(step + 1);
    setTimeout(() => print('timer of the chain'), 0);
  });
}
setTimeout(() => {
  print('timer 1');
  chain(1);
}, 5);
setTimeout(() => print('timer 2'), 5);
const end = performance.now() + 15;
while (performance.now() < end);

// A chain of microtasks ends before the next immediate begins.
const print = console.log;

function chain(step) {
  queueMicrotask(() => {
    print(`step ${step}`);
    if (step < 4) chain(step + 1);
  });
}
setImmediate(() => {
  print('immediate 1');
  chain(1);
});
setImmediate(() => print('immediate 2'));

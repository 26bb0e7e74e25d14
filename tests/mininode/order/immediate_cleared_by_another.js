// One that is in the same round can still be cleared.
const print = console.log;

setImmediate(() => {
  print('a');
  clearImmediate(b);
});
const b = setImmediate(() => print('b'));
setImmediate(() => print('c'));

// An immediate asked for by an immediate belongs to the next round.
const print = console.log;

setImmediate(() => {
  print('a');
  setImmediate(() => {
    print('c');
    setImmediate(() => print('e'));
  });
});
setImmediate(() => {
  print('b');
  setImmediate(() => print('d'));
});

// It does not keep the loop, but runs if something else does.
const print = console.log;

const first = setImmediate(() => {
  print('first');
  const last = setImmediate(() => print('never'));
  last.unref();
  print(last.hasRef());
});
first.unref();
print(first.hasRef());
setTimeout(() => print('timer'), 20);

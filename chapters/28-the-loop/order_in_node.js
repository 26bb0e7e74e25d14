// The same for Node.
'use strict';
const print = (text) => console.log(`[main] ${text}`);

print('begins');
setTimeout(() => {
  print('timer');
  process.nextTick(() => print('tick of the timer'));
  setImmediate(() => print('immediate of the timer'));
  setTimeout(() => print('timer of the timer'), 1);
}, 1);
setImmediate(() => {
  print('immediate');
  queueMicrotask(() => print('microtask of the immediate'));
  process.nextTick(() => print('tick of the immediate'));
});
queueMicrotask(() => {
  print('microtask');
  process.nextTick(() => print('tick of the microtask'));
});
process.nextTick(() => {
  print('tick');
  process.nextTick(() => print('tick of the tick'));
  queueMicrotask(() => print('microtask of the tick'));
});
for (const end = Date.now() + 5; Date.now() < end;) {
}
print('ends');

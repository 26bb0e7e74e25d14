// A refreshed timer begins anew, and so falls behind.
const print = console.log;

const a = setTimeout(() => print('a'), 60);
setTimeout(() => print('b'), 100);
setTimeout(() => {
  print('refresh');
  a.refresh();
}, 30);
setTimeout(() => {
  print('refresh again');
  a.refresh();
}, 70);

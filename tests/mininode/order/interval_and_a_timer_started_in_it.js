// The shorter one comes first.
const print = console.log;

let calls = 0;
const interval = setInterval(() => {
  print(`interval ${++calls}`);
  if (calls === 2) return clearInterval(interval);
  setTimeout(() => print('timer'), 10);
}, 150);

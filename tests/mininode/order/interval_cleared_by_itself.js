// An interval that has cleared itself is not called again.
const print = console.log;

let calls = 0;
const interval = setInterval(() => {
  print(++calls);
  if (calls === 3) clearInterval(interval);
}, 2);

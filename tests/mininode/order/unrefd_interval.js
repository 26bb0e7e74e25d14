// An interval may let go of the loop.
const print = console.log;

let calls = 0;
const interval = setInterval(() => {
  print(++calls);
  if (calls === 3) interval.unref();
}, 2);

// An interval that throws goes on.
const print = console.log;

process.on('uncaughtException', (error) => print(`caught ${error.message}`));
let calls = 0;
const interval = setInterval(() => {
  if (++calls === 3) clearInterval(interval);
  throw new Error(`in call ${calls}`);
}, 2);

// On whose thread is a file read? On Linux /proc/thread-self is a link to the
// directory of the thread that follows it: "PID/task/TID".
'use strict';
const fs = require('fs');

const link = '/proc/thread-self';
const main = fs.readlinkSync(link);
console.log(`the process's first thread: ${main === `${process.pid}/task/${process.pid}`}`);

const others = new Set();
let left = 100;
for (let i = 0; i < 100; ++i) {
  fs.readlink(link, (error, text) => {
    if (error) throw error;
    others.add(text);
    if (--left === 0) report();
  });
}

function report() {
  console.log(`is it among those that follow it for us: ${others.has(main)}`);
  console.log(`more than four of these: ${others.size > 4}`);
}

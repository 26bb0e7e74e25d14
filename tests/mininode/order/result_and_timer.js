// What is due before the loop has begun to wait comes first.
const fs = require('fs');
const print = console.log;

fs.stat(__filename, () => print('result'));
setTimeout(() => print('timer'), 0);
const end = performance.now() + 60;
while (performance.now() < end);

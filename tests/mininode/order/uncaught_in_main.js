// What main throws is told, and what it asked for before is done.
const print = console.log;

process.on('uncaughtException', (error) => print(`caught ${error.message}`));
setTimeout(() => print('timer'), 1);
throw new Error('in main');

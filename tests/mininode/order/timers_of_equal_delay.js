// Those of one delay are called in the order of their start.
const print = console.log;

for (const name of ['a', 'b', 'c', 'd']) setTimeout(() => print(name), 5);

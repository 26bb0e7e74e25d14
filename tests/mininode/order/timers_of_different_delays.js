// Those that are all due are called in the order of their deadlines.
const print = console.log;

for (const delay of [50, 10, 40, 20, 30]) {
  setTimeout(() => print(delay), delay);
}
const end = performance.now() + 70;
while (performance.now() < end);

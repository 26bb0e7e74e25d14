// Each starts the next.
const print = console.log;

function start(left) {
  setTimeout(() => {
    print(left);
    if (left > 0) start(left - 1);
  }, 2);
}
start(5);

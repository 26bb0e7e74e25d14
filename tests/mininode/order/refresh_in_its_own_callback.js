// So a timer can be made to go on, each time anew.
const print = console.log;

let calls = 0;
const timer = setTimeout(() => {
  print(++calls);
  if (calls < 4) timer.refresh();
}, 2);

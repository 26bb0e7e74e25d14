// From the callback of a socket: ticks, immediates, then timers.
const print = console.log;

const socket = require('dgram').createSocket('udp4');
socket.on('message', () => {
  print('message');
  setTimeout(() => print('timer'), 0);
  setImmediate(() => print('immediate'));
  queueMicrotask(() => print('microtask'));
  process.nextTick(() => print('tick'));
  socket.close();
});
socket.bind(0, '127.0.0.1', () => {
  socket.send('x', socket.address().port, '127.0.0.1');
});

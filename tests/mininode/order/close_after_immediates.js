// What tells of a closed socket comes at the end of the turn, after immediates,
// and before timers.
const net = require('net');
const print = console.log;

const server = net.createServer((peer) => peer.resume());
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    server.close();
    socket.on('close', () => {
      print('close');
      process.nextTick(() => print('tick of close'));
    });
    setTimeout(() => print('timer'), 0);
    setImmediate(() => print('immediate'));
    process.nextTick(() => print('tick'));
    socket.destroy();
    const end = performance.now() + 5;
    while (performance.now() < end);
  });
});

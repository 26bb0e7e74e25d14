// Node: what main.cpp and the other contestants do, in one file. See
// contestant.hpp for what each work is.
'use strict';

const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const { Worker, isMainThread, workerData } = require('worker_threads');

// As Progress in progress.hpp.
class Progress {
  constructor(count, underWay) {
    this.slice = Math.max(4 * underWay, 50);
    this.looks = Math.floor(count / this.slice) + 2;
    this.done = 0;
    this.looked = [];
  }

  step() {
    if (++this.done < this.slice) return true;
    this.done = 0;
    if (this.looked.length < this.looks) {
      this.looked.push(process.hrtime.bigint());
    }
    return this.looked.length < this.looks;
  }

  nanosecondsEach() {
    const times = this.looked.slice(1)
      .map((time, i) => Number(time - this.looked[i]) / this.slice)
      .sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)];
  }
}

function finish(nanoseconds) {
  console.log(nanoseconds);
  process.exit();
}

// Begins `atOnce` times, and again whenever one is done.
function keepGoing(count, atOnce, begin) {
  const progress = new Progress(count, atOnce);
  const done = (error) => {
    if (error) throw error;
    if (!progress.step()) finish(progress.nanosecondsEach());
    begin(done);
  };
  for (let i = 0; i < atOnce; ++i) begin(done);
}

// Node has no empty task for its pool. Of what it has this does least: one
// read(2) that finds nothing to read.
function poolRoundTrips(count, atOnce) {
  const nothing = fs.openSync('/dev/null');
  const room = Buffer.alloc(1);
  keepGoing(count, atOnce, (done) => fs.read(nothing, room, 0, 1, null, done));
}

// The visitor is a Worker, who rings with a message and waits for a change in
// memory that both share.
function wakeUps(count) {
  const answers = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(__filename, { workerData: { count, answers } });
  worker.on('message', (end) => {
    if (end) finish(end);
    Atomics.add(answers, 0, 1);
    Atomics.notify(answers, 0);
  });
}

function visit({ count, answers }) {
  const { parentPort } = require('worker_threads');
  const progress = new Progress(count, 2);
  for (let heard = 0, more = true; more; ++heard) {
    parentPort.postMessage(0);
    Atomics.wait(answers, 0, heard);
    more = progress.step();
  }
  parentPort.postMessage(progress.nanosecondsEach());
}

// As Delays in contestant.hpp.
function delays(first, range) {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return first + ((state >>> 16) & 0x7fff) % range;
  };
}

function timers(count, ending) {
  const delay = ending === 'fire' ? delays(1, 50) : delays(60_000, 1000);
  const begin = process.hrtime.bigint();
  const end = () =>
    finish(Number(process.hrtime.bigint() - begin) / count);
  const all = [];
  let fired = 0;
  const fire = () => {
    if (++fired === count && ending === 'fire') end();
  };
  for (let i = 0; i < count; ++i) {
    const timer = setTimeout(fire, delay());
    if (ending === 'cancel') all.push(timer);
  }
  for (const timer of all) clearTimeout(timer);
  if (ending !== 'fire') end();
}

function fileReads(count, atOnce, path) {
  keepGoing(count, atOnce, (done) => fs.readFile(path, done));
}

function keys(count, atOnce) {
  keepGoing(count, atOnce, (done) => crypto.pbkdf2(
    'open, sesame', '0123456789abcdef', 1000, 32, 'sha256', done));
}

function httpGets(count, atOnce, port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const url = `http://127.0.0.1:${port}/`;
  keepGoing(count, atOnce, (done) => {
    http.get(url, { agent }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => {
        const body = Buffer.concat(pieces);
        const isRight = response.statusCode === 200 && body.length === 64;
        done(isRight ? null : new Error('another reply than the server\'s'));
      });
    }).on('error', done);
  });
}

function main([work, atOnce, count, port, file]) {
  switch (work) {
    case 'version': return console.log(`Node ${process.versions.node}`);
    case 'pool': return poolRoundTrips(+count, +atOnce);
    case 'wake-ups': return wakeUps(+count);
    case 'add-timers': return timers(+count, 'none');
    case 'cancel-timers': return timers(+count, 'cancel');
    case 'fire-timers': return timers(+count, 'fire');
    case 'files': return fileReads(+count, +atOnce, file);
    case 'keys': return keys(+count, +atOnce);
    case 'http': return httpGets(+count, +atOnce, port);
  }
  throw new Error('what is measured? See main.cpp');
}

isMainThread ? main(process.argv.slice(2)) : visit(workerData);

// The experiment, as Node runs it.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const path = require('path');

const file = path.join(__dirname, 'test.txt');
const port = process.env.DELAY_SERVER_PORT;
const print = console.log;

function makeMagicNumber(text) {
  print('making a magic number of it');
  crypto.scrypt(text, 'salt', 8, (error, key) => {
    if (error) throw error;
    print(`the magic number is ${key.readBigUInt64BE()}`);
  });
}

function readFirst() {
  print('first call to read test.txt');
  fs.readFile(file, (error, text) => {
    if (error) throw error;
    print(`first read: ${text.length} bytes`);
    makeMagicNumber(text);
  });
}

function readTwice() {
  print('second call to read test.txt');
  fs.readFile(file, (error) => {
    if (error) throw error;
    print('second read is done, a third is wanted');
    fs.readFile(file, (error) => {
      if (error) throw error;
      print('third read is done');
    });
  });
}

function startTimers() {
  print('timeouts of 0, 0, 3000 and 1000 ms');
  setTimeout(() => print('first 0 ms are over'), 0);
  setTimeout(() => print('second 0 ms are over'), 0);
  setTimeout(() => {
    print('3000 ms are over, and 500 begin');
    setTimeout(() => print('500 ms are over'), 500);
  }, 3000);
  setTimeout(() => print('1000 ms are over'), 1000);
}

function askSlowServer() {
  print('a question that is answered after 2000 ms');
  const url = `http://127.0.0.1:${port}/delay/2000/better%20late`;
  http.get(url, (response) => {
    response.setEncoding('utf8');
    let body = '';
    response.on('data', (piece) => { body += piece; });
    response.on('end', () => print(`answered ${response.statusCode}: ${body}`));
  });
}

readFirst();
startTimers();
readTwice();
askSlowServer();
process.nextTick(() => print('all is asked'));

// A file that waits for a key: what is first, with a pool of one thread and of
// four?
'use strict';
const { spawnSync } = require('child_process');
const crypto = require('crypto');
const fs = require('fs');

function race() {
  crypto.scrypt('password', 'salt', 32, () => console.log('  the key'));
  fs.stat(__filename, () => console.log('  the file'));
}

if (process.argv[2] === 'race') {
  race();
} else {
  for (const threads of ['1', '4']) {
    console.log(`threads in the pool: ${threads}`);
    const env = { ...process.env, UV_THREADPOOL_SIZE: threads };
    spawnSync(process.execPath, [__filename, 'race'],
      { env, stdio: 'inherit' });
  }
}

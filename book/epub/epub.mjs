// Runs Pandoc to make an EPUB:   node epub.mjs PANDOC RESULT OPTION…
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [pandoc, result, ...options] = process.argv.slice(2);

// An EPUB that is built twice from the same sources is the same.
const epoch = process.env.SOURCE_DATE_EPOCH ?? "1767225600";

function run(args, how) {
  const env = { ...process.env, SOURCE_DATE_EPOCH: epoch };
  const done = spawnSync(pandoc, args, { env, encoding: "utf8", ...how });
  if (done.status === 0) return done.stdout;
  console.error(done.error?.message ?? done.stderr ?? "");
  process.exit(1);
}

// Pandoc gives the files of the archive the time at which it ran. Their times
// stand in the directory at the archive's end, and before each file once more,
// in MS-DOS's form: two numbers of 16 bits.
function setTimes(archive, date) {
  const time = date.getUTCHours() << 11 | date.getUTCMinutes() << 5 | date.getUTCSeconds() >> 1;
  const day = date.getUTCFullYear() - 1980 << 9 | date.getUTCMonth() + 1 << 5 | date.getUTCDate();
  const end = archive.lastIndexOf("PK\x05\x06");
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    for (const at of [entry + 12, archive.readUInt32LE(entry + 42) + 10]) {
      archive.writeUInt16LE(time, at);
      archive.writeUInt16LE(day, at + 2);
    }
    entry += 46 + [28, 30, 32].reduce((sum, at) => sum + archive.readUInt16LE(entry + at), 0);
  }
}

// Parts and chapters get a file each; the option has two names.
const version = Number(run(["--version"]).match(/ (\d+)\./)[1]);
const split = version < 3 ? "--epub-chapter-level=2" : "--split-level=2";
run(["--to=epub3", "--toc-depth=3", split, `--output=${result}`, ...options], { stdio: "inherit" });
const archive = readFileSync(result);
setTimes(archive, new Date(Number(epoch) * 1000));
writeFileSync(result, archive);

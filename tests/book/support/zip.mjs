// As much of ZIP as an EPUB needs: the names of its files, and their texts.
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

// A map from each file's name to its text.
export function unzip(path) {
  const archive = readFileSync(path);
  const end = archive.lastIndexOf("PK\x05\x06");
  const files = new Map();
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((at) => archive.readUInt16LE(entry + at));
    files.set(archive.toString("utf8", entry + 46, entry + 46 + name),
      content(archive, entry).toString("utf8"));
    entry += 46 + name + extra + comment;
  }
  return files;
}

function content(archive, entry) {
  const local = archive.readUInt32LE(entry + 42);
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(from, from + archive.readUInt32LE(entry + 20));
  return archive.readUInt16LE(entry + 10) === 0 ? data : inflateRawSync(data);
}

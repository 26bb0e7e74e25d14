// Serves a folder on localhost:   node serve.mjs FOLDER [--open] [--port N]
// For reading the site as if it were on the web; it works from file:// too.
import { spawn } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { open: { type: "boolean" }, port: { type: "string", default: "8707" } },
});
const root = resolve(positionals[0] ?? ".");

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
  ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json",
};

// The file that a request asks for; null if it is none of ours.
function fileOf(request) {
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return null;
  }
  let file = normalize(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  return existsSync(file) ? file : null;
}

const server = createServer((request, response) => {
  const file = fileOf(request);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not here.\n");
    return;
  }
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "cache-control": "no-cache",
  });
  createReadStream(file).pipe(response);
});

function open(address) {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start"] }[process.platform]
    ?? ["xdg-open"];
  spawn(command, [...args, address], { stdio: "ignore", detached: true })
    .on("error", () => {}) // no browser to open: the address is printed
    .unref();
}

// A port that is taken is no reason to fail: the next one will do.
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE") throw error;
  server.listen(0, "localhost");
});
server.on("listening", () => {
  const address = `http://localhost:${server.address().port}/`;
  console.log(`${address}   (Ctrl-C ends it)`);
  if (values.open) open(address);
});
server.listen(Number(values.port), "localhost");

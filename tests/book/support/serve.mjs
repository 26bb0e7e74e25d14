// The site over localhost, as `make read` serves it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pipeline } from "./fixture.mjs";

export async function serve(site) {
  const server = spawn(process.execPath, [join(pipeline, "serve.mjs"), site, "--port", "0"]);
  const [line] = await once(server.stdout, "data");
  return { address: String(line).split(" ")[0].trim(), close: () => server.kill() };
}

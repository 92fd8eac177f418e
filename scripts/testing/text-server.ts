import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";

/** A real webhook on loopback, as an SMS service has one, that keeps each message as a file. */
export async function startTextServer(
  folder: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let received = 0;
  const server = createServer(async (request, response) => {
    received += 1;
    const file = path.join(folder, `${String(received).padStart(6, "0")}.json`);
    await writeFile(`${file}.part`, await text(request));
    await rename(`${file}.part`, file);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/send`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

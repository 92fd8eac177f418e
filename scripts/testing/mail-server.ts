import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  url: string;
  stop(): Promise<void>;
}

/** A real mail server on loopback that keeps each message as a file, for tests in any process. */
export async function startMailServer(folder: string): Promise<MailServer> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let received = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      received += 1;
      const file = path.join(folder, `${String(received).padStart(6, "0")}.eml`);
      keep(stream, file).then(() => done(), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  server.on("error", (error) => console.error("mail server:", error.message));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Renamed into place, so that a reader never sees half a message. */
async function keep(stream: NodeJS.ReadableStream, file: string): Promise<void> {
  await writeFile(`${file}.part`, await buffer(stream));
  await rename(`${file}.part`, file);
}

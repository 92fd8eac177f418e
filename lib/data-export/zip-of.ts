import { PassThrough, Readable } from "node:stream";
import { ReadableStream as WebStream } from "node:stream/web";
import { ZipFile } from "yazl";
import type { Database } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { contentOf } from "./content";
import { writeJson } from "./write-json";
import { writePage } from "./write-page";

export type ExportFile = { name: string; body: ReadableStream };

type Ready = { id: string; requestedAt: Date };

/** Written while it is read: a page of rows at a time, as fast as the reader takes it. */
export function zipOf(db: Database, { id, requestedAt }: Ready): ExportFile {
  const zip = new ZipFile();
  // The reader sees it, too, but may not have begun: an error that nobody hears ends the process.
  const body = new PassThrough().on("error", ({ message }) => {
    log.warn({ export: id, message }, "a copy was not handed out whole");
  });
  const breakOff = (error: Error) => void body.destroy(error);
  const add = (name: string, text: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, { mtime: requestedAt }, (done) => {
      // The library listens for no error here.
      done(null, Readable.from(text(), { objectMode: false }).on("error", breakOff));
    });
  add("sallyport-data.json", () => writeJson(contentOf(db, id), requestedAt));
  add("sallyport-data.html", () => writePage(contentOf(db, id), requestedAt));
  zip.on("error", breakOff);
  zip.end();
  zip.outputStream.pipe(body);
  const day = requestedAt.toISOString().slice(0, 10);
  // Not `Readable.toWeb`: when the reader leaves, that throws where nobody can catch it.
  return { name: `sallyport-data-${day}.zip`, body: WebStream.from(body) as ReadableStream };
}

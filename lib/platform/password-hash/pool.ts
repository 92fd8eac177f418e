import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { limits } from "../limits";

/** Thrown when more hashes wait than we promise to do; answered with 503 and Retry-After. */
export class HashQueueFull extends Error {
  override name = "HashQueueFull";
}

type Task = { input: string; hash?: string; cost?: number };
type Job = { task: Task; resolve(value: string | boolean): void; reject(error: Error): void };
type Slot = { worker: Worker; job?: Job };

const POOL_SIZE = Math.max(1, Math.min(os.availableParallelism(), 8));

const slots: Slot[] = [];
const queue: Job[] = [];

function settle(slot: Slot, finish: (job: Job) => void): void {
  const job = slot.job;
  slot.job = undefined;
  if (job) finish(job);
  const next = queue.shift();
  if (next) start(slot, next);
  else slot.worker.unref();
}

function start(slot: Slot, job: Job): void {
  slot.job = job;
  slot.worker.ref();
  slot.worker.postMessage(job.task);
}

function openSlot(): Slot {
  const script = path.join(process.cwd(), "lib/platform/password-hash/worker.mjs");
  const slot: Slot = {
    worker: new Worker(/* turbopackIgnore: true */ script, {
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    }),
  };
  slot.worker.on("message", (answer: { value?: string | boolean; error?: string }) =>
    settle(slot, (job) =>
      answer.value === undefined ? job.reject(new Error(answer.error)) : job.resolve(answer.value),
    ),
  );
  slot.worker.on("error", (error) => {
    slots.splice(slots.indexOf(slot), 1);
    slot.job?.reject(error);
    const next = queue.shift();
    if (next) start(openSlot(), next);
  });
  slot.worker.unref();
  slots.push(slot);
  return slot;
}

function submit(task: Task): Promise<string | boolean> {
  return new Promise((resolve, reject) => {
    const job = { task, resolve, reject };
    const idle =
      slots.find((slot) => !slot.job) ?? (slots.length < POOL_SIZE ? openSlot() : undefined);
    if (idle) start(idle, job);
    else if (queue.length < limits.hashQueueLength) queue.push(job);
    else reject(new HashQueueFull());
  });
}

export const bcryptHash = async (input: string, cost: number): Promise<string> =>
  String(await submit({ input, cost }));

export const bcryptMatches = async (input: string, hash: string): Promise<boolean> =>
  (await submit({ input, hash })) === true;

/** For metrics. */
export const hashQueueDepth = (): number => queue.length;

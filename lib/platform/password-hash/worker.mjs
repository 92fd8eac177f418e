// Plain JavaScript, loaded from disk by worker_threads: it must run as it stands, outside any bundle.
import os from "node:os";
import { parentPort } from "node:worker_threads";
import bcrypt from "bcryptjs";

// On Linux a priority belongs to a thread: hashing yields to the thread that answers pages.
try {
  os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some platforms refuse; hashing is then merely less polite.
}

parentPort?.on("message", ({ input, hash, cost }) => {
  try {
    const value = hash ? bcrypt.compareSync(input, hash) : bcrypt.hashSync(input, cost);
    parentPort?.postMessage({ value });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});

import os from "node:os";
import { quick, thorough } from "@/bench/effort";
import { scaleLines } from "@/bench/report-scale";
import { type CleanUp, close, runBench } from "@/bench/run";
import { measureScale } from "@/bench/scale";
import { tableOf } from "@/bench/table";
import { listenForStop } from "./support/stopping";

/** Of what grows with the people; made once and kept, because it takes minutes. */
const isScale = process.argv.includes("--scale");
const isQuick = process.argv.includes("--quick");
const [loadBefore = 0] = os.loadavg();
const cleanUp: CleanUp = [];
const stop = listenForStop();

try {
  const bench = isScale
    ? measureScale({ rounds: isQuick ? 12 : 60 }, cleanUp).then(scaleLines)
    : runBench(isQuick ? quick : thorough, cleanUp);
  const lines = await Promise.race([bench, stop.asked]);
  if (lines) {
    const [processor] = os.cpus();
    console.log(
      `\n${os.availableParallelism()} cores (${processor?.model.trim()}), Node.js ${process.versions.node}. ` +
        "The servers, the database and the load share them.\n" +
        `Ratios are medians of rounds taken in turn${isQuick ? "; this was a quick run" : ""}.\n`,
    );
    console.log(tableOf(lines));
    if (loadBefore > os.availableParallelism() / 2) {
      console.log(
        `\nThe machine had other work when this began (load ${loadBefore.toFixed(1)}): run it again when it has none.`,
      );
    }
  }
} finally {
  await close(cleanUp);
}
process.exit();

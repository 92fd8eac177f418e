import { runJobs } from "@/lib/jobs";
import { environment } from "@/lib/platform/environment";
import { log } from "@/lib/platform/log";
import { warmPasswordHashing } from "@/lib/platform/password-hash";
import { installRequestHook } from "./request-hook";

/** Everything the process needs before it answers; it does not start with settings that are wrong. */
export async function startServer(): Promise<void> {
  const { SALLYPORT_URL } = environment();
  process.env.NEXTAUTH_URL = SALLYPORT_URL;
  installRequestHook();
  process.on("unhandledRejection", (reason) =>
    log.error({ message: String(reason) }, "a promise was rejected and nobody listened"),
  );
  await Promise.all([warmPasswordHashing(), runJobs()]);
}

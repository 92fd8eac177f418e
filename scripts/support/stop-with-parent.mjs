// Loaded into the serving process: it must not outlive the command that started it.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

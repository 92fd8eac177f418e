import { runApp } from "./support/run-app";

await runApp("dev");

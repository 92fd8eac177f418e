import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { isPortFree } from "@/scripts/support/ports";
import { expect } from "./story";

const PLACES = ["/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

export const nginxProgram = PLACES.map((place) => `${place}/nginx`).find(existsSync);

/** For requests that are to be served by one instance; others go to each in turn. */
export const chooseInstance = (at: number) => ({ "X-Choose-Instance": String(at) });

/** nginx as it is out of the box, buffers and all, in front of several instances of the app. */
export async function startNginx(port: number, upstreams: number[]): Promise<() => Promise<void>> {
  if (!nginxProgram) throw new Error("nginx is not installed.");
  const folder = await mkdtemp(path.join(os.tmpdir(), "sallyport-nginx-"));
  await writeFile(path.join(folder, "nginx.conf"), configuration(port, upstreams, folder));
  const child = spawn(nginxProgram, ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  await expect.poll(() => isPortFree(port, "127.0.0.1")).toBe(false);
  return async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  };
}

function configuration(port: number, upstreams: number[], folder: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
    daemon off;
    worker_processes 1;
    ${process.getuid?.() === 0 ? `user ${os.userInfo().username};` : ""}
    pid ${folder}/nginx.pid;
    events {}
    http {
      access_log off;
      error_log stderr crit;
      ${temporary.map((what) => `${what}_temp_path ${folder}/${what};`).join("\n      ")}
      upstream any {
        ${upstreams.map((upstream) => `server 127.0.0.1:${upstream};`).join("\n        ")}
        keepalive 16;
        keepalive_timeout 4s;
      }
      ${upstreams.map((upstream, at) => `upstream only${at} { server 127.0.0.1:${upstream}; }`).join("\n      ")}
      map $http_x_choose_instance $instance {
        default any;
        ${upstreams.map((_, at) => `${at} only${at};`).join("\n        ")}
      }
      server {
        listen 127.0.0.1:${port};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        location / {
          proxy_pass http://$instance;
          add_header X-Instance $http_x_choose_instance;
        }
      }
    }`;
}

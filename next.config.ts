import type { NextConfig } from "next";
import { limits } from "./lib/platform/limits";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Types are `npm test`'s to check, with the tests; whoever starts the app has no tools to check them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "bcryptjs",
    "graphile-worker",
    "maxmind",
    "nodemailer",
    "pino",
    "prom-client",
  ],
  experimental: {
    serverActions: { bodySizeLimit: limits.bodyBytes },
  },
};

export default config;

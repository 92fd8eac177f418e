import type { NextConfig } from "next";
import { limits } from "./lib/platform/limits";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Not no-referrer: under it browsers send `Origin: null` with our own forms.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
  { key: "X-Frame-Options", value: "DENY" },
];

const notPages = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Types are `npm test`'s to check, with the tests; whoever starts the app has no tools to check them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["bcryptjs", "graphile-worker", "pino", "nodemailer", "prom-client"],
  experimental: {
    serverActions: { bodySizeLimit: limits.bodyBytes },
  },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/api/:path((?!docs$).*)", headers: notPages },
    { source: "/_next/static/:path*", headers: notPages },
  ],
};

export default config;

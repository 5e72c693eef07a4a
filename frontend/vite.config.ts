import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const gateway = process.env.BACKDROP_GATEWAY ?? "http://127.0.0.1:8080";
// The gateway refuses state-changing calls from another origin, so the proxy speaks with the gateway's own.
const proxy = { "/api": { target: gateway, changeOrigin: true, headers: { origin: gateway } } };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy },
  preview: { proxy },
  build: {
    target: "es2022",
    // The first that know light-dark(); older ones would get a lowered form that ignores the theme switch.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./src/testing/setup.ts"],
  },
});

import { defineConfig } from "@playwright/test";

/** Runs against a whole Backdrop at BACKDROP_URL, in the Chromium at CHROMIUM. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "target/e2e",
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: [["list"]],
  use: {
    baseURL: process.env.BACKDROP_URL ?? "http://127.0.0.1:8080",
    viewport: { width: 1360, height: 900 },
    locale: "en-GB",
    acceptDownloads: true,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

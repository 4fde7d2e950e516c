import { readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "@playwright/test";

const testDir = path.join(import.meta.dirname, "tests/e2e");

/** Debian's chromium: Playwright's own browsers are a download that many networks do not allow. */
const chromium = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir,
  // A project has workers of its own, so every file gets a panel that nobody has set up.
  projects: readdirSync(testDir)
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => ({ name: path.basename(file, ".test.ts"), testMatch: file })),
  // One lab serves all files, so they take turns.
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: ".artifacts/e2e",
  reporter: [["list"], ["json", { outputFile: ".artifacts/tests/e2e.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: chromium,
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});

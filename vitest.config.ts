import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Tests of Postgres and of shells wait about as long as they compute.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/golden/**/*.test.ts"],
          // Laws try hundreds of random cases, and the machine may be busy with a lab.
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "mutation",
          include: ["tests/mutation/**/*.test.ts"],
          testTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/support/postgres-for-run.ts",
          // Beside two labs a start of the panel alone may take a minute.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/*.test.ts"],
          globalSetup: "tests/support/postgres-for-run.ts",
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults-lab",
          include: ["tests/faults/lab/**/*.test.ts"],
          globalSetup: ["tests/lab-suite/global-setup.ts", "tests/faults/lab/global-setup.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "lab",
          include: ["tests/lab-suite/**/*.test.ts"],
          globalSetup: "tests/lab-suite/global-setup.ts",
          // One lab serves all files, so they take turns.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

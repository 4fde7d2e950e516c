import path from "node:path";
import { expect } from "vitest";
import { createViteServer } from "vitest/node";
import type { Mutant } from "./mutants-of";

const root = path.resolve(import.meta.dirname, "../..");

export type Judge = {
  /**
   * Why the first of these test files that fails does, read anew with the mutant in place (null = with the sources as they
   * are); undefined = all pass.
   */
  failureWith(mutant: Mutant | null, testFiles: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
};

/**
 * Runs pure unit tests again and again in this process. A vitest run for each of some two hundred mutants would take
 * minutes; here only the changed module and what imports it are read again.
 */
export async function startJudge(): Promise<Judge> {
  let tried: Mutant | null = null;
  const server = await createViteServer({
    configFile: false,
    root,
    logLevel: "silent",
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    resolve: {
      alias: [
        { find: /^vitest$/, replacement: path.join(import.meta.dirname, "vitest-shim.ts") },
        { find: "@", replacement: root },
      ],
    },
    plugins: [{ name: "mutant", enforce: "pre", load: (id) => (tried?.file === id ? tried.text : null) }],
  });

  function readAnew(files: readonly string[]): void {
    for (const file of files) {
      for (const module of server.moduleGraph.getModulesByFile(file) ?? []) server.moduleGraph.invalidateModule(module);
    }
  }
  return {
    async failureWith(mutant, testFiles) {
      const tests: (() => unknown)[] = [];
      globalThis.signalboxMutation = { tests, expect };
      const changed = mutant === null ? [] : [mutant.file];
      tried = mutant;
      readAnew([...changed, ...testFiles]);
      try {
        for (const file of testFiles) await server.ssrLoadModule(file);
        for (const test of tests) await test();
        return tests.length === 0 ? "no test was found" : undefined;
      } catch (error) {
        return error ?? "failed";
      } finally {
        tried = null;
        readAnew(changed);
      }
    },
    close: () => server.close(),
  };
}

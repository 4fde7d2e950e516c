import { expect, test } from "vitest";
import { runCommandLine } from "./test-terminal";

test("what was written is said on standard output", async () => {
  const run = await runCommandLine(["export", "--out", "away"], { exported: { kind: "written", fileCount: 12 } });
  expect(run).toEqual({ exitCode: 0, out: "12 files written to away. Begin with the README of a cluster.\n", err: "" });
});

test.each([
  [{ kind: "nothing" } as const, "There is nothing to export"],
  [{ kind: "occupied" } as const, "There is something at away already"],
  [{ kind: "failed", reason: "no database" } as const, "Nothing was exported. no database"],
])("%o ends with 2 and a sentence", async (exported, sentence) => {
  const run = await runCommandLine(["export", "--out", "away", "--cluster", "web"], { exported });
  expect(run).toMatchObject({ exitCode: 2, out: "" });
  expect(run.err).toContain(sentence);
});

test("a folder must be named", async () => {
  expect(await runCommandLine(["export"])).toMatchObject({ exitCode: 2 });
});

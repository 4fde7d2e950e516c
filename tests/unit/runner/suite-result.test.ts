import { expect, test } from "vitest";
import { honest, joined, type SuiteResult, summaryLine, total } from "@/tests/runner/suite-result";
import { labTurns, selectSuites } from "@/tests/runner/suites";

test("a suite that ran no test has failed", () => {
  expect(honest({ passed: 0, failed: 0, skipped: 0 }, 0)).toMatchObject({ failed: 1, note: "no test was run" });
  expect(honest({ passed: 0, failed: 0, skipped: 9 }, 0)).toMatchObject({ failed: 1 });
});

test("a suite whose program disagrees with its figures has failed", () => {
  expect(honest({ passed: 5, failed: 0, skipped: 0 }, 1)).toMatchObject({ passed: 5, failed: 1 });
  expect(honest({ passed: 5, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 5, failed: 2, skipped: 0 });
  expect(honest({ passed: 5, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
});

test("the last line counts all suites and names skipped tests only when there are any", () => {
  const suites = [
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 4, failed: 1, skipped: 0 },
  ];
  expect(summaryLine(total(suites))).toBe("7 passed, 1 failed");
  expect(summaryLine({ passed: 7, failed: 1, skipped: 2 })).toBe("7 passed, 1 failed, 2 skipped");
});

test("suites run in their fixed order, and a misspelt one is not passed over", () => {
  expect(selectSuites([])).toEqual(["unit", "mutation", "integration", "faults", "lab", "faults-lab", "e2e"]);
  expect(selectSuites(["e2e", "unit"])).toEqual(["unit", "e2e"]);
  expect(() => selectSuites(["unti"])).toThrow("no suite unti");
});

test("the parts of a suite make one result, whose failures are all named", () => {
  const failures = [{ title: "a.test.ts: holds", message: "did not" }];
  const failedFiles = [{ file: "a.test.ts", passed: 1, failed: 1, skipped: 0 }];
  const parts: SuiteResult[] = [
    { passed: 3, failed: 1, skipped: 0, failures, failedFiles },
    { passed: 0, failed: 1, skipped: 0, note: "the lab did not come up" },
    { passed: 2, failed: 0, skipped: 1, failures: [] },
  ];
  expect(parts.reduce((one, other) => joined(one, other))).toEqual({
    ...{ passed: 5, failed: 2, skipped: 1 },
    ...{ failures, failedFiles, note: "the lab did not come up" },
  });
  expect(joined(undefined, { passed: 1, failed: 0, skipped: 0 })).toEqual({ passed: 1, failed: 0, skipped: 0 });
});

test("the parts of a suite are all of it", () => {
  const parts = labTurns.flatMap(({ suite, part }) => (suite === "lab" && part !== null ? [part.split("/")] : []));
  expect(parts.map(([number]) => Number(number))).toEqual(parts.map((_, index) => index + 1));
  for (const [, of] of parts) expect(Number(of)).toBe(parts.length);
});

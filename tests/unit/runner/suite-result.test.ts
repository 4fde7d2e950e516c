import { expect, test } from "vitest";
import { honest, summaryLine, total } from "@/tests/runner/suite-result";
import { selectSuites } from "@/tests/runner/suites";

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

import { expect, test } from "vitest";
import { afterSecondGo, filesForSecondGo } from "@/tests/runner/second-go";
import type { FileResult, SuiteResult } from "@/tests/runner/suite-result";

const failedFiles: FileResult[] = [{ file: "tests/a.test.ts", passed: 4, failed: 2, skipped: 1 }];
const failures = [{ title: "tests/a.test.ts: holds", message: "did not" }];
const first: SuiteResult = { passed: 100, failed: 2, skipped: 3, failures, failedFiles };

test("what passes the second time counts once, and the result names the files that needed it", () => {
  expect(filesForSecondGo(first)).toEqual(["tests/a.test.ts"]);
  expect(afterSecondGo(first, { passed: 6, failed: 0, skipped: 1 })).toMatchObject({
    ...{ passed: 102, failed: 0, skipped: 3 },
    ...{ failures: [], note: "tests/a.test.ts had a second go" },
  });
});

test("what fails again has failed", () => {
  const again = { passed: 5, failed: 1, skipped: 1, failures, failedFiles };
  expect(afterSecondGo(first, again)).toMatchObject({ passed: 101, failed: 1, skipped: 3, failures });
});

test("a second run that did not come about is a failure", () => {
  const none = { passed: 0, failed: 1, skipped: 0, note: "no test was run" };
  expect(afterSecondGo(first, none)).toMatchObject({
    ...{ passed: 96, failed: 1, skipped: 2 },
    note: "tests/a.test.ts had a second go; no test was run",
  });
});

test("there is no second go for what failed beyond its tests, nor for many files", () => {
  expect(filesForSecondGo({ ...first, failed: 3, note: "ended with code 1" })).toEqual([]);
  const many = Array.from({ length: 6 }, (_, index) => ({ file: `${index}`, passed: 0, failed: 1, skipped: 0 }));
  expect(filesForSecondGo({ passed: 0, failed: 6, skipped: 0, failedFiles: many })).toEqual([]);
  expect(filesForSecondGo({ passed: 1, failed: 0, skipped: 0 })).toEqual([]);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordRow } from "@/tests/faults/fault-rows";
import { mutantsOf } from "./mutants-of";
import { type Judge, startJudge } from "./start-judge";

const root = path.resolve(import.meta.dirname, "../..");
const sources = path.join(root, "lib/plan/guards");
const tests = path.join(root, "tests/unit/plan/guards");
const all = readdirSync(tests).filter((name) => name.endsWith(".test.ts"));

let judge: Judge;
beforeAll(async () => {
  judge = await startJudge();
});
afterAll(() => judge.close());

function ownTests(source: string): string {
  return path.join(tests, source.replace(/\.ts$/, ".test.ts"));
}

/** A guard's own tests; of what guards share, the tests of all. */
function testsOf(source: string): string[] {
  const own = ownTests(source);
  return existsSync(own) ? [own] : all.map((name) => path.join(tests, name));
}

test.each(all)("%s passes as the sources are", async (name) => {
  expect(await judge.failureWith(null, [path.join(tests, name)])).toBeUndefined();
});

const changes = readdirSync(sources).map((name) => {
  const file = path.join(sources, name);
  return { name, mutants: mutantsOf(file, readFileSync(file, "utf8")) };
});

test.each(changes)("each of the $mutants.length changes of $name turns a test red", async ({ name, mutants }) => {
  const unnoticed: string[] = [];
  for (const mutant of mutants) {
    const failure = await judge.failureWith(mutant, testsOf(name));
    if (failure === undefined) unnoticed.push(`line ${mutant.line}: ${mutant.what}`);
  }
  if (existsSync(ownTests(name))) {
    const fault = `a change in the guard ${path.basename(name, ".ts")} that no test notices`;
    const worst = unnoticed.length;
    recordRow({ promise: "R15", fault, trials: mutants.length, worst, limit: 0, unit: "changes", held: worst === 0 });
  }
  expect(unnoticed).toEqual([]);
});

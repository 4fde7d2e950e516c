import type { Version } from "./model";

/** Negative = the first is older. Whatever follows the numbers ("2.2.8-rc1", "2.2.7 (01/16,2022)") is left out. */
export function compareVersions(one: Version, other: Version): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const difference = left.map((number, index) => number - (right[index] ?? 0)).find((step) => step !== 0);
  return difference ?? 0;
}

function numbersOf(version: Version): [major: number, minor: number, patch: number] {
  const [, major, minor, patch] = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}

import { expect, test } from "vitest";
import { backoffMs, countFailure, type Failures, noFailures } from "@/lib/hosts/backoff";
import { hostPolicy } from "@/lib/hosts/policy";
import type { HostProblem } from "@/lib/hosts/port";
import type { UnreachableReason } from "@/lib/hosts/unreachable";

const away = (reason: UnreachableReason): HostProblem => ({ code: "host.unreachable", params: { reason } });
const useless = away("channels");
const refused: HostProblem = { code: "host.auth_failed", params: {} };

function pauses(problem: HostProblem, count: number, random: number): number[] {
  let failures: Failures = noFailures;
  return Array.from({ length: count }, () => {
    failures = countFailure(failures, problem);
    return backoffMs(failures, hostPolicy, random) / 1000;
  });
}

test("a host that is of no use is tried after 1, 2, 4 … 60 seconds, half to all of it by chance", () => {
  expect(pauses(useless, 9, 0.999999).map(Math.round)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(pauses(useless, 9, 0).map((pause) => pause * 2)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test("a host that is away is tried every second, however long it is", () => {
  for (const reason of ["timeout", "refused", "no_route", "reset"] as const) {
    expect(Math.max(...pauses(away(reason), 100, 0.999999)), reason).toBeLessThanOrEqual(1);
  }
});

test("a wrong key makes at most three sign-ins in ten minutes", () => {
  const attempts = [0];
  for (const pause of pauses(refused, 6, 0)) attempts.push((attempts.at(-1) ?? 0) + pause);
  expect(attempts.filter((second) => second <= 600)).toHaveLength(3);
});

test("after failed sign-ins chance only lengthens the pause, to half an hour and a little more", () => {
  expect(pauses(refused, 6, 0).slice(1)).toEqual([300, 600, 1200, 1800, 1800]);
  for (const pause of pauses(refused, 50, 0.99)) expect(pause).toBeLessThan(1980);
});

import type { HostPolicy } from "./policy";
import type { HostProblem } from "./port";

/** Failures in a row, as a session counts them. */
export type Failures = {
  readonly connects: number;
  readonly signIns: number;
};

export const noFailures: Failures = { connects: 0, signIns: 0 };

export function countFailure(failures: Failures, problem: HostProblem): Failures {
  const signIns = problem.code === "host.auth_failed" ? failures.signIns + 1 : failures.signIns;
  return { connects: failures.connects + 1, signIns };
}

/**
 * How long to leave a host alone. `random` is in [0, 1) and spreads the attempts of many hosts that failed together:
 * half to all of the nominal pause, but never less than the nominal one after failed sign-ins, because sshd's penalties
 * and fail2ban count attempts per minute. One failed sign-in may be a slip (a key installed this very moment).
 */
export function backoffMs(failures: Failures, policy: HostPolicy, random: number): number {
  const connect = doubled(policy.backoffFirstMs, failures.connects, policy.backoffLastMs) * (0.5 + random / 2);
  if (failures.signIns < 2) return connect;
  return doubled(policy.authBackoffFirstMs, failures.signIns - 1, policy.authBackoffLastMs) * (1 + random / 10);
}

function doubled(first: number, times: number, last: number): number {
  return times === 0 ? 0 : Math.min(last, first * 2 ** Math.min(times - 1, 30));
}

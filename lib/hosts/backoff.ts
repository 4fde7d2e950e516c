import type { HostPolicy } from "./policy";
import type { HostProblem } from "./port";
import type { UnreachableReason } from "./unreachable";

/** Failures in a row, as a session counts them. */
export type Failures = {
  readonly connects: number;
  readonly signIns: number;
};

export const noFailures: Failures = { connects: 0, signIns: 0 };

/**
 * A host that did not say a word was not bothered by the attempt, and people wait for its return: it is only ever left
 * alone for the first pause.
 */
export function countFailure(failures: Failures, problem: HostProblem): Failures {
  const signIns = problem.code === "host.auth_failed" ? failures.signIns + 1 : failures.signIns;
  return { connects: isAway(problem) ? 1 : failures.connects + 1, signIns };
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

const wordless: ReadonlySet<unknown> = new Set<UnreachableReason>(["timeout", "refused", "no_route", "reset"]);

/** Cut off, switched off, booting, or with more clients than it bears. */
function isAway({ code, params }: HostProblem): boolean {
  return code === "host.unreachable" && wordless.has(params.reason);
}

function doubled(first: number, times: number, last: number): number {
  return times === 0 ? 0 : Math.min(last, first * 2 ** Math.min(times - 1, 30));
}

import { setTimeout as delay } from "node:timers/promises";
import { type ConnectOutcome, type ConnectTarget, connect, type SignIn } from "./connect";
import type { HostPolicy } from "./policy";

const pauseMs = 200;

/**
 * Connects, and tries again for a while where the host hangs up before it has said a word: so does an sshd that has as
 * many sign-ins under way as it bears (MaxStartups), be they of scanners from the Internet, and a host that just boots.
 * No sign-in has begun then, so none is counted against us.
 */
export async function connectPatiently(
  target: ConnectTarget,
  signIn: () => SignIn,
  policy: HostPolicy,
): Promise<ConnectOutcome> {
  const untilMs = performance.now() + policy.hangUpRetryMs;
  for (;;) {
    const outcome = await connect(target, signIn(), policy);
    const hungUp = outcome.kind === "failed" && outcome.problem.params.reason === "reset";
    if (!hungUp || performance.now() >= untilMs) return outcome;
    await delay(pauseMs);
  }
}

import type { HostPlan, Sentence } from "@/lib/plan/model";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import type { WaveContext } from "./apply-waves";
import { heed } from "./heed";
import { holders, observeDirectors } from "./observe-directors";
import { readOnce } from "./read-back";
import { electionSec } from "./vips-not-held";

const lookEveryMs = 2_000;

export type Soaked =
  | { readonly kind: "well" }
  | { readonly kind: "aborted" }
  | { readonly kind: "failed"; readonly problem: Sentence };

type Input = Pick<PlanInput, "desired" | "hostNames" | "observed">;

/**
 * Watches directors that have just got something new, before the next group does: for `soakSec` seconds each must stay
 * as it was read back, keepalived must go on running there, and no VIP may be on two directors or vanish from the one
 * that had it, for longer than an election takes. Some faults show only after a while, like a daemon that dies of what
 * it accepted. A reading without an answer does not count: the read-back before said that the host is well, and the
 * next wave finds out.
 */
export async function soak(
  context: WaveContext,
  changed: readonly HostPlan[],
  input: Input,
  soakSec: number,
): Promise<Soaked> {
  const { deps, journal, lease } = context;
  if (soakSec === 0 || changed.length === 0) return { kind: "well" };
  await journal.event("info", "apply.soaking", { seconds: soakSec });
  const now = () => deps.clock().getTime();
  const end = now() + soakSec * 1000;
  let vipsWrongSince: number | null = null;
  for (;;) {
    if (await heed(deps, journal, lease.operationId)) return { kind: "aborted" };
    const problem = await faultOfHosts(context, changed, input);
    if (problem !== null) return { kind: "failed", problem };
    const vips = await vipsAstray(context, input);
    vipsWrongSince = vips === "" ? null : (vipsWrongSince ?? now());
    if (vipsWrongSince !== null && now() - vipsWrongSince > electionSec(input.desired) * 1000) {
      await journal.event("error", "vips.not_held", { vips });
      return { kind: "failed", problem: { code: "cluster.vips_not_held", params: { vips } } };
    }
    if (vipsWrongSince === null && now() >= end) return { kind: "well" };
    await deps.sleep(lookEveryMs);
  }
}

async function faultOfHosts(
  { deps, journal }: WaveContext,
  changed: readonly HostPlan[],
  { desired, hostNames }: Input,
): Promise<Sentence | null> {
  for (const host of changed) {
    const reading = await readOnce(deps, { ...host, id: host.targetId }, host.expected);
    if (reading.kind !== "different") continue;
    for (const { code, params } of reading.differences) await journal.event("error", code, params, host.hostName);
    return { code: "cluster.soak_failed", params: { host: host.hostName } };
  }
  if (desired.engine !== "keepalived") return null;
  const directors = desired.directors.filter(({ hostId }) => changed.some((host) => host.hostId === hostId));
  const observed = await observeDirectors(deps, { directors }, hostNames);
  const dead = observed.find(({ keepalived }) => keepalived?.running === false);
  if (dead === undefined) return null;
  const host = hostNames[dead.hostId] ?? "";
  await journal.event("error", "soak.keepalived_died", { host }, host);
  return { code: "cluster.soak_failed", params: { host } };
}

/** VIPs on two directors, or on none that were on one before; "" = all is well, or not every director answers. */
async function vipsAstray({ deps }: WaveContext, { desired, hostNames, observed }: Input): Promise<string> {
  if (desired.engine !== "keepalived") return "";
  const directors = await observeDirectors(deps, desired, hostNames);
  if (directors.length < desired.directors.length) return "";
  const astray = desired.vips.filter(({ address }) => {
    const now = holders(directors, address).length;
    return now > 1 || (now === 0 && holders(observed.directors, address).length > 0);
  });
  return astray.map(({ address }) => address).join(", ");
}

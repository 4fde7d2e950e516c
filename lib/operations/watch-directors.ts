import type { DesiredCluster } from "@/lib/model/cluster";
import type { PushSettings } from "@/lib/model/push-settings";
import { canonicalJson } from "@/lib/plan/canonical-json";
import type { Wave } from "@/lib/plan/model";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import { vipHolders } from "@/lib/plan/vip-holders";
import type { VipAnswers } from "@/lib/plan/vip-probe";
import type { HostEnd, WaveContext } from "./apply-waves";
import { type Soaked, soak } from "./soak";

type Input = Pick<PlanInput, "desired" | "applied" | "observed" | "hostNames">;

/** A cluster that nobody uses yet has nothing that could be harmed. */
export function isWatched({ desired, observed }: Input, { soakSec }: PushSettings): boolean {
  return soakSec > 0 && desired.vips.some(({ address }) => vipHolders(observed.directors, address).length > 0);
}

/** Watches what a wave of directors has changed: the backups before the master gets it, the master before it counts. */
export async function watchDirectors(
  context: WaveContext,
  wave: Wave,
  next: Wave | undefined,
  ends: readonly HostEnd[],
  input: Input,
  answers: VipAnswers,
): Promise<Soaked> {
  const { journal, push } = context;
  const changed = ends.filter(({ reached }) => reached.length > 0).map(({ host }) => host);
  if (changed.length === 0 || !isWatched(input, push)) return { kind: "well" };
  if (wave.kind === "backup-directors" ? !comesBeforeMaster(next, input) : wave.kind !== "master-director") {
    return { kind: "well" };
  }
  const exact = wave.kind === "backup-directors";
  await journal.event("info", exact ? "apply.soaking" : "apply.soaking_master", { seconds: push.soakSec });
  const { desired, hostNames, observed } = input;
  const watched = { desired, hostNames, changed, exact, before: observed.directors };
  return await soak(context, watched, push.soakSec, answers);
}

function comesBeforeMaster(next: Wave | undefined, input: Input): boolean {
  if (next?.kind !== "master-director" || !sameVrrp(input)) return false;
  return next.hosts.some(({ steps }) => steps.some(({ script }) => script !== ""));
}

/**
 * keepalived drops an advert whose addresses, interval or password are not its own (RFC 3768 7.1, RFC 9568 7.1), and a
 * backup that drops its master's adverts becomes master, too. Where a push changes VRRP itself, master and backups may
 * therefore differ for no longer than it takes to write both.
 */
function sameVrrp({ desired, applied }: Pick<Input, "desired" | "applied">): boolean {
  const part = ({ vips, vrrp, vrrpInstances, keepalived }: DesiredCluster) =>
    canonicalJson({ vips, vrrp, vrrpInstances, keepalived });
  return applied !== null && part(applied) === part(desired);
}

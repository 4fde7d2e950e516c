import { assertNever } from "@/lib/model/assert-never";
import type { PushSettings } from "@/lib/model/push-settings";
import type { HostPlan, Plan, PlanStep, Sentence, Wave } from "@/lib/plan/model";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import { withPresentRoles } from "@/lib/plan/present-roles";
import { vipHolders } from "@/lib/plan/vip-holders";
import { allEnded } from "./all-ended";
import type { OperationDeps } from "./deps";
import { heed } from "./heed";
import type { HostProgress } from "./host-progress";
import type { Journal } from "./journal";
import { observeDirectors } from "./observe-directors";
import { probeVips } from "./probe-vips";
import { readBack } from "./read-back";
import { disarmGuard, type HostRun, type Lease, runHostPlan } from "./run-host-plan";
import { vipsNotHeld } from "./vips-not-held";
import { isWatched, watchDirectors } from "./watch-directors";

export type WaveContext = {
  readonly deps: OperationDeps;
  readonly journal: Journal;
  readonly lease: Lease;
  readonly progress: HostProgress;
  readonly push: PushSettings;
  /** The hosts keep their guards, because somebody is to confirm the whole later. */
  readonly keepGuards: boolean;
  /** Seconds until a guard fires. */
  readonly guardSec: number;
};

/** What a host's part came to; `reached` is what would have to be undone. */
export type HostEnd = {
  readonly host: HostPlan;
  readonly wave: Wave["kind"];
  readonly state: "confirmed" | "failed" | "unknown";
  readonly reached: readonly PlanStep[];
  readonly problem: Sentence | null;
};

export type WavesEnd = {
  /** One per host that was reached. */
  readonly ends: readonly HostEnd[];
  /** Why the waves after the last one did not come; null = all of them did. */
  readonly stopped: Sentence | null;
};

/**
 * Carries out the waves in order, the hosts of a wave at the same time. It stops after the first wave in which not every
 * host was read back as expected, or did not stay so while it was watched, or after which not every VIP is on exactly
 * one director; and wherever somebody asked for it. The roles of the directors are read again before their first wave.
 */
export async function applyWaves(context: WaveContext, plan: Plan, input: PlanInput): Promise<WavesEnd> {
  const { deps, push } = context;
  const ends: HostEnd[] = [];
  let waves = plan.waves;
  const { desired, hostNames, observed } = input;
  const answers = isWatched(input, push) ? await probeVips(deps, desired, hostNames, observed.directors) : new Map();
  for (let number = 0; number < waves.length; number += 1) {
    if (await heed(deps, context.journal, context.lease.operationId)) return { ends, stopped: aborted };
    waves = await inPresentRoles(context, waves, number, input);
    const wave = waves[number];
    if (wave === undefined) break;
    const reached = await allEnded(wave.hosts.map((host) => applyHost(context, wave, host)));
    const waveEnds = wave.kind === "master-director" ? await verifyVips(context, reached, input) : reached;
    ends.push(...waveEnds);
    const failed = waveEnds.find(({ state }) => state !== "confirmed");
    if (failed !== undefined) return { ends, stopped: failed.problem ?? { code: "internal", params: {} } };
    const soaked = await watchDirectors(context, wave, waves[number + 1], waveEnds, input, answers);
    if (soaked.kind === "aborted") return { ends, stopped: aborted };
    if (soaked.kind === "failed") return { ends, stopped: soaked.problem };
  }
  return { ends, stopped: null };
}

const aborted: Sentence = { code: "operation.aborted", params: {} };

/** Only once, before the first directors change: from then on it is this operation that moves VIPs. */
async function inPresentRoles(
  { deps, journal }: WaveContext,
  waves: readonly Wave[],
  number: number,
  { desired, hostNames }: Pick<PlanInput, "desired" | "hostNames">,
): Promise<readonly Wave[]> {
  if (desired.engine !== "keepalived" || waves[number]?.kind !== "backup-directors") return waves;
  const directors = await observeDirectors(deps, desired, hostNames);
  const holding = desired.vips.flatMap(({ address }) => vipHolders(directors, address).map(({ hostId }) => hostId));
  const present = withPresentRoles(waves, new Set(holding));
  const master = present.find(({ kind }) => kind === "master-director")?.hosts[0];
  if (present !== waves && master !== undefined) {
    await journal.event("warning", "apply.roles_changed", { host: master.hostName });
  }
  return present;
}

/** The master's wave is the last that touches directors: from here on VRRP must have settled on one holder. */
async function verifyVips(
  { deps, journal, progress }: WaveContext,
  ends: HostEnd[],
  { desired, hostNames }: Pick<PlanInput, "desired" | "hostNames">,
): Promise<HostEnd[]> {
  const changed = ends.some(({ reached }) => reached.length > 0);
  if (desired.engine !== "keepalived" || !changed || ends.some(({ state }) => state !== "confirmed")) return ends;
  const missing = await vipsNotHeld(deps, desired, hostNames);
  if (missing.length === 0) return ends;
  const problem = { code: "cluster.vips_not_held", params: { vips: missing.join(", ") } };
  await journal.event("error", "vips.not_held", problem.params);
  for (const { host } of ends) await progress.update(host.hostId, { state: "failed", confirmedAt: null, problem });
  return ends.map((end) => ({ ...end, state: "failed", problem }));
}

async function applyHost(context: WaveContext, wave: Wave, host: HostPlan): Promise<HostEnd> {
  const { deps, journal, lease, progress } = context;
  await progress.update(host.hostId, { state: "running" });
  const count = host.steps.filter(({ action }) => action !== "no-op").length;
  await journal.event("info", "host.started", { host: host.hostName, count }, host.hostName);
  const run = await runHostPlan(deps, journal, lease, wave.kind, host, context.guardSec);
  const end = await hostEnd(context, wave, host, run);
  const confirmedAt = end.state === "confirmed" ? deps.clock().toISOString() : null;
  await progress.update(host.hostId, {
    state: end.state,
    kernelReadAt: host.role === "director" ? confirmedAt : null,
    confirmedAt,
    problem: end.problem,
  });
  if (end.problem !== null) await journal.event("error", "host.failed", { host: host.hostName }, host.hostName);
  return end;
}

async function hostEnd(context: WaveContext, wave: Wave, host: HostPlan, run: HostRun): Promise<HostEnd> {
  if (run.kind === "failed") return { ...run, host, wave: wave.kind, state: "failed" };
  const end = await confirm(context, wave, host, run.reached);
  if (end.state !== "confirmed" || run.reached.length === 0 || context.keepGuards) return end;
  const part = { operationId: context.lease.operationId, wave: wave.kind };
  if (await disarmGuard(context.deps, part, host.hostId)) return end;
  return { ...end, state: "unknown", problem: { code: "host.outcome_unknown", params: { host: host.hostName } } };
}

/**
 * The read-back decides, not the exit codes. After a lost trailer it decides as well: a host that can be read and is as
 * expected is confirmed, one that can be read and is not has failed, and only one that stays silent is unknown.
 */
async function confirm(
  { deps, journal }: WaveContext,
  wave: Wave,
  host: HostPlan,
  reached: HostEnd["reached"],
): Promise<HostEnd> {
  const reading = await readBack(deps, { ...host, id: host.targetId }, host.expected);
  const end = { host, wave: wave.kind, reached };
  switch (reading.kind) {
    case "equal":
      for (const { code, params } of reading.warnings) await journal.event("warning", code, params, host.hostName);
      await journal.event("info", "host.confirmed", { host: host.hostName }, host.hostName);
      return { ...end, state: "confirmed", problem: null };
    case "different":
      for (const { code, params } of reading.differences) await journal.event("error", code, params, host.hostName);
      return { ...end, state: "failed", problem: { code: "host.read_back_differs", params: { host: host.hostName } } };
    case "unreadable": {
      const params = { host: host.hostName, ...reading.problem.params };
      return { ...end, state: "unknown", problem: { ...reading.problem, params } };
    }
    default:
      return assertNever(reading);
  }
}

import { familyOf } from "@/lib/model/address";
import { placedInstances } from "@/lib/model/placed-instances";
import type { SegmentLook } from "@/lib/plan/segment-look";
import { readSegment, segmentProgram } from "@/lib/plan/segment-program";
import type { AlertDeps } from "./alert-deps";
import { type ClusterView, holdersOf, isFresh } from "./conditions/cluster-view";
import type { Memory } from "./memory";

/** How often a cluster's VIPs are asked for, and how often again while one does not answer. */
const everyMs = 30_000;
const silentEveryMs = 10_000;

type Asked = Pick<Memory, "askedAtMs" | "silentVips">;

export type VipQuestion =
  /** Nothing to ask now; what is known of them. */
  | { readonly kind: "known"; readonly asked: Asked }
  | { readonly kind: "ask"; readonly segment: SegmentLook; readonly held: readonly Held[]; readonly asker: string };

type Held = SegmentLook["vips"][number] & { readonly holder: string };

/**
 * A director that does not hold the VIPs asks for them on the segment, as every neighbour does: a VIP that its master
 * holds and nobody answers for is lost to clients. Without such a director nothing is known, and nothing is said.
 */
export function vipQuestion(view: ClusterView, memory: Memory, nowMs: number): VipQuestion {
  const pauseMs = memory.silentVips.length > 0 ? silentEveryMs : everyMs;
  const { applied } = view;
  if (applied === null || view.isChanging || (memory.askedAtMs !== null && nowMs - memory.askedAtMs < pauseMs))
    return { kind: "known", asked: { askedAtMs: memory.askedAtMs, silentVips: memory.silentVips } };
  const nothing: VipQuestion = { kind: "known", asked: { askedAtMs: nowMs, silentVips: [] } };
  const asker = view.directors.find((one) => isFresh(one) && one.snapshot?.vips.length === 0);
  const placed = applied.directors.find(({ hostId }) => hostId === asker?.hostId);
  if (asker === undefined || placed === undefined) return nothing;
  const instances = applied.engine === "keepalived" ? placedInstances(applied, placed) : [];
  const held = applied.vips.flatMap(({ id, address }) => {
    const [holder, other] = holdersOf(view, address);
    if (holder === undefined || other !== undefined || familyOf(address) !== "inet") return [];
    const instance = instances.find(({ vips }) => vips.some((vip) => vip.id === id));
    return [{ address, interface: instance?.interface ?? placed.interface, holder: holder.name }];
  });
  if (held.length === 0) return nothing;
  return { kind: "ask", segment: { hostId: asker.hostId, vips: held, listen: [] }, held, asker: asker.name };
}

/** Who has an address answers at once, so this takes the time of an answer unless something is wrong. */
export async function askVips(
  deps: Pick<AlertDeps, "hosts">,
  { segment, held, asker }: Extract<VipQuestion, { kind: "ask" }>,
  memory: Memory,
  nowMs: number,
): Promise<Asked> {
  const outcome = await deps.hosts.run(segment.hostId, "sample", segmentProgram(segment), { timeoutMs: 8_000 });
  if (outcome.kind !== "completed") return { askedAtMs: nowMs, silentVips: memory.silentVips };
  const answers = readSegment(segment, outcome.steps[0]).vips;
  const silentVips = held.flatMap(({ address, holder }) =>
    answers.some((one) => one.address === address && one.answer === "free")
      ? [{ vip: address, holder, askedBy: asker }]
      : [],
  );
  return { askedAtMs: nowMs, silentVips };
}

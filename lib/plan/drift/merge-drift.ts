import type { Drift, DriftValues } from "./model";

/** A drift as an earlier look left it. Times are ms since 1970. */
export type KnownDrift = DriftValues &
  Pick<Drift, "hostId" | "role" | "kind" | "object"> & {
    readonly id: string;
    readonly seenAtMs: number;
    /** Null = it was there at the last look. */
    readonly goneAtMs: number | null;
    /** When it was seen again after it had been put right. */
    readonly returnsMs: readonly number[];
  };

export type DriftChange =
  | { readonly kind: "appear"; readonly drift: Drift; readonly known: KnownDrift | null; readonly returnsMs: number[] }
  | { readonly kind: "stay"; readonly drift: Drift; readonly known: KnownDrift; readonly returnsMs: number[] }
  | { readonly kind: "clear"; readonly known: KnownDrift };

export type Look = {
  readonly found: readonly Drift[];
  /** What could not be read says nothing about its drift: `role hostId` of all that could. */
  readonly read: ReadonlySet<string>;
  readonly nowMs: number;
  /** When the newest apply of the cluster was confirmed: what was there before it was put right by it. */
  readonly repairedAtMs: number | null;
};

/** Over this time returns are counted; promised to operators in docs/guide/drift.md. */
export const fightWindowMs = 5 * 60_000;
const returnsOfFight = 3;

/** What a look makes of what was known. */
export function mergeDrift(known: readonly KnownDrift[], look: Look): DriftChange[] {
  const before = new Map(known.map((one) => [driftKey(one), one]));
  const seen = look.found.map((drift): DriftChange => {
    const one = before.get(driftKey(drift)) ?? null;
    before.delete(driftKey(drift));
    if (one === null) return { kind: "appear", drift, known: null, returnsMs: [] };
    const returnsMs = returnsAfter(one, look);
    return one.goneAtMs === null
      ? { kind: "stay", drift, known: one, returnsMs }
      : { kind: "appear", drift, known: one, returnsMs };
  });
  const cleared = [...before.values()]
    .filter(({ role, hostId, goneAtMs }) => goneAtMs === null && look.read.has(`${role} ${hostId}`))
    .map((one): DriftChange => ({ kind: "clear", known: one }));
  return [...seen, ...cleared];
}

/** Whether somebody else keeps changing back what is put right. */
export function isFight(returnsMs: readonly number[], nowMs: number): boolean {
  return returnsMs.filter((at) => nowMs - at <= fightWindowMs).length >= returnsOfFight;
}

function returnsAfter({ seenAtMs, goneAtMs, returnsMs }: KnownDrift, { nowMs, repairedAtMs }: Look): number[] {
  const recent = returnsMs.filter((at) => nowMs - at <= fightWindowMs);
  const putRightAt = goneAtMs ?? (repairedAtMs !== null && repairedAtMs > seenAtMs ? repairedAtMs : null);
  return putRightAt !== null && nowMs - putRightAt <= fightWindowMs ? [...recent, nowMs] : recent;
}

function driftKey({ hostId, role, kind, object }: Pick<Drift, "hostId" | "role" | "kind" | "object">): string {
  return `${role} ${hostId} ${kind} ${object}`;
}

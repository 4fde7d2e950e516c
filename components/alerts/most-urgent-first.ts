import type { AlertResource } from "@/lib/api/resources/alert";

type Urgent = Pick<AlertResource, "severity" | "acknowledgedAt" | "silenced">;

const ranks = { critical: 0, warning: 1, info: 2 } as const satisfies Record<Urgent["severity"], number>;

/** What nobody takes care of yet comes first, of that the worst; otherwise the order stays. */
export function mostUrgentFirst<T extends Urgent>(alerts: readonly T[]): T[] {
  return alerts.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ severity, acknowledgedAt, silenced }: Urgent): number {
  return (acknowledgedAt !== null || silenced ? 10 : 0) + ranks[severity];
}

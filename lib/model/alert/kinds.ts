import { z } from "zod";

/** What can be wrong for a while: each of these is an alert as long as it holds. */
export const conditionKinds = [
  /** No good sample of a director for longer than its threshold (seconds). */
  "director_lost",
  /** A director's kernel has none of its services. */
  "table_vanished",
  /** Two directors hold the same VIP. */
  "split_brain",
  /** All directors can be seen, and none of them holds a VIP. */
  "no_master",
  /** A VIP is held, and does not answer on its segment. */
  "vip_silent",
  /** The weights of the real servers that are left are below the quorum of their service. */
  "quorum_lost",
  /** A health check took a real server out of a service. */
  "server_down",
  "sorry_server",
  /** A host is not as it was applied; its threshold is a number of differences. */
  "drift",
  /** The newest change of a cluster failed, was rolled back or ended unknown. */
  "operation_failed",
  /** Their thresholds are days. */
  "token_expiring",
  "certificate_expiring",
  "host_key_changed",
] as const;

export const conditionKindSchema = z.enum(conditionKinds);
export type ConditionKind = z.infer<typeof conditionKindSchema>;

/** What merely happens, beside the beginning and the end of conditions. */
export const momentKinds = ["vrrp_transition"] as const;

export const eventKindSchema = z.enum([...conditionKinds, ...momentKinds]);
export type EventKind = z.infer<typeof eventKindSchema>;

export const severities = ["info", "warning", "critical"] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}

/** What fills a sentence. */
export type AlertParams = Readonly<Record<string, string | number>>;

/** Something that holds now. Kind and object say which one it is from look to look, within its cluster or the panel. */
export type Condition = {
  readonly kind: ConditionKind;
  readonly object: string;
  readonly params: AlertParams;
  readonly clusterId: string | null;
  readonly hostId: string | null;
  readonly operationId: string | null;
};

export function conditionKey({ kind, object }: Pick<Condition, "kind" | "object">): string {
  return `${kind} ${object}`;
}

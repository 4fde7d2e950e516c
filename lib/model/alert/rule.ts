import type { ConditionKind, Severity } from "./kinds";

/** When a condition is an alert, and how bad it is. */
export type AlertRule = {
  readonly enabled: boolean;
  readonly severity: Severity;
  /** How long it must hold before anybody is told. */
  readonly forSec: number;
  /** In the unit of its kind: `thresholdUnits`. Null = the kind has none. */
  readonly threshold: number | null;
};

/** A rule of the installation, in the place of the kind's own. */
export type OwnRule = AlertRule & {
  readonly kind: ConditionKind;
  /** [] = everything that no other rule of this kind names. */
  readonly clusterIds: readonly string[];
};

function rule(severity: Severity, forSec: number, threshold: number | null = null): AlertRule {
  return { enabled: true, severity, forSec, threshold };
}

/**
 * What holds without a rule of the installation. VIPs move and health checks flip within seconds while everything is as it
 * should be: what such a moment looks like counts after it has lasted.
 */
export const defaultRules: Readonly<Record<ConditionKind, AlertRule>> = {
  director_lost: rule("critical", 0, 15),
  table_vanished: rule("critical", 0),
  split_brain: rule("critical", 4),
  no_master: rule("critical", 6),
  // Asked for a second time, after 10 s, before anybody is woken.
  vip_silent: rule("critical", 12),
  quorum_lost: rule("critical", 4),
  server_down: rule("warning", 4),
  sorry_server: rule("warning", 4),
  drift: rule("warning", 0, 1),
  operation_failed: rule("critical", 0),
  token_expiring: rule("warning", 0, 7),
  certificate_expiring: rule("warning", 0, 14),
  host_key_changed: rule("critical", 0),
};

/** What the threshold of a kind counts; a kind that is not here has none. */
export const thresholdUnits: Readonly<Partial<Record<ConditionKind, "seconds" | "differences" | "days">>> = {
  director_lost: "seconds",
  drift: "differences",
  token_expiring: "days",
  certificate_expiring: "days",
};

/** The rule that names the cluster, or else the one for all, or else the kind's own. */
export function ruleFor(own: readonly OwnRule[], kind: ConditionKind, clusterId: string | null): AlertRule {
  const ofKind = own.filter((one) => one.kind === kind);
  const named = ofKind.find(({ clusterIds }) => clusterId !== null && clusterIds.includes(clusterId));
  return named ?? ofKind.find(({ clusterIds }) => clusterIds.length === 0) ?? defaultRules[kind];
}

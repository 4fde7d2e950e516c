import type { Condition, ConditionKind } from "@/lib/model/alert/kinds";
import type { AlertRule } from "@/lib/model/alert/rule";

/** Everything by which the conditions of the panel itself, and of hosts whatever their cluster, are told. */
export type PanelView = {
  readonly nowMs: number;
  readonly tokens: readonly {
    readonly name: string;
    readonly hint: string;
    readonly ownerName: string;
    readonly expiresAtMs: number;
  }[];
  /** Of the certificate that the panel shows; null = it shows none, or it cannot be read here. */
  readonly certificateUntilMs: number | null;
  /** Hosts that offer another key than the one that was confirmed. */
  readonly strangers: readonly { readonly hostId: string; readonly name: string; readonly clusterId: string | null }[];
};

const dayMs = 86_400_000;

/** One that expired longer ago is of no use to anybody any more, and no news. */
const forgottenMs = 7 * dayMs;

export function panelConditions(view: PanelView, ruleOf: (kind: ConditionKind) => AlertRule): Condition[] {
  const none = { clusterId: null, hostId: null, operationId: null };
  const daysLeft = (untilMs: number): number => Math.ceil((untilMs - view.nowMs) / dayMs);
  const isNear = (untilMs: number, kind: ConditionKind): boolean => {
    const leftMs = untilMs - view.nowMs;
    return leftMs < (ruleOf(kind).threshold ?? 7) * dayMs && leftMs > -forgottenMs;
  };
  const tokens = view.tokens
    .filter(({ expiresAtMs }) => isNear(expiresAtMs, "token_expiring"))
    .map(
      ({ name, hint, ownerName, expiresAtMs }): Condition => ({
        ...none,
        kind: "token_expiring",
        object: `${name} (${hint}…)`,
        params: { name, owner: ownerName, days: daysLeft(expiresAtMs) },
      }),
    );
  const { certificateUntilMs } = view;
  const certificate: Condition[] =
    certificateUntilMs !== null &&
    certificateUntilMs - view.nowMs < (ruleOf("certificate_expiring").threshold ?? 14) * dayMs
      ? [{ ...none, kind: "certificate_expiring", object: "TLS", params: { days: daysLeft(certificateUntilMs) } }]
      : [];
  const strangers = view.strangers.map(
    ({ hostId, name, clusterId }): Condition => ({
      kind: "host_key_changed",
      object: name,
      params: { host: name },
      clusterId,
      hostId,
      operationId: null,
    }),
  );
  return [...tokens, ...certificate, ...strangers];
}

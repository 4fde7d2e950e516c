import { freshLookMs } from "@/lib/model/health-look";
import type { RunItem } from "@/lib/model/run/progress";
import type { RollingScript } from "@/lib/model/run/script";

/** What directors say to a server that is to come back: "late" = it was not good in time. */
export function gateOf(item: RunItem, { healthGate }: RollingScript, nowMs: number): "good" | "late" | "waits" {
  const { looks } = item;
  const isFresh = looks !== null && nowMs - Date.parse(looks.lookedAt) <= freshLookMs;
  if (isFresh && looks.good >= healthGate.checks) return "good";
  return nowMs >= item.sinceMs + healthGate.withinSec * 1000 ? "late" : "waits";
}

import type { MessageLine } from "../message";

/** Tells alerts apart at a glance; the words beside it say the same. */
export function markOf({ phase, severity }: Pick<MessageLine, "phase" | "severity">): string {
  if (phase === "resolved") return "✅";
  return { critical: "🔴", warning: "🟠", info: "🔵" }[severity];
}

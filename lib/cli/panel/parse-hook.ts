import { InvalidArgumentError } from "commander";
import { parseDuration } from "./duration";

export type Hook = { readonly kind: "none" | "manual" | "continue" } | { readonly kind: "timer"; readonly sec: number };

/** Reads what happens to a server while it is out: "none", "manual", "continue", or "timer:30s". */
export function parseHook(text: string): Hook {
  if (text === "none" || text === "manual" || text === "continue") return { kind: text };
  if (text.startsWith("timer:")) return { kind: "timer", sec: parseDuration(text.slice("timer:".length)) };
  throw new InvalidArgumentError("none, manual, continue, timer:30s");
}

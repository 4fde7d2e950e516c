import type { ReactNode } from "react";
import { type Tone, toneSoft } from "./tone";

/** A short label on a tinted ground: an engine, a role, a count. */
export function Badge({ tone = "unclear", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 items-center whitespace-nowrap rounded px-1.5 font-medium text-xs ${toneSoft[tone]}`}
    >
      {children}
    </span>
  );
}

import type { Ramp } from "@/lib/model/run/ramp";
import { rampValues } from "@/lib/model/run/ramp-values";
import type { RunScript } from "@/lib/model/run/script";

/** The steps in which a run changes weights, or null. A rolling deploy always ends with the weight that a server had. */
export function rampOfScript(script: RunScript): Ramp | null {
  if (script.kind === "bulk") return null;
  if (script.kind === "ramp" || script.ramp === null) return script.ramp;
  const values = rampValues(script.ramp);
  return { ...script.ramp, steps: values.at(-1) === 100 ? values : [...values, 100] };
}

import type { Ramp } from "./ramp";

/** What each step of a ramp asks for, in its unit. */
export function rampValues({ steps }: Pick<Ramp, "steps">): number[] {
  if (Array.isArray(steps)) return steps;
  const { from, to, steps: count } = steps;
  return Array.from({ length: count }, (_, index) => Math.round(from + ((to - from) * index) / (count - 1)));
}

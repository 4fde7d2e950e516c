import type { ConnectionCountResource } from "@/lib/api/resources/inspection";

/** `ESTABLISHED 12, FIN_WAIT 3`: the kernel's names of states, each with how many are in it. */
export function stateText(states: ConnectionCountResource["states"], number: (count: number) => string): string {
  return states.map(({ state, count }) => `${state} ${number(count)}`).join(", ");
}

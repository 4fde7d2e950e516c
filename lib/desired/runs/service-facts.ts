import type { DesiredService } from "@/lib/model/cluster";
import { holdSchema } from "@/lib/model/hold";
import type { ServiceFacts } from "@/lib/plan/run/model";
import type { KernelSample } from "./kernel-samples";

export type WishedDestination = { readonly id: string; readonly weight: number; readonly hold: unknown };

/**
 * What each service could serve with and serves with now. A destination counts with the least of what is wished, what is
 * in force and what a fresh sample of some director shows: one that a director's checks keep out serves nothing.
 */
export function serviceFacts(
  services: readonly DesiredService[],
  wished: readonly WishedDestination[],
  samples: readonly (KernelSample | null)[],
): ServiceFacts[] {
  const wishes = new Map(wished.map((row) => [row.id, { ...row, hold: holdSchema.nullable().parse(row.hold) }]));
  return services.map(({ id, name, destinations }) => ({
    id,
    name,
    destinations: destinations.map((applied) => {
      const wish = wishes.get(applied.id) ?? { weight: 0, hold: null };
      const inForce = applied.hold === undefined ? applied.weight : 0;
      const shown = samples.flatMap((sample) => sample?.destinations.get(applied.id)?.weight ?? []);
      return {
        id: applied.id,
        full: wish.hold?.weight ?? wish.weight,
        serving: Math.min(wish.hold === null ? wish.weight : 0, inForce, ...shown),
      };
    }),
  }));
}

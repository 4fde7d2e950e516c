import { AppError } from "@/lib/model/app-error";
import { scaledWeight } from "@/lib/model/asked-weight";
import { broughtBack, type Standing, takenOut } from "@/lib/model/standing";
import type { Targeted } from "./targeted-destinations";
import type { VerbAsk } from "./verb-ask";

export type Wanted = Standing & Pick<Targeted, "fullWeight">;

/**
 * What a verb makes of a destination. A weight of one that is held is refused (`destination.held`): it would let it serve.
 * `weight` goes before that of the ask.
 */
export function wantedStanding(
  { standing, fullWeight }: Pick<Targeted, "standing" | "fullWeight">,
  ask: VerbAsk,
  weight?: number,
): Wanted {
  switch (ask.verb) {
    case "drain":
    case "offline":
    case "cut":
      return { ...takenOut(standing, ask.hold, ask.verb), fullWeight };
    case "restore": {
      const other = weight ?? ask.weight;
      return {
        ...broughtBack(standing, ask.all ? null : ask.hold, other),
        fullWeight: other === undefined ? fullWeight : null,
      };
    }
    case "weight":
      if (standing.hold !== null) throw new AppError("destination.held");
      return { ...standing, ...scaledWeight({ weight: standing.weight, fullWeight }, weight ?? ask.weight) };
  }
}

import { AppError } from "@/lib/model/app-error";
import { broughtBack, type Standing, takenOut } from "@/lib/model/standing";
import type { VerbAsk } from "./verb-ask";

/**
 * What a verb makes of a destination. A weight of one that is held is refused (`destination.held`): it would let it serve.
 * `weight` goes before that of the ask.
 */
export function wantedStanding(standing: Standing, ask: VerbAsk, weight?: number): Standing {
  switch (ask.verb) {
    case "drain":
    case "offline":
    case "cut":
      return takenOut(standing, ask.hold, ask.verb);
    case "restore":
      return broughtBack(standing, ask.all ? null : ask.hold, weight ?? ask.weight);
    case "weight":
      if (standing.hold !== null) throw new AppError("destination.held");
      return { ...standing, weight: weight ?? ask.weight };
  }
}

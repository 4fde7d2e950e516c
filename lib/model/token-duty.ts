import { z } from "zod";
import { verbs } from "./verb";

/**
 * What a token may be given to do: each verb of a deploy, and two for whole clusters: `edit` changes what is desired and
 * makes plans, `apply` makes plans and carries them out, confirms and takes back.
 */
export const tokenDuties = [...verbs, "edit", "apply"] as const;
export const tokenDutySchema = z.enum(tokenDuties);

export type TokenDuty = z.infer<typeof tokenDutySchema>;

/** A manifest, and a plan, say everything of a cluster: these two cannot be given for single services. */
export function isForWholeClusters(duty: TokenDuty): boolean {
  return duty === "edit" || duty === "apply";
}

import type { Actor } from "@/lib/access/model";

/** Who finds drift and repairs it without a person. */
export const driftActor: Actor = { kind: "system", name: "drift watch" };

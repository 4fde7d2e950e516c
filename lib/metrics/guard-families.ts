import type { Database } from "@/lib/db/database";
import { guardNameSchema } from "@/lib/model/guard-name";
import type { Family } from "./exposition";
import { counter } from "./families";

/** How often guards refused a change. Each that could has a value from the start, so that the first refusal is an increase. */
export async function guardFamilies({ prisma }: Database): Promise<Family[]> {
  const rows = new Map((await prisma.guardRefusal.findMany()).map(({ guard, count }) => [guard, count]));
  const refusing = guardNameSchema.options.filter((guard) => guard !== "drain");
  return [
    counter(
      "signalbox_guard_refusals",
      "Changes that a guard refused, in plans, weights, runs and maintenances.",
      refusing.map((guard) => [{ guard }, String(rows.get(guard) ?? 0)]),
    ),
  ];
}

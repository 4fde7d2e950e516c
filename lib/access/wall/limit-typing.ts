import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { countEvent } from "../count-event";
import type { Actor } from "../model";

const windowSec = 10 * 60;
const attemptsPerPerson = 10;

/** Counts codes that a person typed, right or wrong; the eleventh in ten minutes is `rate.limited`. */
export async function limitTyping(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
): Promise<void> {
  // Apart from the transaction of the change: a refused attempt counts.
  const { count, retryAfterSec } = await countEvent(database.prisma, `wall-code:${actor.id}`, windowSec);
  if (count > attemptsPerPerson) throw new AppError("rate.limited", { params: { retryAfterSec } });
}

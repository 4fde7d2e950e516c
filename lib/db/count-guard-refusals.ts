import type { GuardName } from "@/lib/model/guard-name";
import type { Tx } from "./database";

/**
 * Counts that these guards refused a change, once each. What was refused leaves no row of its own, so this is all that
 * metrics can tell it by. Call it outside the transaction that the refusal rolls back.
 */
export async function countGuardRefusals(tx: Tx, guards: readonly GuardName[]): Promise<void> {
  // In one order, so that two refusals at a time never wait for each other.
  for (const guard of [...guards].sort()) {
    await tx.$executeRaw`
      insert into guard_refusal (guard, count) values (${guard}, 1)
      on conflict (guard) do update set count = guard_refusal.count + 1`;
  }
}

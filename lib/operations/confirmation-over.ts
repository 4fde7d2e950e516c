import type { Operation } from "@/lib/db/generated/client";

/** When the time of a confirmation ends, by this process's clock that nobody sets, in ms. */
const endsAtMs = new Map<string, number>();

/**
 * Whether nobody has confirmed an operation in time. `confirmBy` and `now` are the database's time, so that people can
 * read the one and another worker can go by it; how much is left of it is measured from when this process first saw it, like the hosts' own timers.
 * Setting the clock an hour forward therefore takes no change back early.
 */
export function confirmationOver({ id, confirmBy }: Pick<Operation, "id" | "confirmBy">, now: Date): boolean {
  if (confirmBy === null) return false;
  const key = `${id} ${confirmBy.getTime()}`;
  const end = endsAtMs.get(key) ?? performance.now() + confirmBy.getTime() - now.getTime();
  endsAtMs.set(key, end);
  return end <= performance.now();
}

/** Forgets all that no longer wait for anybody. */
export function forgetConfirmations(waiting: readonly Pick<Operation, "id">[]): void {
  const kept = new Set(waiting.map(({ id }) => id));
  for (const key of endsAtMs.keys()) if (!kept.has(key.slice(0, key.indexOf(" ")))) endsAtMs.delete(key);
}

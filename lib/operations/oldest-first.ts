import type { Operation } from "@/lib/db/generated/client";

/** In the order in which they were asked for. */
export function oldestFirst<T extends Pick<Operation, "id" | "createdAt">>(operations: readonly T[]): T[] {
  return operations.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

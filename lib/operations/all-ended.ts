/**
 * As `Promise.all`, but it never returns before every one has ended: an operation must not be finished while one of its
 * hosts is still being written to because the part of another failed.
 */
export async function allEnded<Value>(parts: readonly Promise<Value>[]): Promise<Value[]> {
  const results = await Promise.allSettled(parts);
  return results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}

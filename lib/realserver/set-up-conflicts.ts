import { lineSubject, type RealServerSetUp } from "./real-server-set-up";

/** Two lines of which a host can have only one in force. */
export type SetUpConflict = { readonly first: string; readonly second: string };

/**
 * What several real servers ask of the one host that they are, and cannot all have: a tunnel device has one address at
 * which its packets arrive, and a family one default gateway. Merging keeps the first, so the others have to be said.
 */
export function setUpConflicts(parts: readonly RealServerSetUp[]): SetUpConflict[] {
  const first = new Map<string, string>();
  const conflicts = new Map<string, SetUpConflict>();
  for (const line of parts.flatMap(({ net }) => net)) {
    const earlier = first.get(lineSubject(line));
    if (earlier === undefined) first.set(lineSubject(line), line);
    else if (earlier !== line) conflicts.set(line, { first: earlier, second: line });
  }
  return [...conflicts.values()];
}

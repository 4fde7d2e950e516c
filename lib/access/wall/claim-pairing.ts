import type { Database } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { clientAddress } from "../client-address";
import { tokenHash } from "../tokens/token-text";
import { beginSession } from "./begin-session";

export type Claim =
  | { readonly state: "waiting" }
  | { readonly state: "over" }
  | { readonly state: "paired"; readonly session: string };

/** What became of a pairing: its screen's session, once, when a person has typed the code. */
export async function claimPairing(
  { database }: { readonly database: Database },
  { claim, headers }: { readonly claim: string; readonly headers: Headers },
): Promise<Claim> {
  return await database.transaction(async (tx): Promise<Claim> => {
    const claimSha256 = tokenHash(claim);
    const row = await tx.wallPairing.findUnique({ where: { claimSha256 } });
    if (row === null || row.expiresAt <= (await databaseTime(tx))) return { state: "over" };
    if (row.screenId === null) return { state: "waiting" };
    // Of two requests with the same claim one deletes the row, and the other finds it gone.
    const { count } = await tx.wallPairing.deleteMany({ where: { claimSha256 } });
    const session = count === 0 ? null : await beginSession(tx, row.screenId, clientAddress(headers));
    return session === null ? { state: "over" } : { state: "paired", session };
  });
}

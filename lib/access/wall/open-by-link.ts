import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { clientAddress } from "../client-address";
import { countEvent } from "../count-event";
import { tokenHash } from "../tokens/token-text";
import { beginSession } from "./begin-session";

/** The token has 256 random bits; the limit keeps guessing out of the log and off the database. */
const windowSec = 15 * 60;
const attemptsPerAddress = 60;

/**
 * Exchanges the token of a screen's link for its session, as often as somebody opens the link: devices forget cookies.
 * Unknown, revoked and bound to another address are one answer (`auth.required`).
 */
export async function openByLink(
  { database }: { readonly database: Database },
  { token, headers }: { readonly token: string; readonly headers: Headers },
): Promise<string> {
  const origin = clientAddress(headers);
  const { count, retryAfterSec } = await countEvent(database.prisma, `wall-from:${origin}`, windowSec);
  if (count > attemptsPerAddress) throw new AppError("rate.limited", { params: { retryAfterSec } });
  return await database.transaction(async (tx) => {
    const screen = await tx.wallScreen.findUnique({ where: { linkSha256: tokenHash(token) }, select: { id: true } });
    const session = screen === null ? null : await beginSession(tx, screen.id, origin);
    if (session === null) throw new AppError("auth.required");
    return session;
  });
}

import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { tokenHash } from "../tokens/token-text";
import { newScreenSecret } from "./screen-secrets";

/**
 * Gives the caller the one session of a screen, and ends the one before it: a link that somebody else opens is noticed
 * at once, because the wall goes dark. Null = the screen is revoked, or bound to another address.
 */
export async function beginSession(tx: Tx, screenId: string, origin: string): Promise<string | null> {
  const session = newScreenSecret();
  const begun = await tx.$executeRaw`
    update wall_screen set "sessionSha256" = ${tokenHash(session)}, "lastSeenAt" = now(), "lastSeenFrom" = ${origin},
      "pinnedTo" = case when "pinAddress" then ${origin} else null end
    where id = ${screenId}::uuid and "revokedAt" is null
      and (not "pinAddress" or "pinnedTo" is null or "pinnedTo" = ${origin})`;
  if (begun === 0) return null;
  const { name } = await tx.wallScreen.findUniqueOrThrow({ where: { id: screenId }, select: { name: true } });
  await recordAudit(
    tx,
    { kind: "anonymous", origin },
    { action: "wall_screen.open", objectType: "wall_screen", objectId: screenId, objectName: name },
  );
  return session;
}

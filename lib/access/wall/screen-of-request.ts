import type { WallScreenResource } from "@/lib/api/resources/wall";
import type { Database } from "@/lib/db/database";
import { clientAddress } from "../client-address";
import { tokenHash } from "../tokens/token-text";
import { presentScreen } from "./present-screen";
import { readWallCookie } from "./wall-cookies";

/**
 * Which screen sends this request, or null: without a session, with one that was revoked or taken over, and from another
 * address than it is bound to. The row is read anew for each request. A screen is nobody: no other route knows it.
 */
export async function screenOfRequest(
  { database }: { readonly database: Database },
  headers: Headers,
): Promise<WallScreenResource | null> {
  const session = readWallCookie(headers, "wall");
  if (session === null) return null;
  const { prisma } = database;
  const row = await prisma.wallScreen.findUnique({ where: { sessionSha256: tokenHash(session) } });
  if (row === null || row.revokedAt !== null) return null;
  const origin = clientAddress(headers);
  if (row.pinnedTo !== null && row.pinnedTo !== origin) return null;
  // Once a minute is often enough for people.
  await prisma.$executeRaw`
    update wall_screen set "lastSeenAt" = now(), "lastSeenFrom" = ${origin}
    where id = ${row.id}::uuid and ("lastSeenAt" is null or "lastSeenAt" < now() - interval '1 minute'
      or "lastSeenFrom" is distinct from ${origin})`;
  return presentScreen(row);
}

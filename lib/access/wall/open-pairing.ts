import type { z } from "zod";
import type { wallPairingSchema } from "@/lib/api/resources/wall-session";
import type { Database } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import { clientAddress } from "../client-address";
import { countEvent } from "../count-event";
import { tokenHash } from "../tokens/token-text";
import { newPairingCode, newScreenSecret, spacedCode } from "./screen-secrets";

export const pairingLifeMs = 10 * 60_000;
const windowSec = 15 * 60;
const pairingsPerAddress = 60;

export type Pairing = z.infer<typeof wallPairingSchema> & {
  /** For this browser alone: who has it takes the session once the code was typed. */
  readonly claim: string;
};

/** Makes a code for a screen that nobody has let in yet. Whoever asks gets nothing but a code. */
export async function openPairing({ database }: { readonly database: Database }, headers: Headers): Promise<Pairing> {
  const from = `wall-pairing-from:${clientAddress(headers)}`;
  const { count, retryAfterSec } = await countEvent(database.prisma, from, windowSec);
  if (count > pairingsPerAddress) throw new AppError("rate.limited", { params: { retryAfterSec } });
  const code = newPairingCode();
  const claim = newScreenSecret();
  return await database.transaction(async (tx) => {
    const now = await databaseTime(tx);
    await tx.wallPairing.deleteMany({ where: { expiresAt: { lte: now } } });
    const expiresAt = new Date(now.getTime() + pairingLifeMs);
    await tx.wallPairing.create({
      data: { claimSha256: tokenHash(claim), codeSha256: tokenHash(code), expiresAt },
    });
    return { claim, code: spacedCode(code), expiresAt: expiresAt.toISOString() };
  });
}

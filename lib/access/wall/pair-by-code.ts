import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { tokenHash } from "../tokens/token-text";
import { typedCode } from "./screen-secrets";

/**
 * Binds the browser that shows `code` to a screen; it takes its session by itself within seconds. Unknown, used and too
 * old are one answer. Of two people who type the same code, one wins: the update that takes the code away is the gate.
 */
export async function pairByCode(tx: Tx, screenId: string, code: string): Promise<void> {
  const paired = await tx.$executeRaw`
    update wall_pairing set "screenId" = ${screenId}::uuid, "codeSha256" = null
    where "codeSha256" = ${tokenHash(typedCode(code))} and "expiresAt" > now()`;
  if (paired === 0) throw new AppError("input.invalid", { problems: [errorAt(["code"], "wall.code_unknown")] });
}

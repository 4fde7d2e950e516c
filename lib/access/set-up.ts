import { createHash, timingSafeEqual } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import type { User } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { countEvent } from "./count-event";
import { createAccount } from "./create-account";

/** The token has 256 random bits; the limit keeps guessing out of the log and off the processor. */
const windowSec = 15 * 60;
const attemptsPerAddress = 20;

/**
 * Makes the first person, an admin, and closes set-up for ever. Of many requests with the right token exactly one wins:
 * the update that takes the token hash away is the gate, and the others see it gone.
 */
export async function setUp(
  deps: { database: Database },
  input: { token: string; name: string; email: string; password: string; origin: string },
): Promise<User> {
  const { database } = deps;
  const { count, retryAfterSec } = await countEvent(database.prisma, `set-up-from:${input.origin}`, windowSec);
  if (count > attemptsPerAddress) throw new AppError("rate.limited", { params: { retryAfterSec } });
  const expected = await openTokenHash(database);
  const given = createHash("sha256").update(input.token).digest();
  if (!timingSafeEqual(expected, given)) throw new AppError("setup.invalid_token");
  const passwordHash = await hashPassword(input.password);
  return await database.transaction(async (tx) => {
    const closed = await tx.installation.updateMany({
      where: { id: 1, setupCompletedAt: null, setupTokenHash: given.toString("hex") },
      data: { setupTokenHash: null, setupCompletedAt: new Date() },
    });
    if (closed.count === 0) throw new AppError("setup.closed");
    const user = await createAccount(tx, { name: input.name, email: input.email, role: "admin", passwordHash });
    const actor = { kind: "person", id: user.id, name: user.name, email: user.email, role: user.role } as const;
    await recordAudit(
      tx,
      { ...actor, origin: input.origin },
      { action: "setup.complete", objectType: "person", objectId: user.id, objectName: user.email },
    );
    return user;
  });
}

async function openTokenHash(database: Database): Promise<Buffer> {
  const installation = await database.prisma.installation.findUnique({ where: { id: 1 } });
  const hash = installation?.setupTokenHash;
  if (installation?.setupCompletedAt !== null || typeof hash !== "string") throw new AppError("setup.closed");
  return Buffer.from(hash, "hex");
}

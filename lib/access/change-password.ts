import { isAPIError } from "better-auth/api";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import type { Auth } from "./auth";
import { countEvent } from "./count-event";
import type { Actor } from "./model";

/** Guesses at the current password by whoever sits at a signed-in browser, in one window. */
const windowSec = 15 * 60;
const attempts = 5;

/**
 * Gives a person a new password in exchange for their current one. All their sessions end but this one, which goes on
 * under a new cookie: the headers that carry it are returned. A wrong current password is a problem of that field.
 */
export async function changePassword(
  deps: { database: Database; auth: Auth },
  actor: Extract<Actor, { kind: "person" }>,
  input: { currentPassword: string; newPassword: string; headers: Headers },
): Promise<Headers> {
  const { prisma } = deps.database;
  const key = `password:${actor.id}`;
  const counted = await countEvent(prisma, key, windowSec);
  if (counted.count > attempts)
    throw new AppError("rate.limited", { params: { retryAfterSec: counted.retryAfterSec } });
  const cookies = await replace(deps.auth, input);
  const trail = {
    action: "person.password",
    objectType: "person",
    objectId: actor.id,
    objectName: actor.email,
  } as const;
  if (cookies === null) {
    await recordAudit(prisma, actor, { ...trail, outcome: "denied" });
    throw new AppError("input.invalid", { problems: [errorAt(["currentPassword"], "password.wrong")] });
  }
  await recordAudit(prisma, actor, trail);
  await prisma.rateWindow.deleteMany({ where: { key } });
  return cookies;
}

async function replace(
  auth: Auth,
  { currentPassword, newPassword, headers }: { currentPassword: string; newPassword: string; headers: Headers },
): Promise<Headers | null> {
  try {
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    const answer = await auth.api.changePassword({ body, headers, returnHeaders: true });
    return answer.headers;
  } catch (error) {
    if (isAPIError(error) && error.body?.code === "INVALID_PASSWORD") return null;
    throw error;
  }
}

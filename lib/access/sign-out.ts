import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import type { Auth } from "./auth";
import { getActor } from "./get-actor";

/** Ends the session that these headers carry, if any, and returns the headers that clear its cookie. */
export async function signOut(deps: { database: Database; auth: Auth }, headers: Headers): Promise<Headers> {
  const { prisma } = deps.database;
  const actor = await getActor(deps.auth, headers);
  const answer = await deps.auth.api.signOut({ headers, returnHeaders: true });
  if (actor !== null) {
    await recordAudit(prisma, actor, { action: "session.delete", objectType: "session", objectName: actor.email });
  }
  return answer.headers;
}

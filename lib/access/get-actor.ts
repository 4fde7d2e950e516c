import type { PrismaClient } from "@/lib/db/generated/client";
import type { Auth } from "./auth";
import { clientAddress } from "./client-address";
import type { Actor } from "./model";

export type AccessDeps = { readonly prisma: PrismaClient; readonly auth: Auth };

/**
 * Who sends this request, or null. The person is read anew for each request, so that a changed role and a disabled
 * account count from the next click on; the session row itself is looked up too, so a deleted session ends at once.
 */
export async function getActor(deps: AccessDeps, headers: Headers): Promise<Extract<Actor, { kind: "person" }> | null> {
  const session = await deps.auth.api.getSession({ headers });
  if (session === null) return null;
  const user = await deps.prisma.user.findUnique({ where: { id: session.user.id } });
  if (user === null || user.disabledAt !== null) return null;
  const { id, name, email, role } = user;
  return { kind: "person", id, name, email, role, origin: clientAddress(headers) };
}

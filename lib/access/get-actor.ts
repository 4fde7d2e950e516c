import { z } from "zod";
import type { Auth } from "./auth";
import { clientAddress } from "./client-address";
import type { Actor } from "./model";

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(["viewer", "operator", "admin"]),
  disabledAt: z
    .date()
    .nullish()
    .transform((at) => at ?? null),
});

/**
 * Who sends this request, or null. The person is read anew for each request, so that a changed role and a disabled
 * account count from the next click on; the session row itself is looked up too, so a deleted session ends at once.
 */
export async function getActor(auth: Auth, headers: Headers): Promise<Extract<Actor, { kind: "person" }> | null> {
  const session = await auth.api.getSession({ headers });
  if (session === null) return null;
  const { id, name, email, role, disabledAt } = personSchema.parse(session.user);
  if (disabledAt !== null) return null;
  return { kind: "person", id, name, email, role, origin: clientAddress(headers) };
}

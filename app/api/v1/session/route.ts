import { ok } from "@/lib/api/reply";
import type { SessionResource } from "@/lib/api/resources/people";
import { route } from "@/lib/api/route";

/** GET /session: who is signed in. */
export const GET = route({
  permission: "signed-in",
  async handle({ actor: { id, name, email, role } }) {
    const session: SessionResource = { id, name, email, role };
    return ok(session);
  },
});

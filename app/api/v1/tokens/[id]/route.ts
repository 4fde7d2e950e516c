import { revokeToken } from "@/lib/access/tokens/revoke-token";
import { idParams } from "@/lib/api/id-params";
import { noContent } from "@/lib/api/reply";
import { route } from "@/lib/api/route";

/** DELETE /tokens/{id}: revokes it, at once and for good. */
export const DELETE = route({
  permission: "token.manage",
  params: idParams,
  async handle({ services, actor, params: { id } }) {
    await revokeToken(services, actor, id);
    return noContent();
  },
});

import { createToken } from "@/lib/access/tokens/create-token";
import { listTokens } from "@/lib/access/tokens/list-tokens";
import { createdToken, okPage } from "@/lib/api/reply";
import { createTokenSchema } from "@/lib/api/resources/token";
import { route } from "@/lib/api/route";

/** GET /tokens: one's own; an admin sees everybody's. */
export const GET = route({
  permission: "token.manage",
  async handle({ services, actor }) {
    return okPage({ items: await listTokens(services, actor), next: null });
  },
});

/** POST /tokens: the answer is the only one that has the token itself. */
export const POST = route({
  permission: "token.manage",
  body: createTokenSchema,
  async handle({ services, actor, body }) {
    return createdToken(await createToken(services, actor, body));
  },
});

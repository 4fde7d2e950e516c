import { signIn } from "@/lib/access/sign-in";
import { noContent } from "@/lib/api/reply";
import { signInSchema } from "@/lib/api/resources/people";
import { openRoute } from "@/lib/api/route";
import { withCookies } from "@/lib/api/with-cookies";

/**
 * POST /api/auth/sign-in/email: the session comes as a cookie and never in the body. This and sign-out are all of
 * better-auth that can be reached over the network; `GET /api/v1/session` tells who is signed in.
 */
export const POST = openRoute({
  body: signInSchema,
  async handle({ services, body: { email, password }, request }) {
    return withCookies(noContent(), await signIn(services, { email, password, headers: request.headers }));
  },
});

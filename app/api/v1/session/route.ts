import { signIn } from "@/lib/access/sign-in";
import { signOut } from "@/lib/access/sign-out";
import { noContent, ok } from "@/lib/api/reply";
import { type SessionResource, signInSchema } from "@/lib/api/resources/people";
import { openRoute, route } from "@/lib/api/route";
import { withCookies } from "@/lib/api/with-cookies";

/** GET /session: who is signed in. */
export const GET = route({
  permission: "signed-in",
  tokens: "scoped",
  async handle({ actor }) {
    return ok(present(actor));
  },
});

/** POST /session: signs in. The session comes as a cookie and never in the body. */
export const POST = openRoute({
  body: signInSchema,
  async handle({ services, body: { email, password }, request }) {
    const { user, cookies } = await signIn(services, { email, password, headers: request.headers });
    return withCookies(ok(present(user)), cookies);
  },
});

/** DELETE /session: signs out; without a session there is nothing to end. */
export const DELETE = openRoute({
  async handle({ services, request }) {
    return withCookies(noContent(), await signOut(services, request.headers));
  },
});

function present({ id, name, email, role }: SessionResource): SessionResource {
  return { id, name, email, role };
}

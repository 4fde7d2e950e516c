import { signOut } from "@/lib/access/sign-out";
import { noContent } from "@/lib/api/reply";
import { openRoute } from "@/lib/api/route";
import { withCookies } from "@/lib/api/with-cookies";

/** POST /api/auth/sign-out: ends the session of this cookie; without one there is nothing to end. */
export const POST = openRoute({
  async handle({ services, request }) {
    return withCookies(noContent(), await signOut(services, request.headers));
  },
});

import { clientAddress } from "@/lib/access/client-address";
import { presentPerson } from "@/lib/access/present-person";
import { setUp } from "@/lib/access/set-up";
import { signIn } from "@/lib/access/sign-in";
import { created } from "@/lib/api/reply";
import { setupSchema } from "@/lib/api/resources/people";
import { openRoute } from "@/lib/api/route";
import { withCookies } from "@/lib/api/with-cookies";

/** POST /setup: makes the first admin with the one-time token printed at start, and signs them in. */
export const POST = openRoute({
  body: setupSchema,
  async handle({ services, body, request }) {
    const user = await setUp(services, { ...body, origin: clientAddress(request.headers) });
    const { email, password } = body;
    const { cookies } = await signIn(services, { email, password, headers: request.headers });
    return withCookies(created(`/api/v1/people/${user.id}`, presentPerson(user)), cookies);
  },
});

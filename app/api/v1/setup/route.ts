import { clientAddress } from "@/lib/access/client-address";
import { presentPerson } from "@/lib/access/present-person";
import { setUp } from "@/lib/access/set-up";
import { signIn } from "@/lib/access/sign-in";
import { created } from "@/lib/api/reply";
import { setupSchema } from "@/lib/api/resources/people";
import { openRoute } from "@/lib/api/route";

/** POST /setup: makes the first admin with the one-time token printed at start, and signs them in. */
export const POST = openRoute({
  body: setupSchema,
  async handle({ services, body, request }) {
    const user = await setUp(services, { ...body, origin: clientAddress(request.headers) });
    const cookies = await signIn(services, { email: body.email, password: body.password, headers: request.headers });
    const response = created(`/api/v1/people/${user.id}`, presentPerson(user));
    for (const cookie of cookies.getSetCookie()) response.headers.append("set-cookie", cookie);
    return response;
  },
});

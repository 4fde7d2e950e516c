import { changePassword } from "@/lib/access/change-password";
import { noContent } from "@/lib/api/reply";
import { changePasswordSchema } from "@/lib/api/resources/people";
import { route } from "@/lib/api/route";
import { withCookies } from "@/lib/api/with-cookies";

/** PUT /session/password: one's own. Ends every other session of the person. */
export const PUT = route({
  permission: "signed-in",
  body: changePasswordSchema,
  async handle({ services, actor, body, request }) {
    return withCookies(noContent(), await changePassword(services, actor, { ...body, headers: request.headers }));
  },
});

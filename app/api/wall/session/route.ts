import { openByLink } from "@/lib/access/wall/open-by-link";
import { wallCookie } from "@/lib/access/wall/wall-cookies";
import { noContent } from "@/lib/api/reply";
import { openWallSchema } from "@/lib/api/resources/wall-session";
import { openRoute } from "@/lib/api/route";
import { screenRoute } from "@/lib/api/screen-route";

/** GET /api/wall/session: whether this browser is a screen still. */
export const GET = screenRoute(async () => noContent());

/** POST /api/wall/session: the token of a screen's link becomes its session, as a cookie and never in the body. */
export const POST = openRoute({
  body: openWallSchema,
  async handle({ services, body: { token }, request }) {
    const session = await openByLink(services, { token, headers: request.headers });
    const response = noContent();
    response.headers.append("set-cookie", wallCookie(services.env.publicUrl, "wall", session));
    return response;
  },
});

import { openPairing } from "@/lib/access/wall/open-pairing";
import { wallCookie } from "@/lib/access/wall/wall-cookies";
import { ok } from "@/lib/api/reply";
import { openRoute } from "@/lib/api/route";

/** POST /api/wall/pairings: a code for a screen that nobody has let in yet. */
export const POST = openRoute({
  async handle({ services, request }) {
    const { claim, ...pairing } = await openPairing(services, request.headers);
    const response = ok(pairing);
    response.headers.append("set-cookie", wallCookie(services.env.publicUrl, "wall_pairing", claim));
    return response;
  },
});

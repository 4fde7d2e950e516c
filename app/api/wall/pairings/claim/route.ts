import { claimPairing } from "@/lib/access/wall/claim-pairing";
import { readWallCookie, wallCookie } from "@/lib/access/wall/wall-cookies";
import { ok } from "@/lib/api/reply";
import { openRoute } from "@/lib/api/route";

/** POST /api/wall/pairings/claim: the screen's session, once a person has typed the code that it shows. */
export const POST = openRoute({
  async handle({ services, request }) {
    const claim = readWallCookie(request.headers, "wall_pairing");
    if (claim === null) return ok({ state: "over" });
    const result = await claimPairing(services, { claim, headers: request.headers });
    const response = ok({ state: result.state });
    if (result.state === "paired") {
      const { publicUrl } = services.env;
      response.headers.append("set-cookie", wallCookie(publicUrl, "wall", result.session));
      response.headers.append("set-cookie", wallCookie(publicUrl, "wall_pairing", ""));
    }
    return response;
  },
});

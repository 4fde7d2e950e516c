import { loadScreen } from "@/lib/access/wall/load-screen";
import { idParams } from "@/lib/api/id-params";
import { route } from "@/lib/api/route";
import { wallEvents } from "../../../../_wall/wall-events";

/** GET /wall-screens/{id}/events: what the screen shows, as server-sent events; for its preview. */
export const GET = route({
  permission: "wall.manage",
  // A stream would outlive the token that opened it.
  tokens: "never",
  params: idParams,
  async handle({ services, params: { id }, request }) {
    const screen = await loadScreen(services, id);
    return await wallEvents(services, request, async () =>
      screen.revokedAt === null ? await loadScreen(services, id) : null,
    );
  },
});

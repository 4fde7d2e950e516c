import { screenOfRequest } from "@/lib/access/wall/screen-of-request";
import { readWallCookie, wallCookie } from "@/lib/access/wall/wall-cookies";
import { screenRoute } from "@/lib/api/screen-route";
import { wallEvents } from "../../_wall/wall-events";

/** GET /api/wall/live: what this screen shows, as server-sent events. Each stream renews the screen's cookie. */
export const GET = screenRoute(async ({ services, request }) => {
  const response = await wallEvents(services, request, () => screenOfRequest(services, request.headers));
  const session = readWallCookie(request.headers, "wall") ?? "";
  response.headers.append("set-cookie", wallCookie(services.env.publicUrl, "wall", session));
  return response;
});

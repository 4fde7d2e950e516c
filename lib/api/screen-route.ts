import { screenOfRequest } from "@/lib/access/wall/screen-of-request";
import { AppError } from "@/lib/model/app-error";
import { type Call, pipeline, type Route } from "./pipeline";
import type { WallScreenResource } from "./resources/wall";

/** A route for wall screens, and for nobody else: a person's session does not open it, and a screen's opens no other. */
export function screenRoute(
  handle: (call: Call & { readonly screen: WallScreenResource }) => Promise<Response>,
): Route {
  return pipeline("screen", {}, async (call) => {
    const screen = await screenOfRequest(call.services, call.request.headers);
    if (screen === null) throw new AppError("auth.required");
    return await handle({ ...call, screen });
  });
}

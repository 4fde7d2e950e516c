import { summarizeWall } from "@/components/wall/summarize-wall";
import type { WallScreenResource } from "@/lib/api/resources/wall";
import { wallSettingsSchema } from "@/lib/api/resources/wall";
import { wallDesired } from "@/lib/api/wall-desired";
import { version } from "@/lib/config/version";
import { wallStream } from "@/lib/live/wall-stream";
import type { WebServices } from "@/lib/runtime/web";

/** A screen's own row is read again after this time: until then it shows what it may not show any more. */
const recheckMs = 5_000;

/**
 * The stream of a screen: a summary that is made here, so that the device on the wall learns nothing but what it shows.
 * `load` says what the screen is now; null = it may not read any more.
 */
export async function wallEvents(
  services: WebServices,
  request: Request,
  load: () => Promise<WallScreenResource | null>,
): Promise<Response> {
  let screen = await load();
  let checkedMs = performance.now();

  async function read(): Promise<string | null> {
    if (performance.now() - checkedMs >= recheckMs) {
      screen = await load();
      checkedMs = performance.now();
    }
    if (screen === null) return null;
    const [desired, hub] = await Promise.all([wallDesired(services), services.liveHub()]);
    const summary = summarizeWall({ screen, ...desired, snapshots: hub.snapshots(), nowMs: Date.now() });
    return JSON.stringify({ build: version, screen: wallSettingsSchema.parse(screen), summary });
  }

  const body = wallStream({ read, signal: request.signal, clock: () => new Date(), log: services.log });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform: compression in between would hold events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

import type { Server, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** How long answers that are being written may take. */
const GRACE_MS = 3_000;

/**
 * Watches `server` and returns the function that closes it: no new connection, event streams cut at once (browsers
 * connect again by themselves), other answers finished within three seconds.
 */
export function closeGently(server: Server): () => Promise<void> {
  const open = new Set<ServerResponse>();
  server.on("request", (_request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of open) if (isEventStream(response)) response.destroy();
    server.closeIdleConnections();
    const grace = new AbortController();
    await Promise.race([closed, delay(GRACE_MS, undefined, { signal: grace.signal }).catch(() => undefined)]);
    grace.abort();
    server.closeAllConnections();
    await closed;
  };
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

import { claimChannels } from "./claim-channels";
import type { NotifyDeps } from "./notify-deps";
import { tellChannel } from "./tell-channel";

/** How late a message may be; the query behind it is small. */
const checkIntervalMs = 500;

/**
 * Tells people of alerts. Each channel is written to by itself: one that does not answer delays no other, and nothing of
 * what the worker does waits for any of them. The returned function resolves when no message is under way any more.
 */
export function startNotifier(deps: NotifyDeps): () => Promise<void> {
  const stopped = new AbortController();
  const telling = new Set<Promise<void>>();

  function start(channelId: string): void {
    const one = tellChannel(deps, channelId)
      .catch((error: unknown) => deps.log.error({ err: error, channelId }, "a channel could not be told"))
      .finally(() => telling.delete(one));
    telling.add(one);
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        for (const channelId of await claimChannels(deps.database)) start(channelId);
      } catch (error) {
        deps.log.error({ err: error }, "channels could not be listed");
      }
      await deps.pause(checkIntervalMs, stopped.signal);
    }
  }

  const running = run();
  return async () => {
    stopped.abort();
    await running;
    await Promise.all(telling);
  };
}

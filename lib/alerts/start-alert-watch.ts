import type { AlertDeps } from "./alert-deps";
import { type Claim, claimDueScopes } from "./claim-due-scopes";
import { look } from "./look";

/** How late a look may be; the query behind it is small. */
const checkIntervalMs = 1_000;

/**
 * Watches every cluster, and the panel itself, for what people are to be told of. All it knows is in the database, by
 * whose clock it goes: a restarted worker raises nothing twice, and two of them share the looks. The returned function
 * resolves when no look is under way any more.
 */
export function startAlertWatch(deps: AlertDeps): () => Promise<void> {
  const stopped = new AbortController();
  const looks = new Set<Promise<void>>();

  function start(claims: readonly Claim[]): void {
    const looking = look(deps, claims).finally(() => looks.delete(looking));
    looks.add(looking);
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        start(await claimDueScopes(deps.database));
      } catch (error) {
        deps.log.error({ err: error }, "what to watch could not be listed");
      }
      await deps.pause(checkIntervalMs, stopped.signal);
    }
  }

  const running = run();
  return async () => {
    stopped.abort();
    await running;
    await Promise.all(looks);
  };
}

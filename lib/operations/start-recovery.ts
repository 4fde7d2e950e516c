import type { OperationDeps } from "./deps";
import type { OperationHandlers } from "./handler";
import { recoverOperations } from "./recover";

const everyMs = 5_000;

/**
 * Looks for abandoned operations at once and then every few seconds, until the returned function is called, which waits
 * for a look under way. A look that fails (no database) is logged, and the next one comes anyway.
 */
export function startRecovery(deps: OperationDeps, handlers: OperationHandlers): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const look = () => {
    if (busy) return;
    busy = true;
    looking = recoverOperations(deps, handlers)
      .catch((error: unknown) => deps.log.error({ err: error }, "abandoned operations could not be looked for"))
      .finally(() => {
        busy = false;
      });
  };
  look();
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

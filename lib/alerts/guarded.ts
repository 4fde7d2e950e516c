import type { AlertDeps } from "./alert-deps";

/** A look that fails is tried again when its claim has run out, and fails for no other scope. */
export async function guarded(
  { log }: Pick<AlertDeps, "log">,
  scope: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error, scope }, "alerts could not be told");
  }
}

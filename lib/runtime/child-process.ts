import type { Log } from "@/lib/log/log";
import { AppError } from "@/lib/model/app-error";

/** Exit code of a child that would fail the same way if it were started again: settings, keys, a port in use. */
export const PERMANENT_FAILURE = 78;

/** What children tell the supervisor over their IPC channel. */
export type ChildMessage = { readonly kind: "ready" } | { readonly kind: "failed"; readonly reason: string };

/**
 * The life of web and worker: `begin` starts the part and returns its end. The end comes by SIGTERM or SIGINT, or when
 * the supervisor is gone, in whatever way. Signals are handled here only, so that parts close in one order.
 */
export async function runChild(log: Log, begin: () => Promise<() => Promise<void>>): Promise<void> {
  const asked = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve(signal));
    process.on("disconnect", () => resolve("the supervisor is gone"));
  });
  try {
    const end = await begin();
    await tell({ kind: "ready" });
    log.debug({ reason: await asked }, "stopping");
    await end();
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, "cannot go on");
    await tell({ kind: "failed", reason: reasonOf(error) });
    process.exit(isPermanent(error) ? PERMANENT_FAILURE : 1);
  }
}

/** Resolves when the message has left, which a process that exits at once would not wait for. */
function tell(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError && error.code === "secret.unreadable") {
    const { fingerprint } = error.params;
    return `the master key is not the one this database was made with (${fingerprint}). Put that file back in its place`;
  }
  if (error instanceof AppError) return `${error.code} ${JSON.stringify(error.params)}`;
  return error instanceof Error ? error.message : String(error);
}

function isPermanent(error: unknown): boolean {
  if (error instanceof AppError) return error.code !== "database.unavailable";
  return (
    error instanceof Error &&
    "code" in error &&
    ["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOENT"].includes(`${error.code}`)
  );
}

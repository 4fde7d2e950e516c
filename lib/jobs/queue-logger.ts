import { Logger } from "graphile-worker";
import type { Log } from "@/lib/log/log";

export const silentLogger = new Logger(() => () => undefined);

/**
 * The queue's own lines among ours. Its level "info" tells every start and end of every job, which the operation's
 * journal says better; it becomes "debug".
 */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error({}, message);
    else if (level === "warning") log.warn({}, message);
    else log.debug({}, message);
  });
}

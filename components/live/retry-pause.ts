const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * How long to wait before a stream is opened again, after this many failures in a row before this one, in milliseconds:
 * growing pauses with some chance in them, so that a restarted server is not met by all browsers at once.
 */
export function retryPauseMs(failures: number): number {
  return Math.min(firstRetryMs * 2 ** failures, longestRetryMs) * (0.5 + Math.random() / 2);
}

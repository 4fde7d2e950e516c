/**
 * States what cannot be otherwise. A failure is a bug of ours: it ends the request or the job, not the process, and is
 * never shown to people as a problem with their input.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

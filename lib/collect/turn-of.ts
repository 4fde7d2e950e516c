/**
 * Where in every interval a director's turn is, from 0 up to 1. The end of a UUID is random, so that the directors of a
 * large fleet, which a worker that starts finds all at once, are not sampled all at once ever after.
 */
export function turnOf(directorId: string): number {
  const tail = Number.parseInt(directorId.slice(-8), 16);
  return Number.isNaN(tail) ? 0 : tail / 2 ** 32;
}

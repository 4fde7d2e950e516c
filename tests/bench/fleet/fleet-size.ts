/** How much the fleet is: each director is a cluster of its own, with one VIP and the services on its ports. */
export type FleetSize = {
  readonly directors: number;
  readonly services: number;
  /** Of each service. */
  readonly destinations: number;
};

/** Of the first service and of its destinations: by direct routing packets arrive at the port that the client asked for. */
export const firstPort = 1_000;

/** `director` and `server` count from 0. */
export function vipOf(director: number): string {
  return `10.200.${director}.1`;
}

export function serverAddress(director: number, server: number): string {
  return `10.100.${director}.${10 + server}`;
}

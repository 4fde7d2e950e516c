type About = {
  readonly clusterId: string | null;
  readonly hostId: string | null;
  readonly operationId: string | null;
};

/** The page on what an alert or an event is about: its operation, its cluster or its host; null = there is none. */
export function alertPlace({ clusterId, hostId, operationId }: About): string | null {
  if (operationId !== null) return `/operations/${operationId}`;
  if (clusterId !== null) return `/clusters/${clusterId}`;
  return hostId === null ? null : `/hosts/${hostId}`;
}

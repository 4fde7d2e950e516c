import type { HostPlan, Wave, WaveKind } from "./model";

export type HostPlans = {
  /** Real servers that get something, and those that stay as they are. */
  readonly joining: readonly HostPlan[];
  readonly directors: readonly HostPlan[];
  /** Host of the director that holds a VIP now, or that will, being the one with the highest priority. */
  readonly masterHostId: string | null;
  /** Real servers that lose something. */
  readonly leaving: readonly HostPlan[];
  /** Directors that the cluster no longer has. */
  readonly removed: readonly HostPlan[];
};

/**
 * The order in which hosts change: a real server can take packets for a VIP before any director sends them, and keeps
 * taking them until no director does; the director that carries the traffic changes last of the directors, when the
 * others have proved the same change. Step ids get their place in the plan, so that they are unique in it.
 */
export function orderWaves({ joining, directors, masterHostId, leaving, removed }: HostPlans): Wave[] {
  const waves: [WaveKind, readonly HostPlan[]][] = [
    ["joining", joining],
    ["backup-directors", directors.filter(({ hostId }) => hostId !== masterHostId)],
    ["master-director", directors.filter(({ hostId }) => hostId === masterHostId)],
    ["leaving", [...removed, ...leaving]],
  ];
  return waves
    .filter(([, hosts]) => hosts.length > 0)
    .map(([kind, hosts]) => ({ kind, hosts: hosts.map((host, index) => withPlace(host, `${kind}.${index + 1}`)) }));
}

function withPlace(host: HostPlan, place: string): HostPlan {
  return { ...host, steps: host.steps.map((step) => ({ ...step, id: `${place}.${step.id}` })) };
}

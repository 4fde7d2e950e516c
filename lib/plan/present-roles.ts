import type { HostPlan, Wave } from "./model";

/**
 * The waves with the directors in the order of the roles that they have now: VRRP may have moved the VIPs since the plan
 * was made, and the director that carries the traffic changes last. `holders` are the hosts that hold a VIP of the
 * cluster. While the planned master still holds one, or nobody does, everything stays as planned.
 */
export function withPresentRoles(waves: readonly Wave[], holders: ReadonlySet<string>): readonly Wave[] {
  const directors = waves.filter(isOfDirectors).flatMap(({ hosts }) => hosts);
  const planned = waves.find(({ kind }) => kind === "master-director")?.hosts ?? [];
  const master = directors.find(({ hostId }) => holders.has(hostId));
  if (master === undefined || planned.some(({ hostId }) => holders.has(hostId))) return waves;
  const place = waves.findIndex(isOfDirectors);
  const backups = directors.filter((host) => host !== master);
  return [
    ...waves.slice(0, place).filter((wave) => !isOfDirectors(wave)),
    ...wave("backup-directors", backups),
    ...wave("master-director", [master]),
    ...waves.slice(place).filter((wave) => !isOfDirectors(wave)),
  ];
}

function wave(kind: Wave["kind"], hosts: readonly HostPlan[]): Wave[] {
  return hosts.length === 0 ? [] : [{ kind, hosts }];
}

function isOfDirectors({ kind }: Wave): boolean {
  return kind === "backup-directors" || kind === "master-director";
}

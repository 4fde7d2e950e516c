/**
 * The hosts of the lab. Each has eth0 10.77.0.N and fd77::N (the LAN that the VIPs are on), eth1 10.78.0.N (the inner
 * side of NAT; not the client) and mgmt0 10.79.0.N (SSH), and answers SSH on the machine itself at <loop>.N.
 */
export const labHosts = [
  { name: "director1", octet: 11, role: "director" },
  { name: "director2", octet: 12, role: "director" },
  { name: "rs1", octet: 21, role: "rs" },
  { name: "rs2", octet: 22, role: "rs" },
  { name: "rs3", octet: 23, role: "rs" },
  { name: "rs4", octet: 24, role: "rs" },
  { name: "client", octet: 100, role: "client" },
] as const;

export type LabHost = (typeof labHosts)[number];
export type LabHostName = LabHost["name"];

/** The control daemon in the lab's own kernel: <loop>.1 outside, 10.79.0.2 inside (10.79.0.1 is the machine's end). */
export const controlHost = { name: "lab", octet: 1 } as const;

/** Where a host's sshd listens inside the lab. */
export function managementAddress(octet: number): string {
  return `10.79.0.${octet === controlHost.octet ? 2 : octet}`;
}

/** The host's own address on the LAN: a director's DIP, a real server's RIP, the client's CIP. */
export function lanAddress(name: LabHostName): string {
  return `10.77.0.${labHost(name).octet}`;
}

export function labHost(name: string): LabHost {
  const host = labHosts.find((candidate) => candidate.name === name);
  if (host === undefined) throw new Error(`no lab host ${name}`);
  return host;
}

import { addressesOf } from "@/components/cluster/host-addresses";
import type { HostResource } from "@/lib/api/resources/host";
import type { CreateImport, ImportPreview } from "@/lib/api/resources/import";

type Cluster = ImportPreview["clusters"][number];

export type DirectorChoice = { readonly hostId?: string; readonly address?: string; readonly interface?: string };

/** What somebody has entered or changed; everything else is as proposed. */
export type HostChoices = {
  /** By the director's id in the preview. */
  readonly directors: Readonly<Record<string, DirectorChoice>>;
  /** By address; null = no host. */
  readonly realServers: Readonly<Record<string, string | null>>;
};

/** The known host that has this address, if there is one. */
export function hostOf(address: string, hosts: readonly HostResource[]): HostResource | undefined {
  return hosts.find((host) => host.address === address || addressesOf(host).some((own) => own.address === address));
}

export type ChosenDirector = { readonly hostId: string | null; readonly address: string; readonly interface: string };

/** A director as it will be created, as far as it is known. */
export function chosenDirector(
  director: Cluster["directors"][number],
  choice: DirectorChoice | undefined,
  hosts: readonly HostResource[],
): ChosenDirector {
  const known = isUnspecified(director.address) ? "" : director.address;
  const namesake = hosts.find(({ name }) => name === director.name);
  return {
    hostId: choice?.hostId ?? (hostOf(known, hosts) ?? namesake)?.id ?? null,
    address: choice?.address ?? known,
    interface: choice?.interface ?? director.interface,
  };
}

function isUnspecified(address: string): boolean {
  return address === "0.0.0.0" || address === "::";
}

/** The part of the request that says which hosts they are. */
export function importBody(
  cluster: Cluster,
  { directors, realServers }: HostChoices,
  hosts: readonly HostResource[],
): Pick<CreateImport, "realServers"> & { directors: object[] } {
  return {
    directors: cluster.directors.flatMap((director) => {
      const { hostId, address, interface: device } = chosenDirector(director, directors[director.id], hosts);
      return hostId === null
        ? []
        : [{ id: director.id, hostId, ...(address !== "" && { address }), interface: device }];
    }),
    realServers: cluster.realServers.flatMap(({ address }) => {
      const chosen = realServers[address];
      const hostId = chosen === undefined ? (hostOf(address, hosts)?.id ?? null) : chosen;
      return hostId === null ? [] : [{ address, hostId }];
    }),
  };
}

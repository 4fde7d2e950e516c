import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import type { IpAddress } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";

/** Which connections of a director are meant; each part that is null narrows nothing. */
export type ConnectionScope = {
  readonly services: readonly ScopedService[] | null;
  /** Port 0 = any. */
  readonly destination: Endpoint | null;
  readonly client: IpAddress | null;
};

export type ScopedService = {
  readonly key: ServiceKey;
  /**
   * Its destinations, which only a service by mark needs: a connection does not say which mark it came by, so those that
   * went to one of its destinations count as its own.
   */
  readonly destinations: readonly Endpoint[];
};

export type StateCount = { readonly state: string; readonly count: number };

export type ConnectedClient = {
  readonly address: IpAddress;
  readonly connections: number;
  readonly states: readonly StateCount[];
  /** Seconds until the first of its connections is forgotten, if nothing more comes. */
  readonly soonestExpirySec: number;
};

/** What keeps a client with its destination. Made for whole networks where the service's mask says so. */
export type PersistenceTemplate = {
  readonly client: IpAddress;
  /** As serviceKeyText; a port of 0 where the template holds for every port. */
  readonly service: string;
  readonly destination: Endpoint;
  readonly expiresSec: number;
};

/** What the connection table of a director holds of a scope. */
export type ConnectionCount = {
  /** Active and inactive of all destinations, by the kernel's own counters: what a whole reading would come to. */
  readonly counted: number;
  /** Entries that were read, templates left out. */
  readonly read: number;
  /** False = the time was over before the end of the table: the figures are of those that were read. */
  readonly isWhole: boolean;
  readonly connections: number;
  readonly states: readonly StateCount[];
  /** Different clients; of `clientsMax` and more, those that came later are not told apart. */
  readonly clients: number;
  readonly isClientsCut: boolean;
  /** Those with the most connections. */
  readonly topClients: readonly ConnectedClient[];
  readonly templates: number;
  /** Some of them when they are many. */
  readonly someTemplates: readonly PersistenceTemplate[];
};

/** Clients that are told apart on the director: 50 000 are some 15 MB in its awk. */
export const clientsMax = 50_000;
export const topClientsMax = 100;
export const someTemplatesMax = 200;

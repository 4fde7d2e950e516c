import type { ListedDestination } from "@/lib/ipvs/parse-listing";
import type { IpvsCounters } from "@/lib/ipvs/parse-stats";
import type { IpAddress } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";

/** One reading of a director, before rates. */
export type RawSample = {
  readonly services: readonly RawService[];
  /** Every address of the host that it answers for. */
  readonly addresses: ReadonlySet<IpAddress>;
  readonly keepalivedRunning: boolean;
};

export type RawService = {
  readonly key: ServiceKey;
  readonly scheduler: string;
  readonly persistenceSec: number | null;
  readonly counters: IpvsCounters;
  readonly destinations: readonly RawDestination[];
};

export type RawDestination = ListedDestination & {
  readonly address: IpAddress;
  readonly port: number;
  readonly counters: IpvsCounters;
};

import type { IpvsDestination, ServiceKey } from "@/lib/ipvs/model";
import type { IpAddress } from "@/lib/model/address";

/** One reading of a director, before rates. Counters are the kernel's, 64 bit, since the service was added. */
export type RawCounters = {
  readonly connections: bigint;
  readonly inPackets: bigint;
  readonly outPackets: bigint;
  readonly inBytes: bigint;
  readonly outBytes: bigint;
};

export type RawDestination = Pick<IpvsDestination, "address" | "port" | "forwarding" | "weight"> & {
  readonly active: number;
  readonly inactive: number;
  readonly counters: RawCounters;
};

export type RawService = {
  readonly key: ServiceKey;
  readonly scheduler: string;
  readonly persistenceSec: number | null;
  readonly counters: RawCounters;
  readonly destinations: readonly RawDestination[];
};

export type RawSample = {
  readonly services: readonly RawService[];
  /** Every address of the host that it answers for. */
  readonly addresses: ReadonlySet<IpAddress>;
  readonly keepalivedRunning: boolean;
};

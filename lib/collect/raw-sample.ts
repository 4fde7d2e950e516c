import type { IpvsBanner } from "@/lib/ipvs/listing/read-banner";
import type { ListedDestination } from "@/lib/ipvs/parse-listing";
import type { Counters, KernelSettings } from "@/lib/live/snapshot";
import type { IpAddress } from "@/lib/model/address";
import type { InterfaceCounters } from "./parse-interfaces";
import type { Load } from "./parse-load";
import type { SampleForm } from "./sample-form";
import type { ServiceHead, ServiceHeads } from "./service-heads";

/** One reading of a director, before rates. */
export type RawSample = {
  readonly services: readonly RawService[];
  readonly banner: IpvsBanner | null;
  /** Every address of the host that it answers for. */
  readonly addresses: ReadonlySet<IpAddress>;
  readonly keepalivedRunning: boolean;
  readonly interfaces: readonly InterfaceCounters[];
  readonly load: Load | null;
  /** To read the next sample with; null = it must ask for them itself. */
  readonly heads: ServiceHeads | null;
  /** The same for the lines of the texts; null = the next one is read word by word. */
  readonly form: SampleForm | null;
  /** Null = not asked for this time, or not readable. */
  readonly settings: KernelSettings | null;
};

export type RawService = ServiceHead & {
  readonly counters: Counters;
  readonly destinations: readonly RawDestination[];
};

export type RawDestination = ListedDestination & {
  /** Its address and port as text. */
  readonly key: string;
  /** The same behind its service's id: by this its rates are known. Made once, because there are many and each is looked up often. */
  readonly id: string;
  /** Clients that are kept with it; null = the service keeps none, or they could not be counted. */
  readonly templates: number | null;
  readonly address: IpAddress;
  readonly port: number;
  readonly counters: Counters;
};

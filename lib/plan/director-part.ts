import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import type { ServiceKey } from "@/lib/model/service-key";
import type { ObservedDirector } from "./model";

/** What the plan of one director is made from. */
export type DirectorPart = {
  readonly cluster: DesiredCluster;
  readonly director: DesiredDirector;
  readonly hostName: string;
  readonly observed: ObservedDirector;
  /** Services that our own files on this director name: whatever else is in the kernel is somebody else's. */
  readonly ownedKeys: readonly ServiceKey[];
  readonly sha256: (text: string) => string;
};

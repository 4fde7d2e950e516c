import { z } from "zod";
import { directorSnapshotSchema, liveDestinationSchema, liveServiceSchema } from "@/lib/live/snapshot";
import type { DesiredCluster } from "@/lib/model/cluster";

/** What alerts need of a snapshot. It is read every few seconds for every director: the figures are left where they are. */
export const seenSnapshotSchema = directorSnapshotSchema
  .pick({ sampledAt: true, freshAt: true, status: true, problem: true, vips: true })
  .extend({
    services: z.array(
      liveServiceSchema
        .pick({ key: true })
        .extend({ destinations: z.array(liveDestinationSchema.pick({ key: true, weight: true })) }),
    ),
  });

export type SeenSnapshot = z.infer<typeof seenSnapshotSchema>;
export type SeenService = SeenSnapshot["services"][number];

/** A director as it is seen now. Only what a fresh one shows is a fact. */
export type DirectorView = {
  readonly directorId: string;
  readonly hostId: string;
  readonly name: string;
  /** For how long there has been no good sample; 0 = the newest one is good and recent. */
  readonly lostSec: number;
  /** Why the last attempt brought none: a code under `errors.`, or "". */
  readonly problem: string;
  /** Null = never sampled. */
  readonly snapshot: SeenSnapshot | null;
};

/** Everything by which the conditions of a cluster are told, read at one moment. */
export type ClusterView = {
  readonly clusterId: string;
  /** What is in force; null = nothing was ever applied. */
  readonly applied: DesiredCluster | null;
  /** An operation writes to its hosts: what they show is neither the old state nor the new one. */
  readonly isChanging: boolean;
  readonly directors: readonly DirectorView[];
  readonly drift: readonly { readonly hostId: string; readonly hostName: string; readonly object: string }[];
  /** The newest change that ended, if it did not end well. */
  readonly failure: { readonly operationId: string; readonly state: string; readonly kind: string } | null;
  /** VIPs that were asked for and did not answer. */
  readonly silentVips: readonly { readonly vip: string; readonly holder: string; readonly askedBy: string }[];
};

/** A sample older than this says nothing of now: three periods of the collector, and one for the way. */
export const freshSec = 8;

export function isFresh({ snapshot, lostSec }: DirectorView): boolean {
  return snapshot !== null && lostSec <= freshSec;
}

/** Fresh directors that hold a VIP. */
export function holdersOf(view: ClusterView, vip: string): DirectorView[] {
  return view.directors.filter((director) => isFresh(director) && director.snapshot?.vips.includes(vip) === true);
}

import { z } from "zod";
import { schedulerSchema, thresholdSchema, weightSchema } from "@/lib/model/atoms";
import { persistenceSchema } from "@/lib/model/cluster";

/** How a host can differ from what was applied last. */
export const driftKinds = [
  /** The kernel of a director has none of the services any more: an alarm, and never mended without a person. */
  "table_vanished",
  "service_missing",
  "service_present",
  "service_differs",
  "destination_missing",
  "destination_differs",
  "thresholds_differ",
  "destination_unexpected",
  "file_present",
  "file_differs",
  "address_missing",
  "address_present",
  "sysctl_differs",
  "set_up",
  "boot_disabled",
  "boot_enabled",
  "keepalived_stopped",
  /** VIPs are VRRP's to place, so no plan mends these. */
  "vip_nowhere",
  "vip_twice",
  /** On a director whose keepalived did not put it there. */
  "vip_misplaced",
] as const;

export type DriftKind = (typeof driftKinds)[number];

/** Drift by which clients may get no answer now. */
export function isAlarm(kind: DriftKind): boolean {
  return kind === "table_vanished" || kind === "vip_nowhere" || kind === "vip_twice";
}

/** What was changed by hand, as the edit of the draft that makes it the desired state. */
export const adoptableSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("destination"),
    destinationId: z.string(),
    weight: weightSchema,
    upperThreshold: thresholdSchema,
    lowerThreshold: thresholdSchema,
  }),
  z.object({
    kind: z.literal("service"),
    serviceId: z.string(),
    scheduler: schedulerSchema,
    persistence: persistenceSchema.nullable(),
  }),
]);

export type Adoptable = z.infer<typeof adoptableSchema>;

/** The same fact in the three states; null = it is not there. In the words of ipvsadm, ip and sysctl. */
export type DriftValues = {
  readonly desired: string | null;
  readonly file: string | null;
  readonly kernel: string | null;
};

/** One way in which one host is not as applied. Host, kind and object say which one it is from look to look. */
export type Drift = DriftValues & {
  readonly hostId: string;
  readonly hostName: string;
  readonly role: "director" | "real-server";
  readonly kind: DriftKind;
  /** E.g. "TCP 10.77.0.100:80", the same with a destination after it, a path, an address, the name of a sysctl. */
  readonly object: string;
  readonly adoptable: Adoptable | null;
};

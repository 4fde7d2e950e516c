import type { HostRecords } from "@/lib/hosts/host-records";
import type { Keyring } from "@/lib/secrets/keyring";
import type { OperationDeps } from "../deps";

/** What operations on one host need beyond those on clusters. */
export type HostOperationDeps = OperationDeps & {
  readonly records: HostRecords;
  readonly keyring: Pick<Keyring, "sshPublicKey" | "open">;
};

import { type Family, familyOf } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";

/** The address family of a service's clients; firewall marks carry it apart. */
export function serviceFamily(key: ServiceKey): Family {
  return key.kind === "fwmark" ? key.family : familyOf(key.address);
}

/** The prefix length at which each client stands for itself. */
export function maxPrefix(family: Family): 32 | 128 {
  return family === "inet" ? 32 : 128;
}

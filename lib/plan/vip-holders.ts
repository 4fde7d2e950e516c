import type { IpAddress } from "@/lib/model/address";
import type { ObservedDirector } from "./model";

/** Which directors hold an address; on lo it is only taken, as real servers do, and announced to nobody. */
export function vipHolders(directors: readonly ObservedDirector[], vip: IpAddress): ObservedDirector[] {
  return directors.filter(({ addresses }) => addresses.some((one) => one.address === vip && one.interface !== "lo"));
}

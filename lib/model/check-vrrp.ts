import { familyOf } from "./address";
import type { DesiredCluster } from "./cluster";
import { errorAt, type Problem } from "./problem";

/** VRRP version 3, which IPv6 needs, counts centiseconds in 12 bits: 40.95 s at most (RFC 5798 5.2.7). */
const maxAdvertIntervalV3Sec = 40;

/** The advert interval fits the version of VRRP that the addresses ask for. */
export function checkVrrp({ vrrp, directors, vips }: DesiredCluster): Problem[] {
  const inet6 = [...directors, ...vips].some(({ address }) => familyOf(address) === "inet6");
  if (vrrp === null || !inet6 || vrrp.advertIntervalSec <= maxAdvertIntervalV3Sec) return [];
  return [errorAt(["vrrp", "advertIntervalSec"], "vrrp.advert_v3", { max: maxAdvertIntervalV3Sec })];
}

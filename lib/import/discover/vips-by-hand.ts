import type { DraftCluster, DraftService, DraftVip } from "@/lib/import/draft";
import { listenerAddresses } from "@/lib/import/listener-addresses";
import type { DraftContext } from "./draft-director";
import type { Discovery } from "./model";

/** The VIPs of services that keepalived does not know of, as somebody has put them on an interface by hand. */
export function vipsByHand(
  file: DraftCluster,
  unknown: readonly DraftService[],
  { addresses }: Discovery,
  { report }: DraftContext,
): DraftVip[] {
  const known = new Set(file.vips.map(({ address }) => address));
  return unknown.flatMap(({ at, listener }) =>
    listenerAddresses(listener).flatMap((address) => {
      const held = addresses.find((one) => one.address === address);
      if (held === undefined || known.has(address)) return [];
      known.add(address);
      report.warning(at, "discover.vip_by_hand", { address, interface: held.interface });
      return [{ at, address, prefixLength: held.prefixLength, vrrpInstanceId: null }];
    }),
  );
}

import type { DraftCluster, DraftVip } from "@/lib/import/draft";
import { listenerAddresses } from "@/lib/import/listener-addresses";
import type { DraftContext } from "./draft-director";
import { kernelSettings } from "./kernel-settings";
import { placeOfListed } from "./listed-place";
import type { DiscoveredDirector } from "./model";
import { ownAddress } from "./own-address";

/** The highest of the cluster holds the VIPs: above what every other director gets. */
const holdersPriority = 150;
const othersPriority = 100;

/** A director without keepalived, out of its table and its addresses: who has the VIPs now is the one that holds them. */
export function draftFromKernel(
  kernel: DraftCluster | null,
  { found }: DiscoveredDirector,
  context: DraftContext,
): DraftCluster | null {
  const [own] = kernel?.directors ?? [];
  if (kernel === null || own === undefined) return null;
  const vips = heldVips(kernel, found.addresses);
  const priority = (vips.length > 0 ? holdersPriority : othersPriority) - context.index;
  const directors = [{ ...own, ...ownAddress(kernel, own, found), priority }];
  return { ...kernel, vips, directors, ipvs: kernelSettings(kernel, found, placeOfListed(context)) };
}

function heldVips({ services }: DraftCluster, addresses: DiscoveredDirector["found"]["addresses"]): DraftVip[] {
  const vips = services.flatMap(({ at, listener }) =>
    listenerAddresses(listener).flatMap((address): DraftVip[] => {
      const held = addresses.find((one) => one.address === address);
      return held === undefined ? [] : [{ at, address, prefixLength: held.prefixLength, vrrpInstanceId: null }];
    }),
  );
  return vips.filter(({ address }, index) => vips.findIndex((vip) => vip.address === address) === index);
}
